using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Members;

/// <summary>Takes back an invitation that nobody has used.</summary>
internal static class WithdrawInvitation
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var open = db.Invitations.Where(i =>
            i.Id == id && i.OrganizationId == caller.Organization && i.UsedAt == null && i.WithdrawnAt == null
        );
        if (await open.ExecuteUpdateAsync(u => u.SetProperty(i => i.WithdrawnAt, now), http.RequestAborted) == 0)
            throw Problems.NotFound();
        await db.Record(new(caller.Organization, "invitation.withdraw", caller.Person, caller.Name, id), clock, http.RequestAborted);
        await transaction.CommitAsync(http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/organization");
    }
}
