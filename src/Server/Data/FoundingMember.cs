using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Domain.Network;

namespace Tirek.Server.Data;

/// <summary>
/// The rule that an organisation with which the network begins is a member, and sits in the regional group, from when its founder can act. One that was begun
/// and left is deleted like any other, and its place is free again.
/// </summary>
internal static class FoundingMember
{
    /// <summary>In the transaction in which this person's account becomes complete for the first time.</summary>
    public static async Task Begin(AppDb db, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        var founded = await db.MemberOrganizations.SingleOrDefaultAsync(
            o =>
                o.IsFounding
                && o.MemberSince == null
                && db.Memberships.Any(m => m.PersonId == person && m.OrganizationId == o.Id && m.Until == null),
            cancel
        );
        if (founded is null)
            return;
        (founded.State, founded.MemberSince, founded.RenewBy) = (MemberState.Member, now, now + Renewal.Lasts);
        db.GroupSeats.Add(GroupSeat.Of("", founded.Id, null, now));
    }
}
