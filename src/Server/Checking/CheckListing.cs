using Tirek.Domain.Checking;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;

namespace Tirek.Server.Checking;

/// <summary>What came of looking at a listing, or of calling: all is right, or nobody answered.</summary>
internal static class CheckListing
{
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public static async Task<IResult> Right(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var by = await InHerReach.IsOwn(db, caller, id, http.RequestAborted) ? EditWords.CheckedByItself() : CheckingWords.ByTelephone();
        return await Change(http, caller, db, clock, id, l => CheckRule.Confirm(l, Today(clock), by));
    }

    public static Task<IResult> NoAnswer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id) =>
        Change(http, caller, db, clock, id, l => CheckRule.NotAnswered(l, Today(clock)));

    private static async Task<IResult> Change(
        HttpContext http,
        Caller caller,
        AppDb db,
        TimeProvider clock,
        Guid id,
        Func<Listing, Listing> change
    )
    {
        await Write(http, caller, db, clock, id, change);
        return new SeeOther($"/{http.Language().Code}/checks");
    }

    /// <summary>Writes a new state of a listing in her reach, in a transaction of its own, and publishes it. Nothing happens when the state stays the same.</summary>
    public static async Task Write(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id, Func<Listing, Listing> change)
    {
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var kept = await InHerReach.Hold(db, caller, id, cancel);
        var changed = change(kept.Document);
        if (ReferenceEquals(changed, kept.Document))
            return;
        await EditHistory.Write(db, caller, kept, changed, clock.GetUtcNow(), cancel);
        await OwnListings.Publish(http, db, caller, id, clock);
        await transaction.CommitAsync(cancel);
    }
}
