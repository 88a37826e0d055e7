using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Claims;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Claims;

/// <summary>Somebody of the claimant says that she knows what came of it: it waits for her colleagues no more.</summary>
internal static class ReadDecision
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var claim = await db.ListingClaims.Of(caller).SingleOrDefaultAsync(c => c.Id == id, cancel) ?? throw Problems.NotFound();
        if (ClaimRule.Told.Contains(claim.State) && !claim.IsRead)
        {
            claim.IsRead = true;
            await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, claim.ListingId), clock, cancel);
            await transaction.CommitAsync(cancel);
        }
        return new SeeOther($"/{http.Language().Code}/organization/claims");
    }
}
