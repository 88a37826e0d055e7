using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Data;

namespace Tirek.Server.Network;

/// <summary>Who sits in the admission groups now: seats of organisations that are members at this moment.</summary>
internal sealed class ReadGroups
{
    private readonly ILookup<string, Guid> seats;

    private ReadGroups(ILookup<string, Guid> seats) => this.seats = seats;

    public static async Task<ReadGroups> Of(AppDb db, CancellationToken cancel)
    {
        var rows = await (
            from s in db.GroupSeats
            where s.Until == null
            join o in db.MemberOrganizations on s.OrganizationId equals o.Id
            where o.State == MemberState.Member
            select new { s.Country, s.OrganizationId }
        ).ToListAsync(cancel);
        return new(rows.ToLookup(r => r.Country, r => r.OrganizationId));
    }

    public Groups For(string country) => new(country.Length == 0 ? new HashSet<Guid>() : seats[country].ToHashSet(), seats[""].ToHashSet());

    /// <summary>Whether an organisation sits in the group that decides for a country: its own or, while it has none, the regional one.</summary>
    public bool Sits(Guid organization, string country) => (seats.Contains(country) ? seats[country] : seats[""]).Contains(organization);
}
