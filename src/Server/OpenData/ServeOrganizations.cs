using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Hsds;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.OpenData;

/// <summary><c>/hsds/organizations</c>: those at which a public service stands.</summary>
internal static class ServeOrganizations
{
    public static readonly IReadOnlySet<string> Parameters = new HashSet<string>
    {
        "search",
        "page",
        "per_page",
        "format",
        "taxonomy_term_id",
        "taxonomy_id",
        "modified_after",
        "full",
        "full_service",
    };

    private static readonly IReadOnlySet<string> OfOne = new HashSet<string> { "full_service" };

    public static async Task List(HttpContext http, AppDb db)
    {
        var cancel = http.RequestAborted;
        var query = await ApiQuery.Read(http.Request, Parameters, cancel);
        var rows = ApiFilters.Organizations(db, query);
        await ApiLists.Answer(
            http,
            query,
            () => rows.CountAsync(cancel),
            async (skip, take) =>
                await WithServices(db, query, await rows.OrderBy(o => o.Id).Skip(skip).Take(take).ToListAsync(cancel), cancel),
            () => All(db, query, rows, cancel),
            (json, o) => Write(json, o, query, http.IsDemonstration())
        );
    }

    public static async Task One(HttpContext http, Guid id, AppDb db)
    {
        var cancel = http.RequestAborted;
        var query = await ApiQuery.Read(http.Request, OfOne, cancel) with { Full = true };
        var found = await db.PublicOrganizations.AsNoTracking().Where(o => o.Id == id).ToListAsync(cancel);
        if (found.Count == 0)
            throw await Removals.Absent(db, id, "organization", cancel);
        var organization = (await WithServices(db, query, found, cancel))[0];
        await ApiLists.One(http, json => Write(json, organization, query, http.IsDemonstration()));
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, Item item, ApiQuery query, bool isDemonstration) =>
        WriteHsds.Organization(
            json,
            item.View,
            item.Services,
            ReadPublicListings.Form(query),
            query.FullService ? HsdsForm.Full : HsdsForm.Short,
            isDemonstration
        );

    private static async IAsyncEnumerable<IReadOnlyList<Item>> All(
        AppDb db,
        ApiQuery query,
        IQueryable<PublicOrganization> rows,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var last = Guid.Empty;
        while (true)
        {
            var batch = await rows.Where(o => o.Id > last).OrderBy(o => o.Id).Take(ApiLists.Batch).ToListAsync(cancel);
            if (batch.Count == 0)
                yield break;
            last = batch[^1].Id;
            yield return await WithServices(db, query, batch, cancel);
        }
    }

    /// <summary>A parent is named only if it is public itself.</summary>
    private static async Task<IReadOnlyList<Item>> WithServices(
        AppDb db,
        ApiQuery query,
        IReadOnlyList<PublicOrganization> rows,
        CancellationToken cancel
    )
    {
        var parents = rows.Select(r => r.View.ParentOrganizationId).OfType<Guid>().Distinct().ToList();
        var shown = await db.PublicOrganizations.Where(o => parents.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel);
        var ids = query.Full ? rows.Select(r => r.Id).ToList() : [];
        var listings = (
            await db
                .PublicListings.AsNoTracking()
                .Where(l => l.OrganizationId != null && ids.Contains(l.OrganizationId.Value))
                .OrderBy(l => l.Id)
                .ToListAsync(cancel)
        ).ToLookup(l => l.OrganizationId!.Value);
        return
        [
            .. rows.Select(r => new Item(
                shown.Contains(r.View.ParentOrganizationId ?? default) ? r.View : r.View with { ParentOrganizationId = null },
                [.. listings[r.Id].Select(l => (l.View, (DateTimeOffset?)l.ModifiedAt))]
            )),
        ];
    }

    private sealed record Item(
        OrganizationView<PublicReader> View,
        IReadOnlyList<(ListingView<PublicReader> View, DateTimeOffset? Modified)> Services
    );
}
