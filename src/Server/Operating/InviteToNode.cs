using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Accounts;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Members;

namespace Tirek.Server.Operating;

/// <summary>Whom nobody else can invite: the organisations with which the network begins, and a further operator. The link is shown once and kept nowhere.</summary>
internal static class InviteToNode
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, ReadNode node, TimeProvider clock)
    {
        var kind = (await http.Form()).One("for") switch
        {
            "founding" => InvitationKind.FoundingOrganization,
            "operator" => InvitationKind.Operator,
            _ => throw Problems.NotUnderstood(),
        };
        try
        {
            var token = await InviteFromOutside.Make(db, kind, clock, http.RequestAborted, caller.Person);
            return MakeInvitation.Shown(http, token, clock.GetUtcNow() + Retention.Invitation, ("/node", OperatingText.Back));
        }
        catch (CommandRefusal)
        {
            return await ShowNode.Show(node, caller, OperatingText.FoundingFull, http.RequestAborted);
        }
    }

    public static async Task<IResult> Withdraw(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var open = InviteFromOutside.Open(db, now).Where(i => i.Id == id);
        if (await open.ExecuteUpdateAsync(u => u.SetProperty(i => i.WithdrawnAt, now), http.RequestAborted) == 0)
            throw Problems.NotFound();
        db.Trail("invitation.withdraw", id.ToString(), clock, caller.Person);
        await db.SaveChangesAsync(http.RequestAborted);
        await transaction.CommitAsync(http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/node");
    }
}
