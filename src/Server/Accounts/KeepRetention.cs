using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Domain.Checking;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Network;
using Tirek.Server.Room;

namespace Tirek.Server.Accounts;

/// <summary>Notes which sessions were used, and deletes what is kept of people when its time is over (<see cref="Retention"/>).</summary>
internal sealed class KeepRetention(Func<AppDb> open, Callers callers, TimeProvider clock, ILogger<KeepRetention> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private const int RoundsBetweenDeletions = 60;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
            try
            {
                await using var db = open();
                await NoteSeen(db, callers.TakeSeen(), stoppingToken);
                if (round % RoundsBetweenDeletions == 0)
                    await DeleteOld(db, clock.GetUtcNow(), stoppingToken);
                await EndRooms.Over(db, clock.GetUtcNow(), stoppingToken);
                await LettingGo.Try(db, attempts: 1, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("What is too old could not be deleted: {Kind}", e.GetType().Name);
            }
    }

    /// <summary>Of sessions that stood at that moment. What was over stays over.</summary>
    public static async Task NoteSeen(AppDb db, IReadOnlyDictionary<Guid, DateTimeOffset> seen, CancellationToken cancel)
    {
        foreach (var (session, at) in seen)
        {
            var idle = at - Retention.SessionIdle;
            await db
                .SignInSessions.Where(s => s.Id == session && s.EndedAt == null && s.SeenAt > idle && s.SeenAt < at)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.SeenAt, at), cancel);
        }
    }

    public static async Task DeleteOld(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        await db
            .SignInSessions.Where(s => s.EndedAt < now - Retention.EndedSession || s.SeenAt < now - Retention.EndedSession)
            .ExecuteDeleteAsync(cancel);
        await db.KnownDevices.Where(d => d.SeenAt < now - Retention.Device).ExecuteDeleteAsync(cancel);
        await db.Invitations.Where(i => i.ExpiresAt < now - Retention.EndedSession).ExecuteDeleteAsync(cancel);
        await db
            .Invitations.Where(i => i.Note != "" && (i.UsedAt != null || i.WithdrawnAt != null || i.ExpiresAt < now))
            .ExecuteUpdateAsync(u => u.SetProperty(i => i.Note, ""), cancel);
        await db.ListingDrafts.Where(d => d.At < now - Retention.Draft).ExecuteDeleteAsync(cancel);
        await db.ProviderLinks.Where(l => l.SentAt < now - ProviderLinkRule.Kept).ExecuteDeleteAsync(cancel);
        await ForgetReturns(db, db.ReturnRequests.Where(r => r.ExpiresAt < now), cancel);
        await db
            .OutgoingMails.Where(m => m.QueuedAt < now - Retention.Mail && (m.TakenUntil == null || m.TakenUntil < now))
            .ExecuteDeleteAsync(cancel);
        await db.MailAddresses.Where(a => a.ConfirmedAt == null && a.GivenAt < now - Retention.UnconfirmedMail).ExecuteDeleteAsync(cancel);
        await DeleteCorrections(db, now, cancel);
        await DeleteLists(db, now, cancel);
        await DeleteUnfinished(db, now, cancel);
        await EndOrganization.DeleteLeftTrails(db, cancel);
    }

    /// <summary>What readers said and nobody decided: their words go from the file too.</summary>
    private static async Task DeleteCorrections(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var oldest = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-CorrectionRule.KeptDays);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Corrections.Where(c => c.On < oldest).ExecuteDeleteAsync(cancel) > 0)
            await LettingGo.Remember(db, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Lists that nobody took: their cells go from the file too.</summary>
    private static async Task DeleteLists(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.BroughtLists.Where(l => l.TakenAt == null && l.BroughtAt < now - Retention.BroughtList).ExecuteDeleteAsync(cancel) > 0)
            await LettingGo.Remember(db, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>With the confirmations of colleagues.</summary>
    public static async Task ForgetReturns(AppDb db, IQueryable<ReturnRequest> some, CancellationToken cancel)
    {
        await db.Vouchings.Where(v => some.Any(r => r.Id == v.RequestId)).ExecuteDeleteAsync(cancel);
        await some.ExecuteDeleteAsync(cancel);
    }

    /// <summary>
    /// Accounts that were begun and never complete, whatever of them was done, and an organisation in which nobody else is. Who lost her way in was complete once.
    /// </summary>
    private static async Task DeleteUnfinished(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var before = now - Retention.UnfinishedAccount;
        var unfinished = db
            .People.Where(p => p.CreatedAt < before && p.CompletedAt == null && p.SheetHash == null)
            .Where(p => !db.SignInSessions.Any(s => s.PersonId == p.Id && s.SeenAt >= before));
        foreach (var person in await unfinished.Select(p => p.Id).Take(1000).ToListAsync(cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var organization = await db
                .Memberships.Where(m => m.PersonId == person && m.Until == null)
                .Select(m => m.OrganizationId)
                .SingleOrDefaultAsync(cancel);
            await LastCoordinator.Hold(db, organization, cancel);
            // Held before it is looked at again: whoever completes her account at this moment is not deleted for what she was.
            var held = unfinished
                .Where(p => p.Id == person)
                .ExecuteUpdateAsync(u => u.SetProperty(p => p.CreatedAt, p => p.CreatedAt), cancel);
            if (await held == 0)
                continue;
            if (
                await db.MemberOrganizations.AnyAsync(o => o.Id == organization, cancel)
                && await EndOrganization.IsAlone(db, organization, person, cancel)
            )
                await EndOrganization.End(db, new(organization, "organization.end", person, "", organization), now, cancel);
            await ForgetPerson.Forget(db, person, "account.expire", now, cancel);
            await transaction.CommitAsync(cancel);
        }
    }
}
