using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Checking;

/// <summary>What came of looking at a listing, or of calling: all is right, or nobody answered. It holds for what she saw: if that is another now, she looks again.</summary>
internal static class CheckListing
{
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public static async Task<IResult> Right(
        HttpContext http,
        Caller caller,
        AppDb db,
        TimeProvider clock,
        IDataProtectionProvider seals,
        NodeState node,
        Guid id
    )
    {
        var by = await InHerReach.IsOwn(db, caller, id, http.RequestAborted) ? EditWords.CheckedByItself() : CheckingWords.ByTelephone();
        return await Change(http, caller, db, clock, seals, node, id, "checked", l => CheckRule.Confirm(l, Today(clock), by));
    }

    public static Task<IResult> NoAnswer(
        HttpContext http,
        Caller caller,
        AppDb db,
        TimeProvider clock,
        IDataProtectionProvider seals,
        NodeState node,
        Guid id
    ) => Change(http, caller, db, clock, seals, node, id, "no-answer", l => CheckRule.NotAnswered(l, Today(clock)));

    /// <summary>Tells what everybody reads of an entry from what they read before; that it was checked meanwhile is no other entry.</summary>
    public static string MarkOf(ListingView<PublicReader> view)
    {
        var read = view with { CheckedOn = null, CheckedBy = null, NotReached = null, LastModified = null };
        return StoredJson.MarkOf(read);
    }

    private static async Task<IResult> Change(
        HttpContext http,
        Caller caller,
        AppDb db,
        TimeProvider clock,
        IDataProtectionProvider seals,
        NodeState node,
        Guid id,
        string done,
        Func<Listing, Listing> change
    )
    {
        var (cancel, form) = (http.RequestAborted, await http.Form());
        var mark = form.One("mark", 40);
        string before;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            var kept = await InHerReach.Hold(db, caller, id, cancel);
            var view = await db.PublicListings.AsNoTracking().Where(p => p.Id == id).Select(p => p.View).SingleAsync(cancel);
            if (mark != MarkOf(view))
            {
                var isOwn = await InHerReach.IsOwn(db, caller, id, cancel);
                return new RazorComponentResult<ChecksPage>(
                    new { Listings = new[] { ListChecks.Of(view, kept.Document, isOwn) }, Fault = CheckingText.ChangedSince }
                )
                {
                    StatusCode = 409,
                };
            }
            var former = kept.Document;
            await Write(http, caller, db, clock, kept, change);
            await transaction.CommitAsync(cancel);
            before = UndoCheck.Seal(seals, caller, former, kept);
        }
        var country = ListChecks.In(node, caller, form.One("country", 2));
        return new SeeOther($"/{http.Language().Code}/checks?done={done}&entry={id}&before={before}{country}");
    }

    /// <summary>Writes a new state of a listing in her reach, in a transaction of its own, and publishes it. Nothing happens when the state stays the same.</summary>
    public static async Task Write(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id, Func<Listing, Listing> change)
    {
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Write(http, caller, db, clock, await InHerReach.Hold(db, caller, id, cancel), change);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The same of one that is held, in the caller's transaction.</summary>
    public static async Task Write(
        HttpContext http,
        Caller caller,
        AppDb db,
        TimeProvider clock,
        ListingRecord kept,
        Func<Listing, Listing> change
    )
    {
        var changed = change(kept.Document);
        if (ReferenceEquals(changed, kept.Document))
            return;
        await EditHistory.Write(db, caller, kept, changed, clock.GetUtcNow(), http.RequestAborted);
        await OwnListings.Publish(http, db, caller, kept.Id, clock);
    }
}
