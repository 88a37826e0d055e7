using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Domain.Mailing;
using Tirek.Server.Data;
using Tirek.Server.Node;
using Tirek.Server.Shell;

namespace Tirek.Server.Mailing;

/// <summary>
/// Sends what is queued, beside the pages: one server takes a mail into its hands at a time, tries again after growing pauses, and gives it up after
/// <see cref="Retention.Mail"/>. Also asks who is to be told that something waits for her. Does nothing on a node without a mail server.
/// </summary>
internal sealed class SendMails(
    Func<AppDb> open,
    NodeState state,
    Postman postman,
    IEnumerable<IWaits> waits,
    IDataProtectionProvider seals,
    TimeProvider clock,
    ILogger<SendMails> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(5);
    private const int AtOnce = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        var lookedAt = DateTimeOffset.MinValue;
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                if (MailServer.Read(state.Current.Mail) is not { } server)
                    continue;
                if (clock.GetUtcNow() - lookedAt >= BetweenLooks)
                {
                    lookedAt = clock.GetUtcNow();
                    await TellWhoIsAwaited(stoppingToken);
                }
                await SendDue(server, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("Mail could not be looked after: {Kind}", e.GetType().Name);
            }
    }

    public async Task TellWhoIsAwaited(CancellationToken cancel)
    {
        await using var db = open();
        await TellWaiting.All(db, waits, seals, clock, cancel);
    }

    /// <summary>Sends what is due now, oldest first.</summary>
    public async Task SendDue(MailServer server, CancellationToken cancel)
    {
        await using var db = open();
        var now = clock.GetUtcNow();
        var due = await db
            .OutgoingMails.AsNoTracking()
            .Where(m => m.NextTryAt <= now && (m.TakenUntil == null || m.TakenUntil < now))
            .OrderBy(m => m.NextTryAt)
            .Take(AtOnce)
            .ToListAsync(cancel);
        foreach (var mail in due)
            if (await Take(db, mail.Id, cancel))
                await Send(db, server, mail, cancel);
    }

    /// <summary>False if another server has it, or has just sent it.</summary>
    private async Task<bool> Take(AppDb db, Guid id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var until = now + Postman.Holds;
        return await db
                .OutgoingMails.Where(m => m.Id == id && m.NextTryAt <= now && (m.TakenUntil == null || m.TakenUntil < now))
                .ExecuteUpdateAsync(u => u.SetProperty(m => m.TakenUntil, until), cancel) == 1;
    }

    private async Task Send(AppDb db, MailServer server, OutgoingMail mail, CancellationToken cancel)
    {
        if (Read(mail) is not { } letter)
        {
            await db.OutgoingMails.Where(m => m.Id == mail.Id).ExecuteDeleteAsync(cancel);
            return;
        }
        var refusal = await postman.Hand(server, letter, mail.Id, cancel);
        var now = clock.GetUtcNow();
        var hers = db.OutgoingMails.Where(m => m.Id == mail.Id);
        if (refusal is null || refusal.IsFinal || now - mail.QueuedAt >= Retention.Mail)
        {
            if (refusal?.Fault == MailFault.RecipientRefused && refusal.IsFinal)
                await db
                    .MailAddresses.Where(a => a.PersonId == mail.PersonId && a.GivenAt <= mail.QueuedAt)
                    .ExecuteUpdateAsync(u => u.SetProperty(a => a.RefusedAt, now), cancel);
            // It is out: that it is must be kept even while the server ends.
            await hers.ExecuteDeleteAsync(CancellationToken.None);
            if (refusal is not null)
                log.LogWarning("A mail was given up: {Fault}", refusal.Fault);
            return;
        }
        var tries = mail.Tries + 1;
        var next = now + MailRule.PauseAfter(tries);
        await hers.ExecuteUpdateAsync(
            u =>
                u.SetProperty(m => m.Tries, tries)
                    .SetProperty(m => m.NextTryAt, next)
                    .SetProperty(m => m.TakenUntil, (DateTimeOffset?)null)
                    .SetProperty(m => m.Fault, refusal.Fault),
            cancel
        );
    }

    /// <summary>Null if the node's keys are not those under which it was sealed: nobody can read it any more.</summary>
    private Letter? Read(OutgoingMail mail)
    {
        try
        {
            return Letter.Open(mail.Sealed, seals);
        }
        catch (CryptographicException)
        {
            log.LogWarning("A mail was given up: it was sealed by keys that are not here any more.");
            return null;
        }
    }
}
