using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Hsds;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.OpenData;

/// <summary>A public service with its organisation and the time of its last change.</summary>
internal sealed record PublicItem(ListingView<PublicReader> View, OrganizationView<PublicReader>? Organization, DateTimeOffset ModifiedAt);

/// <summary>Reads public services with their organisations: two queries for a page, two for each batch of a stream.</summary>
internal static class ReadPublicListings
{
    public static async Task<IReadOnlyList<PublicItem>> Page(
        AppDb db,
        IQueryable<PublicListing> rows,
        int skip,
        int take,
        CancellationToken cancel
    ) => await WithOrganizations(db, await rows.OrderBy(l => l.Id).Skip(skip).Take(take).ToListAsync(cancel), cancel);

    public static async IAsyncEnumerable<IReadOnlyList<PublicItem>> All(
        AppDb db,
        IQueryable<PublicListing> rows,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var last = Guid.Empty;
        while (true)
        {
            var batch = await rows.Where(l => l.Id > last).OrderBy(l => l.Id).Take(ApiLists.Batch).ToListAsync(cancel);
            if (batch.Count == 0)
                yield break;
            last = batch[^1].Id;
            yield return await WithOrganizations(db, batch, cancel);
        }
    }

    public static async Task<IReadOnlyList<PublicItem>> WithOrganizations(
        AppDb db,
        IReadOnlyList<PublicListing> rows,
        CancellationToken cancel
    )
    {
        var ids = rows.Select(r => r.OrganizationId).OfType<Guid>().Distinct().ToList();
        var organizations = await db
            .PublicOrganizations.AsNoTracking()
            .Where(o => ids.Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, o => o.View with { ParentOrganizationId = null }, cancel);
        return
        [
            .. rows.Select(r => new PublicItem(
                r.View,
                r.OrganizationId is { } id ? organizations.GetValueOrDefault(id) : null,
                r.ModifiedAt
            )),
        ];
    }

    /// <summary>Full services as they were written when they changed. What is skipped is skipped in the index of ids, without reading it.</summary>
    public static async Task<IReadOnlyList<WrittenListing>> Written(
        IQueryable<PublicListing> rows,
        int skip,
        int take,
        CancellationToken cancel
    )
    {
        var ids = await rows.OrderBy(l => l.Id).Skip(skip).Take(take).Select(l => l.Id).ToListAsync(cancel);
        return await rows.Where(l => ids.Contains(l.Id))
            .OrderBy(l => l.Id)
            .Select(l => new WrittenListing(l.Id, l.ModifiedAt, l.Hsds))
            .ToListAsync(cancel);
    }

    /// <summary>All of them, a batch at a time.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<WrittenListing>> AllWritten(
        IQueryable<PublicListing> rows,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var last = Guid.Empty;
        while (await Written(rows.Where(l => l.Id > last), 0, ApiLists.Batch, cancel) is { Count: > 0 } batch)
        {
            last = batch[^1].Id;
            yield return batch;
        }
    }

    public static HsdsForm Form(ApiQuery query) => query.Full ? HsdsForm.Full : HsdsForm.Short;
}
