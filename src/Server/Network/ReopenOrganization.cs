using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Members;

namespace Tirek.Server.Network;

/// <summary>How people come back to an organisation that has lost all of them: stopped by whoever is still there, else by an invitation that its proposer hands over.</summary>
internal static class ReopenOrganization
{
    /// <summary>Anybody of the organisation is enough: then it was not lost.</summary>
    public static async Task<IResult> Stop(HttpContext http, Caller caller, AppDb db, TimeProvider clock)
    {
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow();
        var standing =
            await Standing(db, caller.Organization, now).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancel)
            ?? throw Problems.ChangedMeanwhile();
        var (record, motion) = await SayToMotion.Hold(db, db.Motions, standing, cancel);
        if (record.Outcome == MotionOutcome.Carried)
        {
            // It was decided without them: nobody comes in by it any more.
            (record.Outcome, motion) = (MotionOutcome.Undecided, motion with { Outcome = MotionOutcome.Undecided });
            await Made(db, record)
                .Where(i => i.WithdrawnAt == null)
                .ExecuteUpdateAsync(u => u.SetProperty(i => i.WithdrawnAt, now), cancel);
        }
        var groups = (await ReadGroups.Of(db, cancel)).For(motion.Country);
        await SayToMotion.Step(
            db,
            record,
            motion,
            new(MotionAct.Stop, caller.Organization, now),
            groups,
            new(caller.Organization, "motion.stop", caller.Person, caller.Name, record.Id),
            clock,
            cancel
        );
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization");
    }

    /// <summary>After it was confirmed, the proposer hands the new co-ordinator her invitation. A new one voids the one before; one that was used ends it.</summary>
    public static async Task<IResult> Invite(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Callers.Hold(db, caller, Permission.ProposeToNetwork, cancel);
        var (record, motion) = await SayToMotion.Hold(db, db.Motions.SeenBy(db, caller), id, cancel);
        if (record is not { Kind: MotionKind.Reopening, Outcome: MotionOutcome.Carried } || motion.Opener != caller.Organization)
            throw Problems.NotFound();
        var organization = record.SubjectId!.Value;
        var made = Made(db, record);
        if (now > record.ClosedAt + MotionRules.Patience || await made.AnyAsync(i => i.UsedAt != null, cancel))
            throw Problems.ChangedMeanwhile();
        await made.Where(i => i.WithdrawnAt == null).ExecuteUpdateAsync(u => u.SetProperty(i => i.WithdrawnAt, now), cancel);
        var (invitation, token) = MakeInvitation.Of(InvitationKind.Reopening, now);
        (invitation.OrganizationId, invitation.Roles) = (organization, [nameof(Role.Coordinator)]);
        db.Invitations.Add(invitation);
        foreach (
            var line in new TrailLine[]
            {
                new(caller.Organization, "reopening.invite", caller.Person, caller.Name, id),
                new(organization, "reopening.invite", Guid.Empty, "", id),
            }.OrderBy(l => l.Organization)
        )
            await db.Record(line, clock, cancel);
        await transaction.CommitAsync(cancel);
        return MakeInvitation.Shown(http, token, invitation.ExpiresAt);
    }

    /// <summary>Reopenings of this organisation that are undecided, or decided and not yet used: its own people can stop each.</summary>
    public static IQueryable<MotionRecord> Standing(AppDb db, Guid organization, DateTimeOffset now)
    {
        var oldest = now - MotionRules.Patience;
        return db.Motions.Where(m =>
            m.Kind == MotionKind.Reopening
            && m.SubjectId == organization
            && (
                m.Outcome == MotionOutcome.Undecided
                || (
                    m.Outcome == MotionOutcome.Carried
                    && m.ClosedAt > oldest
                    && !db.Invitations.Any(i =>
                        i.Kind == InvitationKind.Reopening
                        && i.OrganizationId == organization
                        && i.CreatedAt >= m.ClosedAt
                        && i.UsedAt != null
                    )
                )
            )
        );
    }

    /// <summary>Invitations that were made because this was decided.</summary>
    private static IQueryable<Invitation> Made(AppDb db, MotionRecord motion) =>
        db.Invitations.Where(i =>
            i.Kind == InvitationKind.Reopening && i.OrganizationId == motion.SubjectId && i.CreatedAt >= motion.ClosedAt
        );
}
