using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Mailing;

namespace Tirek.Server.Accounts;

/// <summary>Reads everything that is stored of somebody, for herself.</summary>
internal static class ReadAccount
{
    public static async Task<OwnAccount> Of(AppDb db, Caller caller, IDataProtectionProvider seals, CancellationToken cancel)
    {
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == caller.Person, cancel);
        var sessions = await (
            from s in db.SignInSessions
            where s.PersonId == person.Id && s.EndedAt == null
            from d in db.KnownDevices.Where(d => d.Id == s.DeviceId).DefaultIfEmpty()
            orderby s.SeenAt descending
            select new OpenSession(s.Id, d.Looks ?? "?", s.StartedAt, s.SeenAt, s.WithPasskey, s.Id == caller.Session)
        ).ToListAsync(cancel);
        var passkeys = await db.Passkeys.AsNoTracking().Where(p => p.UserId == person.Id).ToListAsync(cancel);
        var memberships = await (
            from m in db.Memberships
            where m.PersonId == person.Id
            join o in db.MemberOrganizations on m.OrganizationId equals o.Id
            orderby m.Since
            select new OwnMembership(o.Name, m.Roles, m.Since, m.Until)
        ).ToListAsync(cancel);
        var returns = await db
            .ReturnRequests.Where(r => r.PersonId == person.Id)
            .Select(r => new { At = r.AskedAt, IsVouching = false })
            .Concat(db.Vouchings.Where(v => v.PersonId == person.Id).Select(v => new { v.At, IsVouching = true }))
            .ToListAsync(cancel);
        return new(
            person.Name,
            person.UserName!,
            person.Language,
            person.CreatedAt,
            person.PasswordHash is not null,
            sessions,
            [.. passkeys.Select(p => new KeptPasskey(WebEncoders.Base64UrlEncode(p.CredentialId), p.Data.Name ?? "?", p.Data.CreatedAt))],
            memberships,
            [.. returns.OrderBy(r => r.At).Select(r => new OwnReturn(r.At, r.IsVouching))],
            await MailAddresses.Of(db, person.Id, seals, cancel),
            person.CompletedAt,
            person.SuspendedAt,
            person.IsOperator,
            [.. await Traces(db, person.Id).ToListAsync(cancel)]
        );
    }

    private static async IAsyncEnumerable<OwnTrace> Traces(AppDb db, Guid person)
    {
        var ended =
            from s in db.SignInSessions
            where s.PersonId == person && s.EndedAt != null
            from d in db.KnownDevices.Where(d => d.Id == s.DeviceId).DefaultIfEmpty()
            orderby s.StartedAt
            select new OwnTrace(TraceKind.EndedSession, d.Looks ?? "?", s.StartedAt, s.EndedAt);
        await foreach (var trace in ended.AsAsyncEnumerable())
            yield return trace;
        var devices = db.KnownDevices.Where(d => d.PersonId == person).OrderBy(d => d.FirstSeenAt);
        await foreach (var device in devices.AsNoTracking().AsAsyncEnumerable())
            yield return new(TraceKind.Device, device.Looks, device.FirstSeenAt, device.SeenAt);
        var invitations = db.Invitations.Where(i => i.InvitedBy == person || i.UsedBy == person).OrderBy(i => i.CreatedAt);
        await foreach (var invitation in invitations.AsNoTracking().AsAsyncEnumerable())
            yield return invitation.InvitedBy == person
                ? new(TraceKind.InvitationMade, invitation.Note, invitation.CreatedAt, invitation.ExpiresAt)
                : new(TraceKind.InvitationUsed, "", invitation.CreatedAt, invitation.UsedAt);
        await foreach (
            var motion in db.Motions.AsNoTracking().Where(m => m.PersonId == person).OrderBy(m => m.OpenedAt).AsAsyncEnumerable()
        )
            yield return new(TraceKind.Office, motion.Role.ToString() ?? "", motion.OpenedAt, motion.ClosedAt);
        await foreach (var mail in db.OutgoingMails.AsNoTracking().Where(m => m.PersonId == person).AsAsyncEnumerable())
            yield return new(TraceKind.WaitingMail, "", mail.QueuedAt);
        var lines =
            from e in db.TrailEntries
            where db.Memberships.Any(m => m.PersonId == person && m.OrganizationId == e.OrganizationId)
            where e.Actor == person || e.Subject == person
            orderby e.OrganizationId, e.Sequence
            select new OwnTrace(TraceKind.TrailLine, e.Act, e.At, null);
        await foreach (var line in lines.AsAsyncEnumerable())
            yield return line with
            {
                Words = ActWords.Of(line.What),
            };
        // What she did for the node as who runs it, and as a member.
        var (by, ofMember) = (AuditTrail.By(person), AuditTrail.OfMember(person));
        var acts = db.AuditEntries.AsNoTracking().Where(a => a.By == by || a.By == ofMember).OrderBy(a => a.Id);
        await foreach (var act in acts.AsAsyncEnumerable())
            yield return new(TraceKind.OperatorAct, act.Act, act.At) { Words = ActWords.Of(act.Act) };
    }
}
