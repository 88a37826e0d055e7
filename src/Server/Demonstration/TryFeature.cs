using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Server.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Members;
using Tirek.Server.Node;

namespace Tirek.Server.Demonstration;

/// <summary>On a demonstration only: the list of its invented people, and one click to be each of them. A real node has no such address.</summary>
internal static class TryFeature
{
    public static void MapTry(this IEndpointRouteBuilder routes, NodeFolder folder)
    {
        if (!folder.IsDemonstration)
            return;
        var pages = routes.MapGroup("/{language:language}");
        pages.MapGet("/try", Page).Reads(Permission.Public);
        pages.MapPost("/try/{id:guid}", Be).Writes(Permission.Public, "session.begin");
    }

    private static async Task<IResult> Page(HttpContext http, AppDb db)
    {
        var rows = await (
            from p in db.People
            where p.IsInvented
            from m in db.Memberships.Where(m => m.PersonId == p.Id && m.Until == null).DefaultIfEmpty()
            from o in db.MemberOrganizations.Where(o => o.Id == m.OrganizationId).DefaultIfEmpty()
            orderby p.Id
            select new
            {
                p.Id,
                p.Name,
                p.IsOperator,
                m.Roles,
                Organization = o.Name,
            }
        )
            .AsNoTracking()
            .ToListAsync(http.RequestAborted);
        return new RazorComponentResult<TryPage>(
            new
            {
                People = rows.Select(r => new InventedPerson(
                        r.Id,
                        r.Name,
                        r.IsOperator ? [Role.Operator] : RoleNames.Read(r.Roles ?? []),
                        r.Organization?.In(http.Language()).Text
                    ))
                    .ToList(),
            }
        );
    }

    private static async Task<IResult> Be(HttpContext http, AppDb db, Sessions sessions, Guid id)
    {
        if (!await db.People.AnyAsync(p => p.Id == id && p.IsInvented, http.RequestAborted))
            throw Problems.NotFound();
        await sessions.Begin(http, id, withPasskey: false);
        return new SeeOther($"/{http.Language().Code}/waiting");
    }
}
