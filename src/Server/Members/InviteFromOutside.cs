using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Members;

/// <summary>Makes an invitation of the operator's, by the command line or on her page. Three founding organisations are invited, no more (network.md §3).</summary>
internal static class InviteFromOutside
{
    public const int FoundingOrganizations = 3;

    /// <returns>What stands in the link, kept nowhere.</returns>
    /// <exception cref="Problem">Whoever invites may not any more.</exception>
    /// <exception cref="CommandRefusal">The three are founded or invited already.</exception>
    public static async Task<string> Make(
        AppDb db,
        InvitationKind kind,
        TimeProvider clock,
        CancellationToken cancel,
        Guid? operates = null
    )
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Hold(db, operates, cancel);
        if (kind == InvitationKind.FoundingOrganization)
        {
            var founded = await db.MemberOrganizations.CountAsync(o => o.IsFounding, cancel);
            var invited = await Open(db, now).CountAsync(i => i.Kind == kind, cancel);
            if (founded + invited >= FoundingOrganizations)
                throw new CommandRefusal(
                    $"The network begins with {FoundingOrganizations} organisations, and {founded} are founded, {invited} invited. An invitation that is not used expires after two weeks."
                );
        }
        var (invitation, token) = MakeInvitation.Of(kind, now);
        invitation.InvitedBy = operates;
        db.Invitations.Add(invitation);
        db.Trail("invitation.make", invitation.Id.ToString(), clock, operates);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return token;
    }

    /// <summary>
    /// Waits for whoever changes at this moment who may come in, then looks whether this operator still is one. In the transaction of the act.
    /// </summary>
    /// <exception cref="Problem">Her right was taken away.</exception>
    public static async Task Hold(AppDb db, Guid? operates, CancellationToken cancel)
    {
        await db
            .NodeSettings.Where(s => s.Key == SchemaVersion.Key)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.Value, s => s.Value), cancel);
        if (operates is { } person && !await db.People.AnyAsync(p => p.Id == person && p.IsOperator, cancel))
            throw Problems.NotForYou();
    }

    /// <summary>Those that nobody has used yet. Invitations to organisations are theirs and not among them.</summary>
    public static IQueryable<Invitation> Open(AppDb db, DateTimeOffset now) =>
        db.Invitations.Where(i => i.OrganizationId == null && i.UsedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now);
}
