using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Network;

/// <summary>The door for the page of her own organisation: how it stands in the network.</summary>
internal static class ReadStanding
{
    public static async Task<OwnStanding> Of(AppDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var kept = await db
            .MemberOrganizations.Where(o => o.Id == caller.Organization)
            .Select(o => new
            {
                o.State,
                o.Code,
                o.RenewBy,
            })
            .SingleAsync(cancel);
        var undecided = await db
            .Motions.AsNoTracking()
            .Where(m => m.SubjectId == caller.Organization && m.Outcome == MotionOutcome.Undecided)
            .Read(db, cancel);
        var admission = undecided.FirstOrDefault(m => m.Record.Kind == MotionKind.Admission).Motion;
        return new(
            kept.State,
            kept.Code,
            kept.RenewBy,
            admission is null ? null : MotionRules.StageOf(admission, now),
            await ReopenOrganization.Standing(db, caller.Organization, now).AnyAsync(cancel),
            kept.State == MemberState.Suspended && caller.May(Permission.SpeakForOrganization),
            undecided.Any(m => m.Record.Kind == MotionKind.Appeal)
        );
    }
}
