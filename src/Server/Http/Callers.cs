using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Domain.Members;
using Tirek.Server.Data;

namespace Tirek.Server.Http;

/// <summary>
/// Finds who asks, by the session that her cookie names. A session is looked up in the database at most every few seconds: what was ended on one server is
/// ended on every other within <see cref="Kept"/>.
/// </summary>
internal sealed class Callers(Func<AppDb> open, TimeProvider clock)
{
    public const string Scheme = "session";
    public const string SessionClaim = "session";

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset Until, Caller? Caller)> known = new();
    private ConcurrentDictionary<Guid, DateTimeOffset> seen = new();

    /// <summary>Who is signed in with this request, if anybody.</summary>
    public async ValueTask<Caller?> Find(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(Scheme);
        if (!Guid.TryParse(ticket.Principal?.FindFirstValue(SessionClaim), out var session))
            return null;
        var caller = await Find(session, http.RequestAborted);
        if (caller is not null)
            // Forms are bound to her.
            http.User = ticket.Principal!;
        return caller;
    }

    /// <summary>When each session was used last, since this was asked before.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> TakeSeen() => Interlocked.Exchange(ref seen, new());

    /// <summary>What this process knows of somebody is looked up again, since it was just changed.</summary>
    public void Forget(Guid person)
    {
        foreach (var (session, found) in known)
            if (found.Caller?.Person == person)
                known.TryRemove(session, out _);
    }

    /// <summary>After a change of an organisation as a whole.</summary>
    public void ForgetAll() => known.Clear();

    private async ValueTask<Caller?> Find(Guid session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        seen[session] = now;
        if (known.TryGetValue(session, out var found) && found.Until > now)
            return found.Caller;
        await using var db = open();
        var caller = await Read(db, session, now, cancel);
        if (known.Count >= Most)
            known.Clear();
        known[session] = (now + Kept, caller);
        return caller;
    }

    private static async Task<Caller?> Read(AppDb db, Guid session, DateTimeOffset now, CancellationToken cancel)
    {
        var idle = now - Retention.SessionIdle;
        var oldest = now - Retention.SessionAtMost;
        var row = await (
            from s in db.SignInSessions
            where s.Id == session && s.EndedAt == null && s.SeenAt > idle && s.StartedAt > oldest
            join p in db.People on s.PersonId equals p.Id
            where p.SuspendedAt == null
            from m in db.Memberships.Where(m => m.PersonId == p.Id && m.Until == null).DefaultIfEmpty()
            from o in db.MemberOrganizations.Where(o => o.Id == m.OrganizationId).DefaultIfEmpty()
            select new
            {
                p.Id,
                p.Name,
                p.IsOperator,
                IsComplete = p.SheetHash != null && (p.TwoFactorEnabled || db.Passkeys.Any(k => k.UserId == p.Id)),
                m.Roles,
                Organization = (Guid?)o.Id,
                Kind = (OrganizationKind?)o.Kind,
                o.Country,
                State = (MemberState?)o.State,
            }
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(cancel);
        if (row is null)
            return null;
        var roles = (row.Roles ?? []).Select(Enum.Parse<Role>).ToHashSet();
        if (row.IsOperator)
            roles.Add(Role.Operator);
        return new(
            session,
            row.Name,
            new(row.Id, row.IsComplete, roles, row.Organization, row.Kind, row.Country, row.State ?? MemberState.Outside)
        );
    }
}
