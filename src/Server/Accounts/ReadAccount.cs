using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>Reads everything that is stored of somebody, for herself.</summary>
internal static class ReadAccount
{
    public static async Task<OwnAccount> Of(AppDb db, Caller caller, CancellationToken cancel)
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
        return new(
            person.Name,
            person.UserName!,
            person.Language,
            person.CreatedAt,
            person.PasswordHash is not null,
            sessions,
            [.. passkeys.Select(p => new KeptPasskey(WebEncoders.Base64UrlEncode(p.CredentialId), p.Data.Name ?? "?", p.Data.CreatedAt))],
            memberships
        );
    }
}
