using Microsoft.EntityFrameworkCore;

namespace Tirek.Server.Data;

/// <summary>The rule that invitations end with the right to make them: somebody who was sent away does not come back by a link of her own.</summary>
internal static class OpenInvitations
{
    /// <summary>Withdraws what this person made and nobody has used. In the transaction of the act.</summary>
    public static Task Withdraw(AppDb db, Guid by, DateTimeOffset now, CancellationToken cancel) =>
        db
            .Invitations.Where(i => i.InvitedBy == by && i.UsedAt == null && i.WithdrawnAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(i => i.WithdrawnAt, now), cancel);
}
