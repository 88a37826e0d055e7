using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Network;

/// <summary>What is put to the network, in a list and one by one with every step and reason.</summary>
internal static class ShowMotion
{
    private const int PerPage = 50;

    /// <param name="http">The request.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="db">Where motions stand.</param>
    /// <param name="clock">Tells what may be decided already.</param>
    /// <param name="page">From 1.</param>
    public static async Task<IResult> List(HttpContext http, Caller caller, AppDb db, TimeProvider clock, int? page)
    {
        var cancel = http.RequestAborted;
        var seen = db.Motions.AsNoTracking().SeenBy(db, caller);
        var pages = Math.Max(1, (await seen.CountAsync(cancel) + PerPage - 1) / PerPage);
        var at = Math.Clamp(page ?? 1, 1, pages);
        // Undecided ones first, then the newest.
        var motions = await seen.OrderBy(m => m.ClosedAt != null)
            .ThenByDescending(m => m.OpenedAt)
            .Skip((at - 1) * PerPage)
            .Take(PerPage)
            .Read(db, cancel);
        var names = await ReadMotions.Names(db, motions.Select(m => m.Record.SubjectId).OfType<Guid>(), cancel);
        return new RazorComponentResult<MotionsPage>(
            new
            {
                Motions = motions.Select(m => ReadMotions.Line(m.Record, m.Motion, names, clock.GetUtcNow())).ToList(),
                At = at,
                Pages = pages,
            }
        );
    }

    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id) =>
        Show(http, caller, db, clock, id, null);

    public static async Task<IResult> Show(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id, string? fault)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        var read = await db.Motions.AsNoTracking().SeenBy(db, caller).Where(m => m.Id == id).Read(db, cancel);
        if (read.Count == 0)
            throw Problems.NotFound();
        var (record, motion) = read[0];
        var groups = (await ReadGroups.Of(db, cancel)).For(motion.Country);
        var electorate = Electorate.Of(motion, groups);
        var elected = record.Kind == MotionKind.Election ? record.Organizations.Select(Guid.Parse).ToList() : [];
        var isState = caller.Standing.Kind == OrganizationKind.StateBody;
        var steps = isState ? await OfState(db, motion.Steps, cancel) : motion.Steps;
        var spokenOf = steps
            .Select(s => s.Organization)
            .Concat(elected)
            .Concat(isState ? [] : electorate.Seats ?? new HashSet<Guid>())
            .Concat(record.SubjectId is { } subject ? [subject] : []);
        var names = await ReadMotions.Names(db, spokenOf, cancel);
        return new RazorComponentResult<MotionPage>(
            new
            {
                View = new MotionView(
                    ReadMotions.Line(record, motion, names, now),
                    await About(db, record.SubjectId, cancel),
                    motion,
                    steps,
                    electorate,
                    MotionRules.DecidedFrom(motion),
                    names,
                    elected,
                    record.HeldOn,
                    await db.People.Where(p => p.Id == record.PersonId).Select(p => p.Name).SingleOrDefaultAsync(cancel),
                    Enum.GetValues<MotionAct>().Where(a => MaySay(a, caller, motion, groups, now)).ToHashSet()
                ),
                ShowsSeats = !isState,
                MayInvite = record is { Kind: MotionKind.Reopening, Outcome: MotionOutcome.Carried }
                    && motion.Opener == caller.Organization
                    && caller.May(Permission.ProposeToNetwork),
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }

    /// <summary>What those who decide are told of the organisation.</summary>
    private static async Task<MemberCard?> About(AppDb db, Guid? organization, CancellationToken cancel)
    {
        var o = await db.MemberOrganizations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == organization, cancel);
        return o is null
            ? null
            : new(new(o.Id, o.Name, o.Kind, o.Country, o.State, o.IsWomenLed, o.IsFounding, o.MemberSince), o.Areas, o.Languages, [], []);
    }

    /// <summary>State and civil society are two voices: what civil society says, and who of it, is not the state's to read.</summary>
    private static async Task<IReadOnlyList<MotionStep>> OfState(AppDb db, IReadOnlyList<MotionStep> steps, CancellationToken cancel)
    {
        var ids = steps.Select(s => s.Organization).Distinct().ToList();
        var state = await db
            .MemberOrganizations.Where(o => ids.Contains(o.Id) && o.Kind == OrganizationKind.StateBody)
            .Select(o => o.Id)
            .ToListAsync(cancel);
        return [.. steps.Where(s => state.Contains(s.Organization))];
    }

    private static bool MaySay(MotionAct act, Caller caller, Motion motion, Groups groups, DateTimeOffset now) =>
        caller.May(
            act switch
            {
                MotionAct.Confirm or MotionAct.Refuse => Permission.DecideAdmissions,
                MotionAct.Withdraw => Permission.SpeakForOrganization,
                _ => Permission.ProposeToNetwork,
            }
        ) && MotionRules.MaySay(motion, act, caller.Voice(), groups, now);
}
