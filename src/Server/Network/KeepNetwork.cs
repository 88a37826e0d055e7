using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Network;

/// <summary>What comes about by time alone: memberships that nobody renewed end, motions that nobody decided lapse. Once an hour, and when a server starts.</summary>
internal sealed class KeepNetwork(Func<AppDb> open, Callers callers, TimeProvider clock, ILogger<KeepNetwork> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do try
        {
            await using var db = open();
            await Keep(db, clock, stoppingToken);
            callers.ForgetAll();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("Memberships and motions could not be looked through: {Kind}", e.GetType().Name);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public static async Task Keep(AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        await Complete(db, clock.GetUtcNow(), cancel);
        await EndMemberships(db, clock, cancel);
        await LetLapse(db, clock.GetUtcNow(), cancel);
    }

    /// <summary>Organisations that were registered before there were codes, lists and renewals.</summary>
    private static async Task Complete(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var bare = await db.MemberOrganizations.Where(o => o.Code == null).Take(1000).ToListAsync(cancel);
        foreach (var organization in bare)
        {
            organization.Code = OrganizationCode.Make();
            organization.SortName = Folding.Fold(organization.Name.Original.Text);
            if (organization.State != MemberState.Member)
                continue;
            organization.MemberSince ??= organization.FoundedAt;
            organization.RenewBy ??= now + Renewal.Lasts;
            if (organization.IsFounding)
                db.GroupSeats.Add(GroupSeat.Of("", organization.Id, null, now));
        }
        await db.SaveChangesAsync(cancel);
    }

    private static async Task EndMemberships(AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var over = clock.GetUtcNow() - Renewal.Grace;
        var ids = await db
            .MemberOrganizations.Where(o => o.RenewBy <= over && (o.State == MemberState.Member || o.State == MemberState.Suspended))
            .Select(o => o.Id)
            .ToListAsync(cancel);
        foreach (var id in ids)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var ended = await db
                .MemberOrganizations.Where(o => o.Id == id && o.RenewBy <= over && o.State != MemberState.Former)
                .ExecuteUpdateAsync(
                    u => u.SetProperty(o => o.State, MemberState.Former).SetProperty(o => o.RenewBy, (DateTimeOffset?)null),
                    cancel
                );
            if (ended == 1)
            {
                await LoseOffices(db, id, clock.GetUtcNow(), cancel);
                await db.Record(new(id, "network.end", Guid.Empty, "", id), clock, cancel);
            }
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>Whoever is no member sits in no group, holds no office, and what was put to the network about it has no object any more.</summary>
    public static async Task LoseOffices(AppDb db, Guid organization, DateTimeOffset now, CancellationToken cancel)
    {
        await db
            .GroupSeats.Where(s => s.OrganizationId == organization && s.Until == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.Until, now), cancel);
        await db
            .Motions.Where(m => m.SubjectId == organization && m.Outcome == MotionOutcome.Undecided)
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.Outcome, MotionOutcome.Lapsed).SetProperty(m => m.ClosedAt, now), cancel);
        var given = Enum.GetValues<OrganizationKind>().SelectMany(Roles.Given).Select(r => r.ToString()).ToHashSet();
        foreach (var membership in await db.Memberships.Where(m => m.OrganizationId == organization && m.Until == null).ToListAsync(cancel))
            membership.Roles = [.. membership.Roles.Where(given.Contains)];
    }

    private static async Task LetLapse(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var before = now - MotionRules.Patience;
        await db
            .Motions.Where(m => m.Outcome == MotionOutcome.Undecided && m.OpenedAt <= before)
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.Outcome, MotionOutcome.Lapsed).SetProperty(m => m.ClosedAt, now), cancel);
    }
}
