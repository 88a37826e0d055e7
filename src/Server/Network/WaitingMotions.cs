using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Network;

/// <summary>Motions that wait for the caller's organisation: to be endorsed by a member of the same country, to be decided, or to be stopped by whom they concern.</summary>
internal sealed class WaitingMotions(TimeProvider clock) : IWaits
{
    /// <summary>More than all organisations of the region can open (<see cref="OpenMotion"/>) while somebody still decides.</summary>
    private const int Most = 1_000;

    public async Task<int> Count(AppDb db, Caller caller, CancellationToken cancel) => (await Find(db, caller, cancel)).Count;

    public async Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel)
    {
        var found = await Find(db, caller, cancel);
        var names = await ReadMotions.Names(db, found.Select(f => f.Record.SubjectId).OfType<Guid>(), cancel);
        return
        [
            .. found.Select(f => new WaitingThing(
                NetworkWords.Waiting(f.Act, ReadMotions.Line(f.Record, f.Motion, names, clock.GetUtcNow())),
                f.Act == MotionAct.Stop ? "/organization" : $"/network/motions/{f.Record.Id}",
                MotionRules.DecidedFrom(f.Motion) is { } from && f.Act == MotionAct.Confirm ? from : f.Record.OpenedAt
            )),
        ];
    }

    private async Task<IReadOnlyList<(MotionRecord Record, Motion Motion, MotionAct Act)>> Find(
        AppDb db,
        Caller caller,
        CancellationToken cancel
    )
    {
        if (caller.Standing is not { Organization: { } own, State: not MemberState.Outside })
            return [];
        var (country, mayPropose) = (caller.Standing.Country!, caller.May(Permission.ProposeToNetwork));
        var undecided = await db
            .Motions.AsNoTracking()
            .Where(m => m.Outcome == MotionOutcome.Undecided && m.SubjectId != own && mayPropose)
            .OrderBy(m => m.OpenedAt)
            .Take(Most)
            .Read(db, cancel);
        var ownAffairs = await ReopenOrganization.Standing(db, own, clock.GetUtcNow()).AsNoTracking().Read(db, cancel);
        if (undecided.Count + ownAffairs.Count == 0)
            return [];
        var (groups, voice, now) = (await ReadGroups.Of(db, cancel), caller.Voice(), clock.GetUtcNow());
        var found = ownAffairs.Select(m => (m.Record, m.Motion, MotionAct.Stop)).ToList();
        foreach (var (record, motion) in undecided)
        {
            bool May(MotionAct act) => mayPropose && MotionRules.MaySay(motion, act, voice, groups.For(motion.Country), now);
            if (May(MotionAct.Confirm))
                found.Add((record, motion, MotionAct.Confirm));
            else if ((motion.Country == country || groups.For(motion.Country).OfCountry.Count == 0) && May(MotionAct.Endorse))
                found.Add((record, motion, MotionAct.Endorse));
        }
        return found;
    }
}
