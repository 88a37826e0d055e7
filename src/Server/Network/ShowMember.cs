using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Network;

/// <summary>One organisation of the network as others see it, with what was put to the network about it.</summary>
internal static class ShowMember
{
    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id) =>
        Show(http, caller, db, clock, id, null);

    public static async Task<IResult> Show(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id, string? fault)
    {
        var cancel = http.RequestAborted;
        var member =
            await db
                .MemberOrganizations.AsNoTracking()
                .SeenBy(caller)
                .SingleOrDefaultAsync(o => o.Id == id && o.State != MemberState.Outside, cancel)
            ?? throw Problems.NotFound();
        var motions = await db
            .Motions.AsNoTracking()
            .SeenBy(db, caller)
            .Where(m => m.SubjectId == id)
            .OrderByDescending(m => m.OpenedAt)
            .Take(20)
            .Read(db, cancel);
        var names = new Dictionary<Guid, Domain.Languages.LocalText> { [id] = member.Name };
        var now = clock.GetUtcNow();
        return new RazorComponentResult<MemberPage>(
            new
            {
                Card = new MemberCard(
                    new(
                        member.Id,
                        member.Name,
                        member.Kind,
                        member.Country,
                        member.State,
                        member.IsWomenLed,
                        member.IsFounding,
                        member.MemberSince
                    ),
                    member.Areas,
                    member.Languages,
                    [.. motions.Select(m => ReadMotions.Line(m.Record, m.Motion, names, now))],
                    await Before(db, member, cancel)
                ),
                MayReopen = IsOther(member, caller) && caller.May(Permission.ProposeToNetwork),
                MaySuspend = IsOther(member, caller)
                    && caller.May(Permission.DecideAdmissions)
                    && (await ReadGroups.Of(db, cancel)).Sits(caller.Organization, member.Country),
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }

    /// <summary>Its names since it is a member, newest first, from the lines that bind them: nobody takes another's name unseen.</summary>
    private static async Task<IReadOnlyList<FormerName>> Before(AppDb db, MemberOrganization member, CancellationToken cancel)
    {
        var changes = await db
            .TrailEntries.AsNoTracking()
            .Where(e => e.OrganizationId == member.Id && e.At >= member.MemberSince)
            .Where(e => (e.Act == "organization.change" || e.Act == "organization.renew") && e.Details.Length == 2)
            .OrderByDescending(e => e.Sequence)
            .Take(10)
            .ToListAsync(cancel);
        return [.. changes.Select(e => new FormerName(e.Details[0], e.At))];
    }

    private static bool IsOther(MemberOrganization member, Caller caller) =>
        member.State == MemberState.Member && member.Id != caller.Organization;
}
