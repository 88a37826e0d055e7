using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Accounts;
using Tirek.Domain.Members;
using Tirek.Server.Data;

namespace Tirek.Server.Http;

/// <summary>
/// Finds who asks, by the session that her cookie names. To show something a session is looked up in the database at most every few seconds: what was ended on
/// one server is ended on every other within <see cref="Kept"/>. To write something it is looked up each time.
/// </summary>
internal sealed class Callers(Func<AppDb> open, TimeProvider clock)
{
    public const string Scheme = "session";
    public const string SessionClaim = "session";
    public const string PersonClaim = "person";

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset Until, Caller? Caller)> known = new();
    private ConcurrentDictionary<Guid, DateTimeOffset> seen = new();

    /// <summary>How often something was forgotten: what was read before the newest change is not kept after it.</summary>
    private long changes;

    /// <summary>Who is signed in with this request, if anybody.</summary>
    /// <param name="http">The request.</param>
    /// <param name="toWrite">What was known a moment ago is not enough.</param>
    public async ValueTask<Caller?> Find(HttpContext http, bool toWrite)
    {
        var ticket = await http.AuthenticateAsync(Scheme);
        if (!Guid.TryParse(ticket.Principal?.FindFirstValue(SessionClaim), out var session))
            return null;
        var caller = await Find(session, toWrite, http.RequestAborted);
        if (caller is not null)
            // Forms are bound to all that her cookie claims: to her and to this session.
            http.User = ticket.Principal!;
        return caller;
    }

    /// <summary>When each session was used last, since this was asked before.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> TakeSeen() => Interlocked.Exchange(ref seen, new());

    /// <summary>What this process knows of somebody is looked up again, since it was just changed.</summary>
    public void Forget(Guid person)
    {
        Interlocked.Increment(ref changes);
        foreach (var (session, found) in known)
            if (found.Caller?.Person == person)
                known.TryRemove(session, out _);
    }

    /// <summary>After a change of an organisation as a whole.</summary>
    public void ForgetAll()
    {
        Interlocked.Increment(ref changes);
        known.Clear();
    }

    private async ValueTask<Caller?> Find(Guid session, bool anew, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (anew || !known.TryGetValue(session, out var found) || found.Until <= now)
        {
            var before = Interlocked.Read(ref changes);
            await using var db = open();
            found = (now + Kept, await Read(db, session, now, cancel));
            if (known.Count >= Most)
                known.Clear();
            known[session] = found;
            if (Interlocked.Read(ref changes) != before)
                known.TryRemove(session, out _);
        }
        // Only of a session that stands: one that is over does not live again by being tried.
        if (found.Caller is not null)
            seen[session] = now;
        return found.Caller;
    }

    private static async Task<Caller?> Read(AppDb db, Guid session, DateTimeOffset now, CancellationToken cancel)
    {
        var idle = now - Retention.SessionIdle;
        var oldest = now - Retention.SessionAtMost;
        var hers = db
            .SignInSessions.Where(s => s.Id == session && s.EndedAt == null && s.SeenAt > idle && s.StartedAt > oldest)
            .Select(s => s.PersonId);
        return await Read(db, session, hers, cancel);
    }

    /// <summary>Somebody as she would ask if she were signed in: for what the node looks up for her while she is not. Her session is empty.</summary>
    public static Task<Caller?> Absent(AppDb db, Guid person, CancellationToken cancel) =>
        Read(db, Guid.Empty, db.People.Where(p => p.Id == person).Select(p => p.Id), cancel);

    /// <summary>
    /// For what outlives her session: waits for whoever changes her organisation at this moment, then looks whether she still may. In the transaction of the act.
    /// </summary>
    /// <exception cref="Problem">She may not any more.</exception>
    public static async Task Hold(AppDb db, Caller caller, Permission permission, CancellationToken cancel)
    {
        await LastCoordinator.Hold(db, caller.Organization, cancel);
        if (
            await Absent(db, caller.Person, cancel) is not { } now
            || now.Standing.Organization != caller.Organization
            || !now.May(permission)
        )
            throw Problems.NotForYou();
    }

    private static async Task<Caller?> Read(AppDb db, Guid session, IQueryable<Guid> whose, CancellationToken cancel)
    {
        var row = await (
            from p in db.People
            where whose.Contains(p.Id) && p.SuspendedAt == null
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
