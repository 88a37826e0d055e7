using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>Begins and ends sessions, and knows devices again. The door for whoever lets somebody in.</summary>
internal sealed class Sessions(AppDb db, StepCookies steps, Callers callers, TimeProvider clock)
{
    /// <summary>So long after signing in she may change her ways in and erase herself; later she signs in again, so that a device left open does not.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Signs somebody in on this device, with a session that nobody had before. The one that was open here ends. In the transaction of what let her in: no sheet
    /// is used up, and no organisation founded, that nobody can go on with.
    /// </summary>
    public async Task Begin(HttpContext http, Guid person, bool withPasskey)
    {
        var cancel = http.RequestAborted;
        var now = clock.GetUtcNow();
        var device = await Device(http, person, cancel);
        if (device is null)
        {
            device = new()
            {
                Id = Guid.CreateVersion7(now),
                PersonId = person,
                Looks = DeviceLooks.Of(http.Request.Headers.UserAgent),
                FirstSeenAt = now,
            };
            db.KnownDevices.Add(device);
        }
        device.SeenAt = now;
        var session = new SignInSession
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person,
            DeviceId = device.Id,
            StartedAt = now,
            SeenAt = now,
            WithPasskey = withPasskey,
        };
        db.SignInSessions.Add(session);
        await db.SaveChangesAsync(cancel);
        await EndOneBefore(http);
        steps.Put(http, StepCookies.Device, device.Id.ToString(), Retention.Device);
        StepCookies.Drop(http, StepCookies.Pending);
        var identity = new ClaimsIdentity(
            [new(Callers.PersonClaim, person.ToString()), new(Callers.SessionClaim, session.Id.ToString())],
            Callers.Scheme
        );
        await http.SignInAsync(Callers.Scheme, new(identity), new() { IsPersistent = false, IssuedUtc = now });
    }

    /// <summary>The device of this request, if this account was signed in to from it before. An account that does not exist is looked for as long.</summary>
    public Task<KnownDevice?> Recognize(HttpContext http, Person? person, CancellationToken cancel) =>
        Device(http, person?.Id ?? Guid.Empty, cancel);

    private async Task<KnownDevice?> Device(HttpContext http, Guid person, CancellationToken cancel) =>
        Guid.TryParse(steps.Take(http, StepCookies.Device), out var id)
            ? await db.KnownDevices.SingleOrDefaultAsync(d => d.Id == id && d.PersonId == person, cancel)
            : null;

    /// <summary>Whether she signed in a short while ago, and that session was not ended since.</summary>
    public async Task<bool> IsFresh(Caller caller, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Fresh;
        return await db.SignInSessions.AnyAsync(s => s.Id == caller.Session && s.EndedAt == null && s.StartedAt > since, cancel);
    }

    /// <summary>Where she signs in again, and comes back to her account.</summary>
    public static SeeOther ToSignInAgain(HttpContext http) =>
        new($"/{http.Language().Code}/sign-in?then={Uri.EscapeDataString($"/{http.Language().Code}/account")}");

    /// <summary>Ends this session of hers, here at once and on other servers within seconds.</summary>
    public async Task End(Guid person, Guid session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db
            .SignInSessions.Where(s => s.Id == session && s.PersonId == person && s.EndedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, now), cancel);
        callers.Forget(person);
    }

    private async Task EndOneBefore(HttpContext http)
    {
        var before = await http.AuthenticateAsync(Callers.Scheme);
        if (
            Guid.TryParse(before.Principal?.FindFirstValue(Callers.SessionClaim), out var session)
            && Guid.TryParse(before.Principal?.FindFirstValue(Callers.PersonClaim), out var person)
        )
            await End(person, session, http.RequestAborted);
    }

    /// <summary>Ends all her sessions but one, or all.</summary>
    public async Task EndAll(Guid person, Guid? except, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db
            .SignInSessions.Where(s => s.PersonId == person && s.Id != except && s.EndedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, now), cancel);
        callers.Forget(person);
    }
}
