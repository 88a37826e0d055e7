using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Imports;

/// <summary>
/// Of a source that is read by itself, what was found wrong is kept of the last readings (<see cref="FeedRule.FindingsKept"/>) and of each that a person took; what
/// the older ones found goes, with the reports in the node's folder. Their numbers stay, and so does what takes them back.
/// </summary>
internal static class ForgetFindings
{
    public static async Task Of(AppDb db, NodeFolder folder, string source, CancellationToken cancel)
    {
        var old = await db
            .ImportRuns.AsNoTracking()
            .Where(r => db.ImportSources.Any(s => s.Id == r.SourceId && s.Name == source))
            .OrderByDescending(r => r.Id)
            .Skip(FeedRule.FindingsKept)
            .ToListAsync(cancel);
        var subjects = old.Select(r => r.Id.ToString()).ToList();
        var unseen = await db
            .AuditEntries.Where(a => a.Act == ImportFeed.Act && a.By == AuditTrail.Schedule && subjects.Contains(a.Subject))
            .Select(a => a.Subject)
            .ToHashSetAsync(cancel);
        old.RemoveAll(r => !unseen.Contains(r.Id.ToString()));
        var ids = old.Select(r => r.Id).ToList();
        await db.ImportDefects.Where(d => ids.Contains(d.RunId)).ExecuteDeleteAsync(cancel);
        await db.QuarantinedRows.Where(q => ids.Contains(q.RunId)).ExecuteDeleteAsync(cancel);
        foreach (var report in old.SelectMany(r => WriteReport.PathsOf(folder, r)).Where(File.Exists))
            File.Delete(report);
    }
}
