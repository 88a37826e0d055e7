using Tirek.Domain.Claims;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Claims;

/// <summary>Whoever claimed takes it back before it is decided.</summary>
internal static class WithdrawClaim
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var claim = await db.ListingClaims.Of(caller).Hold(id, ClaimState.Waiting, cancel);
        (claim.State, claim.DecidedAt, claim.Words) = (ClaimState.Withdrawn, now, "");
        await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, claim.ListingId), now, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/claims?done=saved");
    }
}
