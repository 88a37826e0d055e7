using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Mailing;

/// <summary>
/// Queues for everybody who gave an address one neutral mail when something new waits for her, at most one a day. What waited when it was looked at first is
/// not new: she has seen it.
/// </summary>
internal static class TellWaiting
{
    private static readonly TimeSpan AtMostOnceIn = TimeSpan.FromDays(1);

    public static async Task All(
        AppDb db,
        IEnumerable<IWaits> waits,
        IDataProtectionProvider seals,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var before = clock.GetUtcNow() - AtMostOnceIn;
        var addresses = await db
            .MailAddresses.AsNoTracking()
            .Where(a => a.ConfirmedAt != null && a.RefusedAt == null && (a.ToldAt == null || a.ToldAt <= before))
            .ToListAsync(cancel);
        foreach (var address in addresses)
            if (await Callers.Absent(db, address.PersonId, cancel) is { } her)
            {
                var things = new List<WaitingThing>();
                foreach (var source in waits)
                    things.AddRange(await source.List(db, her, cancel));
                await Tell(db, address, things, seals, clock, cancel);
            }
    }

    private static async Task Tell(
        AppDb db,
        MailAddress address,
        IReadOnlyList<WaitingThing> things,
        IDataProtectionProvider seals,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var marks = things.Select(MarkOf).Distinct().Order(StringComparer.Ordinal).ToList();
        var isNew = address.Known is { } known && marks.Except(known.Split(' ')).Any();
        var kept = string.Join(' ', marks);
        if (kept == address.Known)
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Another server may have just done it: then the row is not any more as it was read.
        var row = db.MailAddresses.Where(a => a.PersonId == address.PersonId && a.ToldAt == address.ToldAt && a.Known == address.Known);
        var told = isNew ? now : address.ToldAt;
        if (await row.ExecuteUpdateAsync(u => u.SetProperty(a => a.Known, kept).SetProperty(a => a.ToldAt, told), cancel) == 0)
            return;
        if (isNew)
        {
            var language = await db.People.Where(p => p.Id == address.PersonId).Select(p => p.Language).SingleAsync(cancel);
            var to = MailAddresses.Open(address, seals);
            if (to is not null)
                db.Queue(new(to, language, LetterKind.Waiting, "/waiting"), address.PersonId, seals, now);
            await db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
    }

    /// <summary>By what a thing is told from others, whatever its language: enough to see that it is new, not what it is.</summary>
    private static string MarkOf(WaitingThing thing) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{thing.Path} {thing.Since.UtcTicks}")).AsSpan(0, 8));
}
