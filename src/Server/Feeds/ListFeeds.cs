using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Feeds;

/// <summary>The sources of the node, what waits to be decided, what comes on a schedule.</summary>
internal static class ListFeeds
{
    private const int PerPage = 20;
    private const int Lately = 10;

    public static async Task<IResult> Page(HttpContext http, AppDb db, NodeFolder folder, int? page)
    {
        var cancel = http.RequestAborted;
        if (folder.IsDemonstration)
            return new RazorComponentResult<FeedsPage>();
        FeedState[] open = [.. OpenFeeds.WithContent, .. OpenFeeds.ToWorkOn];
        var count = await db.ImportSources.CountAsync(cancel);
        var pages = Math.Max(1, (count + PerPage - 1) / PerPage);
        var at = Math.Clamp(page ?? 1, 1, pages);
        var readings = db.FeedReadings.AsNoTracking();
        return new RazorComponentResult<FeedsPage>(
            new
            {
                Open = (await readings.Where(r => open.Contains(r.State)).OrderBy(r => r.At).ToListAsync(cancel))
                    .Select(OpenFeeds.View)
                    .ToList(),
                Ended = (await readings.Where(r => r.EndedAt != null).OrderByDescending(r => r.EndedAt).Take(Lately).ToListAsync(cancel))
                    .Select(OpenFeeds.View)
                    .ToList(),
                Plans = (await db.FeedSchedules.AsNoTracking().OrderBy(s => s.Source).ToListAsync(cancel)).Select(OpenFeeds.View).ToList(),
                Sources = await Sources(db, at, cancel),
                At = at,
                Pages = pages,
            }
        );
    }

    private static async Task<IReadOnlyList<KnownSource>> Sources(AppDb db, int page, CancellationToken cancel)
    {
        var sources = await db
            .ImportSources.OrderBy(s => s.Name)
            .ThenBy(s => s.Id)
            .Skip((page - 1) * PerPage)
            .Take(PerPage)
            .Select(s => new
            {
                s.Id,
                s.Name,
                Services = db.Listings.Count(l => l.SourceId == s.Id && !l.IsGone),
                Last = db.ImportRuns.Where(r => r.SourceId == s.Id && r.TakenBackAt == null).OrderByDescending(r => r.Id).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return
        [
            .. sources.Select(s => new KnownSource(s.Id, s.Name, s.Last is { } last ? OpenFeeds.View(last, last.Id) : null, s.Services)),
        ];
    }
}
