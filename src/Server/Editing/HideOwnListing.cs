using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>
/// Takes a service out of every page, answer and index at once, because something in it leaked or is wrong, and puts it back. Nothing of it is lost; an import
/// does not undo it.
/// </summary>
internal static class HideOwnListing
{
    public static Task<IResult> Hide(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id) =>
        Set(true, http, caller, db, clock, id);

    public static Task<IResult> Show(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id) =>
        Set(false, http, caller, db, clock, id);

    private static async Task<IResult> Set(bool isHidden, HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var found = await db
            .Listings.OwnedBy(db, caller)
            .Where(l => l.Id == id)
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.IsHidden, isHidden).SetProperty(l => l.ChangedAt, clock.GetUtcNow()), cancel);
        if (found == 0)
            throw Problems.NotFound();
        await OwnListings.Publish(http, db, caller, id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/services?done={(isHidden ? "hidden" : "shown")}");
    }
}
