using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Documents;
using Tirek.Server.Data;
using Tirek.Server.Documents;
using Tirek.Server.Http;
using Tirek.Server.Imports;

namespace Tirek.Server.Feeds;

/// <summary>What a reading found, to read and to hand to whoever keeps the feed; made from what was stored of it, where no withheld value is.</summary>
internal static class ShowReport
{
    private const int RowsOfReason = 20;

    public static async Task<IResult> Page(HttpContext http, AppDb db, TimeProvider clock, Guid id)
    {
        var run = await Find(db, id, http.RequestAborted);
        return new RazorComponentResult<FeedReportPage>(
            new
            {
                Id = id,
                run.SourceId,
                Report = await Report(db, clock, id, http.RequestAborted),
            }
        );
    }

    public static async Task<IResult> Pdf(HttpContext http, AppDb db, TimeProvider clock, Guid id)
    {
        await Find(db, id, http.RequestAborted);
        return new PdfAnswer(await Report(db, clock, id, http.RequestAborted), "report");
    }

    /// <summary>Every defect.</summary>
    public static async Task<IResult> Table(HttpContext http, AppDb db, Guid id)
    {
        var cancel = http.RequestAborted;
        await Find(db, id, cancel);
        var found = await db
            .ImportDefects.AsNoTracking()
            .Where(d => d.RunId == id)
            .OrderBy(d => d.File)
            .ThenBy(d => d.Row)
            .ThenBy(d => d.Field)
            .ToListAsync(cancel);
        return new CsvAnswer(
            "report",
            [WriteReport.Heads, .. found.Select(d => WriteReport.RowOf(d.File, d.Row, d.Field, d.Reason, d.Done, d.Value))]
        );
    }

    private static Task<Report> Report(AppDb db, TimeProvider clock, Guid id, CancellationToken cancel) =>
        new PrintImport(db, clock).Describe(id.ToString(), RowsOfReason, cancel);

    /// <summary>What was found wrong in a reading that was taken back went with it.</summary>
    private static async Task<ImportRun> Find(AppDb db, Guid id, CancellationToken cancel) =>
        await db.ImportRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.TakenBackAt == null, cancel)
        ?? throw Problems.NotFound();
}
