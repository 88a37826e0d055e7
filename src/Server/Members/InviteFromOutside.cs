using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;

namespace Tirek.Server.Members;

/// <summary>Makes an invitation from the command line. Three founding organisations are invited, no more (network.md §3).</summary>
internal static class InviteFromOutside
{
    public const int FoundingOrganizations = 3;

    /// <returns>What stands in the link, kept nowhere.</returns>
    /// <exception cref="CommandRefusal">The three are founded or invited already.</exception>
    public static async Task<string> Make(AppDb db, InvitationKind kind, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancel);
        if (kind == InvitationKind.FoundingOrganization)
        {
            var founded = await db.MemberOrganizations.CountAsync(o => o.IsFounding, cancel);
            var invited = await db.Invitations.CountAsync(
                i => i.Kind == kind && i.UsedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now,
                cancel
            );
            if (founded + invited >= FoundingOrganizations)
                throw new CommandRefusal(
                    $"The network begins with {FoundingOrganizations} organisations, and {founded} are founded, {invited} invited. An invitation that is not used expires after two weeks."
                );
        }
        var token = UseInvitation.MakeToken();
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = UseInvitation.HashOf(token),
            Kind = kind,
            Note = "",
            CreatedAt = now,
            ExpiresAt = now + Retention.Invitation,
        };
        db.Invitations.Add(invitation);
        db.Trail("invitation.make", invitation.Id.ToString(), clock);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return token;
    }
}
