using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>
/// Puts a service back to the state before its newest change. That is a change like any other, and can be taken back too. What was found right or called
/// meanwhile stays so.
/// </summary>
internal static class UndoEdit
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        var asked = (await http.Form()).One("sequence", 10);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // It may make an address secret again, of which the others are to forget as well.
        await OwnListings.HoldAll(db, caller, cancel);
        var kept = await OwnListings.Hold(db, caller, id, cancel);
        // Somebody has written since she saw the page: hers to look at first.
        if (await EditHistory.Newest(db, id, cancel) is not (var change, var before) || asked != $"{change.Sequence}")
            throw Problems.ChangedMeanwhile();
        var former = await KeptPlaces.AtThoseLeft(db, before, kept.Document, cancel);
        // All that the change did was to make an address secret: it is not put back by a button. Whoever is sure types it anew.
        if (EditHistory.MarkOf(former) == EditHistory.MarkOf(kept.Document))
            return await ListPlaces.Show(http, caller, db, kept, fault: EditingText.UndoSecret);
        var shown = await KeptPlaces.SecretAgain(db, former, kept.Document, cancel);
        former = former with { At = [.. former.At.Select(a => shown.Any(s => s.Id == a.Id) ? a with { Description = null } : a)] };
        await EditHistory.Write(db, caller, kept, CheckRule.AsCheckedIn(former, kept.Document), clock.GetUtcNow(), cancel);
        await KeptPlaces.Write(db, kept, cancel);
        if (shown.Count > 0)
        {
            var own = await NewListing.Hold(db, caller, cancel);
            await ForgetHouse.Of(
                db,
                caller,
                own,
                [.. shown.Select(s => new SecretPlace(id, s.Id, s.LocationId))],
                clock.GetUtcNow(),
                cancel
            );
        }
        await OwnListings.Publish(http, db, caller, id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/services/{id}?done=saved");
    }
}
