using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Hsds;
using Tirek.Server.Data;

namespace Tirek.Server.OpenData;

/// <summary><c>/hsds/service_at_locations</c>: services at each of their places.</summary>
internal static class ServeSites
{
    public static readonly IReadOnlySet<string> Parameters = new HashSet<string>
    {
        "search",
        "page",
        "per_page",
        "format",
        "taxonomy_term_id",
        "taxonomy_id",
        "organization_id",
        "modified_after",
        "full",
        "postcode",
        "proximity",
    };

    public static async Task List(HttpContext http, AppDb db)
    {
        var cancel = http.RequestAborted;
        var query = await ApiQuery.Read(http.Request, Parameters, cancel);
        var sites = await ApiFilters.Sites(db, query, cancel);
        await ApiLists.Answer(
            http,
            query,
            () => sites.CountAsync(cancel),
            async (skip, take) => await WithServices(db, await sites.OrderBy(s => s.Id).Skip(skip).Take(take).ToListAsync(cancel), cancel),
            () => All(db, sites, cancel),
            (json, s) => Write(json, s, ReadPublicListings.Form(query), http.IsDemonstration())
        );
    }

    public static async Task One(HttpContext http, Guid id, AppDb db)
    {
        var cancel = http.RequestAborted;
        var found = await db.PublicSites.AsNoTracking().Where(s => s.Id == id).ToListAsync(cancel);
        if (await WithServices(db, found, cancel) is not [var site])
            throw WrongRequest.NotFound("service at a location");
        await ApiLists.One(http, json => Write(json, site, HsdsForm.Full, http.IsDemonstration()));
    }

    private static void Write(Utf8JsonWriter json, Item item, HsdsForm form, bool isDemonstration) =>
        WriteHsds.AtLocation(
            json,
            item.Service.View,
            item.Service.View.Sites.First(s => s.Id == item.Id),
            item.Service.Organization,
            item.Service.ModifiedAt,
            form,
            isDemonstration
        );

    private static async IAsyncEnumerable<IReadOnlyList<Item>> All(
        AppDb db,
        IQueryable<PublicSite> sites,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var last = Guid.Empty;
        while (true)
        {
            var batch = await sites.Where(s => s.Id > last).OrderBy(s => s.Id).Take(ApiLists.Batch).ToListAsync(cancel);
            if (batch.Count == 0)
                yield break;
            last = batch[^1].Id;
            yield return await WithServices(db, batch, cancel);
        }
    }

    /// <summary>What was taken out between two queries is left out.</summary>
    private static async Task<IReadOnlyList<Item>> WithServices(AppDb db, IReadOnlyList<PublicSite> sites, CancellationToken cancel)
    {
        var ids = sites.Select(s => s.ListingId).Distinct().ToList();
        var listings = await db.PublicListings.AsNoTracking().Where(l => ids.Contains(l.Id)).ToListAsync(cancel);
        var services = (await ReadPublicListings.WithOrganizations(db, listings, cancel)).ToDictionary(s => s.View.Id);
        return
        [
            .. sites
                .Where(s => services.TryGetValue(s.ListingId, out var service) && service.View.Sites.Any(v => v.Id == s.Id))
                .Select(s => new Item(s.Id, services[s.ListingId])),
        ];
    }

    private sealed record Item(Guid Id, PublicItem Service);
}
