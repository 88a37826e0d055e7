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
    /// <summary>Signs somebody in on this device, with a session that nobody had before.</summary>
    public async Task Begin(HttpContext http, Guid person, bool withPasskey)
    {
        var cancel = http.RequestAborted;
        var now = clock.GetUtcNow();
        var device = await Recognize(http, person, cancel);
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
        steps.Put(http, StepCookies.Device, device.Id.ToString(), Retention.Device);
        StepCookies.Drop(http, StepCookies.Pending);
        var identity = new ClaimsIdentity(
            [new("sub", person.ToString()), new(Callers.SessionClaim, session.Id.ToString())],
            Callers.Scheme
        );
        await http.SignInAsync(Callers.Scheme, new(identity), new() { IsPersistent = false, IssuedUtc = now });
    }

    /// <summary>The device of this request, if this account was signed in to from it before.</summary>
    public async Task<KnownDevice?> Recognize(HttpContext http, Guid person, CancellationToken cancel) =>
        Guid.TryParse(steps.Take(http, StepCookies.Device), out var id)
            ? await db.KnownDevices.SingleOrDefaultAsync(d => d.Id == id && d.PersonId == person, cancel)
            : null;

    /// <summary>Ends this session of hers, here at once and on other servers within seconds.</summary>
    public async Task End(Guid person, Guid session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db
            .SignInSessions.Where(s => s.Id == session && s.PersonId == person && s.EndedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, now), cancel);
        callers.Forget(person);
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
