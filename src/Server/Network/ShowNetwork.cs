using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Network;

/// <summary>The list of members, by country and kind, a page at a time.</summary>
internal static class ShowNetwork
{
    private const int PerPage = 50;

    /// <param name="http">The request.</param>
    /// <param name="caller">Who asks: state bodies see of civil society those who want to be seen.</param>
    /// <param name="db">Where members stand.</param>
    /// <param name="country">Only this one; null or empty: all.</param>
    /// <param name="kind">Only this one, by name; null or empty: all.</param>
    /// <param name="page">From 1.</param>
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, string? country, string? kind, int? page)
    {
        var cancel = http.RequestAborted;
        var place = Gazetteer.Find(country) is { Kind: PlaceKind.Country } found ? found.Key : null;
        var wanted = Enum.TryParse<OrganizationKind>(kind, out var k) && Enum.IsDefined(k) ? k : (OrganizationKind?)null;
        var members = db
            .MemberOrganizations.AsNoTracking()
            .SeenBy(caller)
            .Where(o => o.State == MemberState.Member)
            .Where(o => (place == null || o.Country == place) && (wanted == null || o.Kind == wanted));
        var count = await members.CountAsync(cancel);
        var pages = Math.Max(1, (count + PerPage - 1) / PerPage);
        var at = Math.Clamp(page ?? 1, 1, pages);
        var lines = await members
            .OrderBy(o => o.SortName)
            .ThenBy(o => o.Id)
            .Skip((at - 1) * PerPage)
            .Take(PerPage)
            .Select(o => new MemberLine(o.Id, o.Name, o.Kind, o.Country, o.State, o.IsWomenLed, o.IsFounding, o.MemberSince))
            .ToListAsync(cancel);
        return new RazorComponentResult<NetworkPage>(
            new { caller.Standing, List = new MemberList(lines, count, place, wanted, at, pages) }
        );
    }

    /// <summary>Its own choice whether members that are state bodies see it.</summary>
    public static IQueryable<MemberOrganization> SeenBy(this IQueryable<MemberOrganization> members, Caller caller) =>
        caller.Standing.Kind == OrganizationKind.StateBody
            ? members.Where(o => o.IsSeenByState || o.Kind == OrganizationKind.StateBody)
            : members;
}
