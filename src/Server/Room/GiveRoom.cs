using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Room;

/// <summary>A co-ordinator says whether her organisation is asked for room in the places it serves, and whether state bodies may ask it too.</summary>
internal static class GiveRoom
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db)
    {
        var (cancel, organization) = (http.RequestAborted, caller.Organization);
        var kept = await db.RoomShelters.AsNoTracking().SingleOrDefaultAsync(s => s.OrganizationId == organization, cancel);
        var serves = await db
            .MemberOrganizations.Where(o => o.Id == organization)
            .Select(o => new { o.Country, o.Areas })
            .SingleAsync(cancel);
        return new RazorComponentResult<GiveRoomPage>(
            new
            {
                IsAsked = kept is not null,
                AnswersState = kept?.AnswersState ?? false,
                serves.Country,
                Areas = (IReadOnlyList<string>)serves.Areas,
            }
        );
    }

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock)
    {
        var (cancel, form, organization) = (http.RequestAborted, await http.Form(), caller.Organization);
        var (isAsked, answersState) = (form.One("asked", 3) == "yes", form.One("state", 3) == "yes");
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Callers.Hold(db, caller, Permission.GiveRoom, cancel);
        await db.RoomShelters.Where(s => s.OrganizationId == organization).ExecuteDeleteAsync(cancel);
        if (isAsked)
            db.RoomShelters.Add(new() { OrganizationId = organization, AnswersState = answersState });
        await db.Record(new(organization, http.AuditName(), caller.Person, caller.Name, organization), clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/room/asked");
    }
}
