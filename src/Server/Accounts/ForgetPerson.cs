using Microsoft.EntityFrameworkCore;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Mailing;

namespace Tirek.Server.Accounts;

/// <summary>
/// All that is stored of somebody goes: account, ways in, devices, sessions, memberships, what was noted of her in an invitation, her name in every trail. The
/// lines of the trails stay and their chain holds; nothing leads from them to her any more.
/// </summary>
internal static class ForgetPerson
{
    /// <summary>In the caller's transaction. The bytes in the database's files go within minutes (<see cref="LettingGo"/>).</summary>
    /// <param name="db">Where she is stored.</param>
    /// <param name="person">Who goes.</param>
    /// <param name="act">What the trails say of it, one of <see cref="EraseFromTrails.Acts"/>.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Gives it up.</param>
    public static async Task Forget(AppDb db, Guid person, string act, DateTimeOffset now, CancellationToken cancel)
    {
        await db.EraseFromTrail(person, act, now, cancel);
        await OpenInvitations.Withdraw(db, person, now, cancel);
        await db.ListingVersions.Where(v => v.By == person).ExecuteUpdateAsync(u => u.SetProperty(v => v.By, (Guid?)null), cancel);
        await db.FeedReadings.Where(r => r.By == person).ExecuteUpdateAsync(u => u.SetProperty(r => r.By, (Guid?)null), cancel);
        await db
            .Invitations.Where(i => i.UsedBy == person || i.InvitedBy == person)
            .ExecuteUpdateAsync(u => u.SetProperty(i => i.Note, ""), cancel);
        await db.ListingDrafts.Where(d => d.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.Passkeys.Where(p => p.UserId == person).ExecuteDeleteAsync(cancel);
        await db.PersonTokens.Where(t => t.UserId == person).ExecuteDeleteAsync(cancel);
        await db.SignInSessions.Where(s => s.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.KnownDevices.Where(d => d.PersonId == person).ExecuteDeleteAsync(cancel);
        await KeepRetention.ForgetReturns(db, db.ReturnRequests.Where(r => r.PersonId == person), cancel);
        await db.Vouchings.Where(v => v.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.Motions.Where(m => m.PersonId == person).ExecuteUpdateAsync(u => u.SetProperty(m => m.PersonId, (Guid?)null), cancel);
        await MailAddresses.Forget(db, person, cancel);
        await db.Memberships.Where(m => m.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.People.Where(p => p.Id == person).ExecuteDeleteAsync(cancel);
        await LettingGo.Remember(db, cancel);
    }
}
