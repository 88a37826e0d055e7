using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Network;

/// <summary>
/// Records that a colleague was made a focal point or regional co-ordinator, with the day and the document. Civil society's offices are confirmed by two other
/// members; that a state focal point was really named, by the admission group.
/// </summary>
internal static class NameToOffice
{
    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db) => Show(http, caller, db, null, null, "", "", null);

    public static Task<IResult> AnswerOfCivilSociety(HttpContext http, Caller caller, AppDb db, TimeProvider clock) =>
        Answer(http, caller, db, clock, Offices(caller));

    public static Task<IResult> AnswerOfState(HttpContext http, Caller caller, AppDb db, TimeProvider clock) =>
        Answer(http, caller, db, clock, [Role.StateFocalPoint]);

    /// <summary>Offices to which her organisation's people can be named.</summary>
    private static IReadOnlyList<Role> Offices(Caller caller) =>
        caller.Standing.Kind == OrganizationKind.StateBody ? [Role.StateFocalPoint]
        : caller.Standing.Kind!.Value.IsCivilSociety() ? [Role.CivilSocietyFocalPoint, Role.RegionalCoordinator]
        : [];

    private static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, IReadOnlyList<Role> offices)
    {
        var (cancel, form, now) = (http.RequestAborted, await http.Form(), clock.GetUtcNow());
        var role = Enum.TryParse<Role>(form.One("office", 40), out var chosen) && offices.Contains(chosen) ? chosen : (Role?)null;
        var person = Guid.TryParse(form.One("who", 40), out var id) ? id : Guid.Empty;
        var (day, minutes) = (form.One("held", 10), form.Lines("reason", OpenMotion.LongestReason));
        var isHere = await db.Memberships.AnyAsync(
            m => m.PersonId == person && m.OrganizationId == caller.Organization && m.Until == null,
            cancel
        );
        var fault =
            role is null ? NetworkText.OfficeMissing
            : !isHere ? NetworkText.PersonMissing
            : RecordElection.Held(day, now) is null ? NetworkText.DayWrong
            : minutes.Length < OpenMotion.ShortestReason ? NetworkText.MinutesMissing
            : null;
        if (fault is not null)
            return await Show(http, caller, db, role, person, day, minutes, fault);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LastCoordinator.Hold(db, caller.Organization, cancel);
        var country = role == Role.RegionalCoordinator ? "" : caller.Standing.Country!;
        var same = OpenMotion.Undecided(db, caller).Where(m => m.Kind == MotionKind.Naming && m.Role == role);
        if (await same.Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancel) is { } undecided)
            return new SeeOther($"/{http.Language().Code}/network/motions/{undecided}");
        var motion = OpenMotion.Of(MotionKind.Naming, country, caller.Organization, now);
        (motion.Role, motion.PersonId, motion.HeldOn) = (role, person, RecordElection.Held(day, now));
        await db.Open(motion, caller, minutes, "motion.open", clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/network/motions/{motion.Id}");
    }

    private static async Task<IResult> Show(
        HttpContext http,
        Caller caller,
        AppDb db,
        Role? role,
        Guid? person,
        string day,
        string minutes,
        string? fault
    )
    {
        if (Offices(caller).Count == 0)
            throw Problems.NotForYou();
        var people = await (
            from m in db.Memberships
            where m.OrganizationId == caller.Organization && m.Until == null
            join p in db.People on m.PersonId equals p.Id
            orderby p.Name
            select new { p.Id, p.Name }
        ).ToListAsync(http.RequestAborted);
        return new RazorComponentResult<OfficePage>(
            new
            {
                Offices = Offices(caller),
                People = people.ToDictionary(p => p.Id, p => p.Name),
                Office = role,
                Person = person,
                Day = day,
                Minutes = minutes,
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }
}
