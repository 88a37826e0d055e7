using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Feeds;

/// <summary>What was read of a source, when, and what it changed; newest first.</summary>
internal static class ShowSource
{
    private const int PerPage = 20;

    public static async Task<IResult> Page(HttpContext http, AppDb db, Guid id, int? page)
    {
        var cancel = http.RequestAborted;
        var name =
            await db.ImportSources.Where(s => s.Id == id).Select(s => s.Name).SingleOrDefaultAsync(cancel) ?? throw Problems.NotFound();
        var runs = db.ImportRuns.AsNoTracking().Where(r => r.SourceId == id);
        var pages = Math.Max(1, (await runs.CountAsync(cancel) + PerPage - 1) / PerPage);
        var at = Math.Clamp(page ?? 1, 1, pages);
        var last = await runs.Where(r => r.TakenBackAt == null)
            .OrderByDescending(r => r.Id)
            .Select(r => (Guid?)r.Id)
            .FirstOrDefaultAsync(cancel);
        var shown = await runs.OrderByDescending(r => r.Id).Skip((at - 1) * PerPage).Take(PerPage).ToListAsync(cancel);
        return new RazorComponentResult<FeedSourcePage>(
            new
            {
                Id = id,
                Name = name,
                Runs = shown.Select(r => OpenFeeds.View(r, last)).ToList(),
                At = at,
                Pages = pages,
            }
        );
    }
}
