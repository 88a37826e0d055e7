using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Feeds;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Imports;
using Tirek.Server.Node;

namespace Tirek.Server.Feeds;

/// <summary>What the use cases about feeds share: which editions stand open, how one ends, how the trail is written.</summary>
internal static class OpenFeeds
{
    /// <summary>States in which the bytes of an edition are kept.</summary>
    public static readonly FeedState[] WithContent = [FeedState.ToCompare, FeedState.ToDecide, FeedState.ToTake];

    /// <summary>States in which the server has something to do.</summary>
    public static readonly FeedState[] ToWorkOn = [FeedState.ToCompare, FeedState.ToTake, FeedState.ToTakeBack];

    /// <summary>A demonstration takes no feed: invented and real never meet.</summary>
    public static void Refuse(NodeFolder folder)
    {
        if (folder.IsDemonstration)
            throw Problems.NotFound();
    }

    /// <exception cref="Problem">There is none.</exception>
    public static async Task<FeedReading> Find(AppDb db, Guid id, CancellationToken cancel) =>
        await db.FeedReadings.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) ?? throw Problems.NotFound();

    public static FeedEdition View(FeedReading r) =>
        new(
            r.Id,
            r.FileName,
            r.Source ?? r.Named,
            r.At,
            r.State,
            r.Fault,
            r.Step is not null,
            r.Percent,
            [.. r.Doubts.Select(d => Enum.Parse<FeedDoubt>(d))],
            r.RunId
        )
        {
            IsFetched = r.ScheduleId is not null,
        };

    public static FeedPlan View(FeedSchedule s) =>
        new(
            s.Id,
            s.Source,
            s.ShownAddress,
            s.Weekday,
            s.Hour,
            s.Country,
            s.PausedAt is not null,
            s.NextAt,
            s.TriedAt,
            s.Fault,
            s.Answered,
            s.Failures,
            s.HasExpired
        );

    public static FeedRun View(ImportRun r, Guid? last) =>
        new(r.Id, r.StartedAt, r.TakenBackAt, r.Added, r.Changed, r.Gone, r.Unchanged, r.Quarantined, r.Defects) { IsLast = r.Id == last };

    public static FeedDifference? DifferenceOf(FeedReading reading) =>
        reading.Shown is { } shown ? StoredJson.Read<FeedDifference>(shown) : null;

    /// <summary>Tells what was shown of an edition from anything else.</summary>
    public static string MarkOf(FeedReading reading) =>
        StoredJson.MarkOf(new Marked(Convert.ToHexString(reading.Digest ?? []), reading.Last, reading.Source, reading.Shown));

    /// <summary>Puts an edition that came into the database, sealed. Needs a transaction or makes one by itself.</summary>
    public static async Task Keep(AppDb db, FeedSeal seal, FeedReading reading, byte[] content, CancellationToken cancel)
    {
        db.FeedReadings.Add(reading);
        db.SealedFeeds.Add(new() { ReadingId = reading.Id, Sealed = seal.Close(content) });
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>An edition as it came. A packed one is never unpacked to a disk.</summary>
    /// <exception cref="CommandRefusal">It is none, or more than a server reads beside its pages.</exception>
    public static FeedFiles Read(byte[] content, string name)
    {
        var files = FeedFiles.Open(content, name);
        if (files.Files.Sum(f => f.Content.Length) <= FeedRule.LongestUnpacked)
            return files;
        files.Dispose();
        throw new CommandRefusal("The edition unpacks to more than a server reads beside its pages.", FeedFault.TooLarge);
    }

    /// <summary>Deletes the bytes of editions that are not open any more. In the transaction that ends them.</summary>
    public static async Task LetGo(AppDb db, CancellationToken cancel)
    {
        if (
            await db
                .SealedFeeds.Where(s => !db.FeedReadings.Any(r => r.Id == s.ReadingId && WithContent.Contains(r.State)))
                .ExecuteDeleteAsync(cancel) > 0
        )
            await LettingGo.Remember(db, cancel);
    }

    /// <summary>Writes the line of the trail. In the transaction of the act.</summary>
    public static Task Record(HttpContext http, AppDb db, Caller caller, Guid subject, TimeProvider clock) =>
        db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, subject), clock, http.RequestAborted);

    private sealed record Marked(string Digest, Guid? Last, string? Source, string? Shown);
}
