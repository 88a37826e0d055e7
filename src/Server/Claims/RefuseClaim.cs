using Tirek.Domain.Claims;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Claims;

/// <summary>A focal point refuses, with a reason that the claimant reads.</summary>
internal static class RefuseClaim
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        var reason = (await http.Form()).One("reason", ClaimRule.LongestReason);
        if (reason.Length < ClaimRule.ShortestWords)
            return await ListClaims.Show(http, caller, db, ClaimsText.ReasonMissing);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var claim = await db.ListingClaims.DecidedBy(db, caller).Hold(id, ClaimState.Waiting, cancel);
        (claim.State, claim.DecidedAt, claim.DecidedFor) = (ClaimState.Refused, now, caller.Organization);
        (claim.Words, claim.Reason) = ("", reason);
        TrailLine[] lines =
        [
            new(caller.Organization, http.AuditName(), caller.Person, caller.Name, claim.ListingId),
            new(claim.OrganizationId, "network.claim-refuse", Guid.Empty, "", claim.ListingId),
        ];
        await lines.Write(db, now, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/claims?done=saved");
    }
}
