using Tirek.Domain;
using Tirek.Domain.Claims;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Listings;

namespace Tirek.Server.Claims;

/// <summary>The owner gives an entry back that she had claimed: it is nobody's again, as its source says it.</summary>
internal static class GiveBack
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var claim = await db.ListingClaims.Of(caller).Hold(id, ClaimState.Confirmed, cancel);
        if (!await ReturnEntry.IsPossible(db, claim, cancel))
            throw Problems.ChangedMeanwhile();
        var published = await ReturnEntry.End(db, claim, ClaimState.GivenBack, caller.Organization, "", now, cancel);
        await PublishListings.Publish(db, published, cancel, clock);
        await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, claim.ListingId), now, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/claims?done=saved");
    }
}
