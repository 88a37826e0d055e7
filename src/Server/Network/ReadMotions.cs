using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Network;

/// <summary>Motions as they are stored, as the rules and the pages take them.</summary>
internal static class ReadMotions
{
    /// <summary>What this reader may know of: civil society all, a state body what is about state bodies (network.md §3).</summary>
    public static IQueryable<MotionRecord> SeenBy(this IQueryable<MotionRecord> motions, AppDb db, Caller caller) =>
        caller.Standing.Kind == OrganizationKind.StateBody
            ? motions.Where(m => db.MemberOrganizations.Any(o => o.Id == m.SubjectId && o.Kind == OrganizationKind.StateBody))
            : motions;

    public static Voice Voice(this Caller caller) => new(caller.Organization, caller.Standing.Kind!.Value, caller.Standing.Country!);

    /// <summary>With their steps, in the order of the query.</summary>
    public static async Task<IReadOnlyList<(MotionRecord Record, Motion Motion)>> Read(
        this IQueryable<MotionRecord> which,
        AppDb db,
        CancellationToken cancel
    )
    {
        var records = await which.ToListAsync(cancel);
        if (records.Count == 0)
            return [];
        var ids = records.Select(r => r.Id).ToList();
        var steps = await db
            .MotionSteps.AsNoTracking()
            .Where(s => ids.Contains(s.MotionId))
            .OrderBy(s => s.MotionId)
            .ThenBy(s => s.Sequence)
            .ToListAsync(cancel);
        var subjects = records.Select(r => r.SubjectId).OfType<Guid>().Distinct().ToList();
        var kinds = await db.MemberOrganizations.Where(o => subjects.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Kind, cancel);
        var byMotion = steps.ToLookup(s => s.MotionId);
        return [.. records.Select(r => (r, Of(r, byMotion[r.Id], kinds)))];
    }

    private static Motion Of(MotionRecord record, IEnumerable<MotionStepRecord> steps, Dictionary<Guid, OrganizationKind> kinds) =>
        new(
            record.Kind,
            record.Country,
            record.SubjectId,
            record.SubjectId is { } subject && kinds.TryGetValue(subject, out var kind) ? kind : null,
            [.. steps.Select(s => new MotionStep(s.Act, s.OrganizationId, s.At, s.Reason))],
            record.Outcome,
            record.Role,
            record.Kind == MotionKind.Appeal ? [.. record.Organizations.Select(Guid.Parse)] : null
        );

    public static async Task<Dictionary<Guid, LocalText>> Names(AppDb db, IEnumerable<Guid> organizations, CancellationToken cancel)
    {
        var ids = organizations.Distinct().ToList();
        return await db.MemberOrganizations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
    }

    public static MotionLine Line(MotionRecord record, Motion motion, IReadOnlyDictionary<Guid, LocalText> names, DateTimeOffset now) =>
        new(
            record.Id,
            record.Kind,
            record.Country,
            record.Role,
            record.SubjectId is { } subject ? names.GetValueOrDefault(subject) : null,
            MotionRules.StageOf(motion, now),
            record.Outcome,
            record.OpenedAt
        );
}
