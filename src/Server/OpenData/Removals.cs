using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.OpenData;

/// <summary><c>/hsds/removals</c>: what was public and is so no more. Who keeps copies asks here after each <c>modified_after</c>.</summary>
internal static class Removals
{
    public static readonly IReadOnlySet<string> Parameters = new HashSet<string> { "page", "per_page", "format", "modified_after" };

    public static async Task List(HttpContext http, AppDb db)
    {
        var cancel = http.RequestAborted;
        var query = await ApiQuery.Read(http.Request, Parameters, cancel);
        var rows = db.PublicRemovals.AsNoTracking();
        if (query.ModifiedAfter is { } after)
            rows = rows.Where(r => r.RemovedAt >= after);
        await ApiLists.Answer<ToldRemoval>(
            http,
            query,
            () => rows.CountAsync(cancel),
            async (skip, take) => await Told(db, rows).Skip(skip).Take(take).ToListAsync(cancel),
            () => Told(db, rows).AsAsyncEnumerable().Chunk(ApiLists.Batch).Select(IReadOnlyList<ToldRemoval> (b) => b),
            (json, told) =>
            {
                var removal = told.Removal;
                json.WriteStartObject();
                json.WriteString("id", removal.Id);
                json.WriteString("type", removal.Kind);
                json.WriteString(
                    "removed_at",
                    removal.RemovedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
                );
                if (told.MergedInto is { } kept)
                    json.WriteString("merged_into", kept);
                json.WriteEndObject();
            }
        );
    }

    /// <summary>In their order, each with the public listing that it was merged into, if it was.</summary>
    private static IQueryable<ToldRemoval> Told(AppDb db, IQueryable<PublicRemoval> rows) =>
        rows.OrderBy(r => r.RemovedAt)
            .ThenBy(r => r.Id)
            .Select(r => new ToldRemoval(
                r,
                db.ListingAliases.Where(a => a.Id == r.Id && db.PublicListings.Any(p => p.Id == a.KeptId))
                    .Select(a => (Guid?)a.KeptId)
                    .FirstOrDefault()
            ));

    private sealed record ToldRemoval(PublicRemoval Removal, Guid? MergedInto);

    /// <summary>Why there is no such record: it was removed, or there never was a public one.</summary>
    public static async Task<WrongRequest> Absent(AppDb db, Guid id, string kind, CancellationToken cancel) =>
        await db.PublicRemovals.AnyAsync(r => r.Id == id && r.Kind == kind, cancel)
            ? WrongRequest.Removed(kind)
            : WrongRequest.NotFound(kind);
}
