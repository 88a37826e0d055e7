using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Feeds;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Imports;

namespace Tirek.Server.Feeds;

/// <summary>Shows what taking a reading back would do, and has it done in the background.</summary>
internal static class TakeReadingBack
{
    public static async Task<IResult> Page(HttpContext http, AppDb db, TimeProvider clock, Guid id) =>
        Show(id, await Plan(db, clock, id, http.RequestAborted), isOther: false);

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, now, mark) = (http.RequestAborted, clock.GetUtcNow(), (await http.Form()).One("mark", 40));
        var plan = await Plan(db, clock, id, cancel);
        if (StoredJson.MarkOf(plan) != mark)
            return Show(id, plan, isOther: true);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var asked = await db
            .FeedReadings.Where(r => r.RunId == id && r.State == FeedState.ToTakeBack)
            .Select(r => (Guid?)r.Id)
            .FirstOrDefaultAsync(cancel);
        var reading = new FeedReading
        {
            Id = asked ?? Guid.CreateVersion7(now),
            By = caller.Person,
            FileName = plan.Source,
            Source = plan.Source,
            At = now,
            State = FeedState.ToTakeBack,
            Doubts = [],
            RunId = id,
            Shown = StoredJson.Write(plan),
        };
        if (asked is null)
        {
            db.FeedReadings.Add(reading);
            await db.SaveChangesAsync(cancel);
            await OpenFeeds.Record(http, db, caller, id, clock);
            await transaction.CommitAsync(cancel);
        }
        return new SeeOther($"/{http.Language().Code}/feeds/editions/{reading.Id}");
    }

    private static async Task<FeedReturn> Plan(AppDb db, TimeProvider clock, Guid id, CancellationToken cancel)
    {
        try
        {
            var plan = await new UndoImport(db, clock).Plan(id.ToString(), cancel);
            db.ChangeTracker.Clear();
            return View(plan);
        }
        catch (CommandRefusal)
        {
            // There is none, it was taken back, or a later one has to be first: no page of ours leads here then.
            throw Problems.NotFound();
        }
    }

    /// <summary>What is shown of a plan, and has to be the same when it is done.</summary>
    public static FeedReturn View(UndoPlan plan) =>
        new(plan.Source, plan.Run.StartedAt, plan.Removed, plan.Restored, plan.Opened, plan.Telephones);

    private static RazorComponentResult<TakeReadingBackPage> Show(Guid id, FeedReturn plan, bool isOther) =>
        new(
            new
            {
                Id = id,
                Plan = plan,
                Mark = StoredJson.MarkOf(plan),
                IsOther = isOther,
            }
        )
        {
            StatusCode = isOther ? 409 : 200,
        };
}
