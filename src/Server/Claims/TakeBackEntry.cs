using Tirek.Domain.Claims;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Listings;

namespace Tirek.Server.Claims;

/// <summary>A focal point takes a confirmed entry back, with a reason that the member reads. Also when its source let go of it: then it leaves every page.</summary>
internal static class TakeBackEntry
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        var reason = (await http.Form()).One("reason", ClaimRule.LongestReason);
        if (reason.Length < ClaimRule.ShortestWords)
            return await ListClaims.Show(http, caller, db, ClaimsText.ReasonMissing);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var claim = await db.ListingClaims.DecidedBy(db, caller).Hold(id, ClaimState.Confirmed, cancel);
        var published = await ReturnEntry.End(db, claim, ClaimState.TakenBack, caller.Organization, reason, now, cancel);
        await PublishListings.Publish(db, published, cancel, clock);
        TrailLine[] lines =
        [
            new(caller.Organization, http.AuditName(), caller.Person, caller.Name, claim.ListingId),
            new(claim.OrganizationId, "network.claim-take-back", Guid.Empty, "", claim.ListingId),
        ];
        await lines.Write(db, now, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/claims?done=saved");
    }
}
