using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Network;

/// <summary>A motion about an organisation that is a member: that its rights shall rest, or that its people, who have lost their way in, shall come back.</summary>
internal static class ProposeAbout
{
    /// <summary>Whoever sits in the group that decides for the organisation's country asks the others for a suspension.</summary>
    public static async Task<IResult> Suspension(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var member = await Find(db, caller, id, http.RequestAborted);
        if (!(await ReadGroups.Of(db, http.RequestAborted)).Sits(caller.Organization, member.Country))
            throw Problems.NotForYou();
        return await Open(MotionKind.Suspension, http, caller, db, clock, member);
    }

    /// <summary>A member vouches for who shall lead the organisation again. Anybody who still gets in there can stop it.</summary>
    public static async Task<IResult> Reopening(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id) =>
        await Open(MotionKind.Reopening, http, caller, db, clock, await Find(db, caller, id, http.RequestAborted));

    private static async Task<IResult> Open(
        MotionKind kind,
        HttpContext http,
        Caller caller,
        AppDb db,
        TimeProvider clock,
        MemberOrganization member
    )
    {
        var cancel = http.RequestAborted;
        var reason = (await http.Form()).Lines("reason", OpenMotion.LongestReason);
        if (reason.Length < OpenMotion.ShortestReason)
            return await ShowMember.Show(http, caller, db, clock, member.Id, NetworkText.ReasonMissing);
        if (await OpenMotion.Undecided(db, kind, member.Id, cancel) is { } undecided)
            return new SeeOther($"/{http.Language().Code}/network/motions/{undecided}");
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var motion = OpenMotion.Of(kind, member.Country, member.Id, clock.GetUtcNow());
        await db.Open(motion, caller, reason, "motion.open", clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/network/motions/{motion.Id}");
    }

    private static async Task<MemberOrganization> Find(AppDb db, Caller caller, Guid id, CancellationToken cancel) =>
        await db
            .MemberOrganizations.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == id && o.Id != caller.Organization && o.State == MemberState.Member, cancel)
        ?? throw Problems.NotFound();
}
