using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;

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
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("What is too old could not be deleted: {Kind}", e.GetType().Name);
            }
    }

    private static async Task NoteSeen(AppDb db, IReadOnlyDictionary<Guid, DateTimeOffset> seen, CancellationToken cancel)
    {
        foreach (var (session, at) in seen)
            await db
                .SignInSessions.Where(s => s.Id == session && s.SeenAt < at)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.SeenAt, at), cancel);
    }

    public static async Task DeleteOld(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        await db
            .SignInSessions.Where(s => s.EndedAt < now - Retention.EndedSession || s.SeenAt < now - Retention.EndedSession)
            .ExecuteDeleteAsync(cancel);
        await db.KnownDevices.Where(d => d.SeenAt < now - Retention.Device).ExecuteDeleteAsync(cancel);
        await db.Invitations.Where(i => i.ExpiresAt < now - Retention.EndedSession).ExecuteDeleteAsync(cancel);
        await DeleteUnfinished(db, now - Retention.UnfinishedAccount, cancel);
    }

    /// <summary>Accounts that were begun and never finished, and organisations that nobody else is in. Who lost her way in has a sheet or colleagues.</summary>
    private static async Task DeleteUnfinished(AppDb db, DateTimeOffset before, CancellationToken cancel)
    {
        var people = await db
            .People.Where(p => p.CreatedAt < before && p.SheetHash == null && p.PasswordHash == null && !p.TwoFactorEnabled)
            .Where(p => !db.Passkeys.Any(k => k.UserId == p.Id) && !db.SignInSessions.Any(s => s.PersonId == p.Id && s.SeenAt >= before))
            .Select(p => p.Id)
            .Take(1000)
            .ToListAsync(cancel);
        if (people.Count == 0)
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Memberships.Where(m => people.Contains(m.PersonId)).ExecuteDeleteAsync(cancel);
        await db.SignInSessions.Where(s => people.Contains(s.PersonId)).ExecuteDeleteAsync(cancel);
        await db.KnownDevices.Where(d => people.Contains(d.PersonId)).ExecuteDeleteAsync(cancel);
        await db.PersonTokens.Where(t => people.Contains(t.UserId)).ExecuteDeleteAsync(cancel);
        await db.People.Where(p => people.Contains(p.Id)).ExecuteDeleteAsync(cancel);
        await db
            .MemberOrganizations.Where(o => o.State == MemberState.Outside && o.FoundedAt < before)
            .Where(o => !db.Memberships.Any(m => m.OrganizationId == o.Id))
            .ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
