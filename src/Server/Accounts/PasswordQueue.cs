using Microsoft.AspNetCore.Identity;
using Tirek.Domain;
using Tirek.Server.Data;

namespace Tirek.Server.Accounts;

/// <summary>
/// Passwords are slow to check on purpose. Strangers wait in a short queue for one core; devices seen before have a lane of their own, so that a flood of
/// guesses does not slow down whoever belongs here.
/// </summary>
internal sealed class PasswordQueue(IPasswordHasher<Person> hasher) : IDisposable
{
    /// <summary>How many strangers may wait; more are told to try again.</summary>
    public const int StrangersWaiting = 8;
    private const int KnownWaiting = 64;

    private readonly Lane strangers = new(StrangersWaiting);
    private readonly Lane known = new(KnownWaiting);
    private readonly string nobody = hasher.HashPassword(Nobody, Guid.CreateVersion7().ToString());

    private static Person Nobody => new() { Name = "", Language = "en" };

    /// <summary>False for a wrong password, and after the same time for an account that does not exist or has none.</summary>
    /// <exception cref="Problem">Too many wait already.</exception>
    public async Task<bool> Verify(Person? person, string password, bool isKnownDevice, CancellationToken cancel)
    {
        var lane = isKnownDevice ? known : strangers;
        using (await lane.Enter(cancel))
        {
            var result = await Task.Run(
                () => hasher.VerifyHashedPassword(person ?? Nobody, person?.PasswordHash ?? nobody, password),
                CancellationToken.None
            );
            return person?.PasswordHash is not null && result != PasswordVerificationResult.Failed;
        }
    }

    /// <summary>The hash under which a code is kept that is too short to be kept under a quick one. Made for a stranger.</summary>
    /// <exception cref="Problem">Too many wait already.</exception>
    public async Task<string> Hash(string code, CancellationToken cancel)
    {
        using (await strangers.Enter(cancel))
            return await Task.Run(() => hasher.HashPassword(Nobody, code), CancellationToken.None);
    }

    /// <summary>Whether this is the code of that <see cref="Hash"/>, typed by somebody who is signed in.</summary>
    public async Task<bool> Verify(string codeHash, string typed, CancellationToken cancel)
    {
        using (await known.Enter(cancel))
            return await Task.Run(
                () => hasher.VerifyHashedPassword(Nobody, codeHash, typed) != PasswordVerificationResult.Failed,
                CancellationToken.None
            );
    }

    public void Dispose()
    {
        strangers.Dispose();
        known.Dispose();
    }

    private sealed class Lane(int most) : IDisposable
    {
        private readonly SemaphoreSlim one = new(1, 1);
        private int inside;

        public async Task<IDisposable> Enter(CancellationToken cancel)
        {
            if (Interlocked.Increment(ref inside) > most + 1)
            {
                Interlocked.Decrement(ref inside);
                throw Problems.Busy();
            }
            try
            {
                await one.WaitAsync(cancel);
            }
            catch
            {
                Interlocked.Decrement(ref inside);
                throw;
            }
            return new Place(this);
        }

        public void Dispose() => one.Dispose();

        private sealed class Place(Lane lane) : IDisposable
        {
            public void Dispose()
            {
                lane.one.Release();
                Interlocked.Decrement(ref lane.inside);
            }
        }
    }
}
