using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Members;

namespace Tirek.Server.Network;

/// <summary>Who decides and who holds which office. A state body is shown offices of the state alone.</summary>
internal static class ShowGroups
{
    private static readonly string[] OfficesOfState = [nameof(Role.StateFocalPoint)];
    private static readonly string[] AllOffices =
    [
        nameof(Role.RegionalCoordinator),
        nameof(Role.CivilSocietyFocalPoint),
        nameof(Role.StateFocalPoint),
    ];

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db)
    {
        var isState = caller.Standing.Kind == OrganizationKind.StateBody;
        return new RazorComponentResult<GroupsPage>(
            new
            {
                caller.Standing,
                Groups = isState ? [] : await Groups(db, http.RequestAborted),
                Holders = await Holders(db, isState ? OfficesOfState : AllOffices, http.RequestAborted),
            }
        );
    }

    private static async Task<IReadOnlyList<GroupView>> Groups(AppDb db, CancellationToken cancel)
    {
        var seats = await (
            from s in db.GroupSeats.AsNoTracking()
            where s.Until == null
            join o in db.MemberOrganizations on s.OrganizationId equals o.Id
            where o.State == MemberState.Member
            orderby o.SortName
            select new { Seat = s, o.Name }
        ).ToListAsync(cancel);
        return
        [
            .. seats
                .GroupBy(s => s.Seat.Country)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new GroupView(g.Key, [.. g.Select(s => s.Name)], g.Min(s => s.Seat.Since), g.First().Seat.MotionId)),
        ];
    }

    private static async Task<IReadOnlyList<OfficeHolder>> Holders(AppDb db, string[] offices, CancellationToken cancel)
    {
        var holders = new List<OfficeHolder>();
        foreach (var office in offices)
        {
            var rows = await (
                from m in db.Memberships
                where m.Until == null && m.Roles.Contains(office)
                join o in db.MemberOrganizations on m.OrganizationId equals o.Id
                where o.State == MemberState.Member
                join p in db.People on m.PersonId equals p.Id
                orderby o.Country, p.Name
                select new
                {
                    o.Country,
                    p.Name,
                    Organization = o.Name,
                }
            )
                .AsNoTracking()
                .ToListAsync(cancel);
            var role = RoleNames.Read([office])[0];
            holders.AddRange(
                rows.Select(r => new OfficeHolder(role, role == Role.RegionalCoordinator ? "" : r.Country, r.Name, r.Organization))
            );
        }
        return holders;
    }
}
