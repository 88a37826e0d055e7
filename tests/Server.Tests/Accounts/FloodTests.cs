using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tirek.Server.Data;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>Many wrong sign-ins at once: whoever belongs here comes in, and nobody learns who has an account. What it costs in time, ./dev attack measures.</summary>
public sealed class FloodTests
{
    private const int Strangers = 24;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_flood_of_strangers_is_told_busy_and_whoever_belongs_here_comes_in(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        var kept = await her.Found("Centre", "aigul");
        await her.Send("/sign-out");
        var fresh = new Persona(site);
        await fresh.Open("/sign-in");
        var told = new ConcurrentBag<HttpStatusCode>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var flood = Enumerable.Range(0, Strangers).Select(n => Guess(site, n, told, over.Token)).ToArray();
        while (!told.Contains(HttpStatusCode.ServiceUnavailable))
            await Task.Delay(20, Cancel);

        // Her own device, while the flood goes on.
        await her.SignIn(kept);
        Assert.True(her.Sees("Hello, Aigul"));
        // A device that nobody has seen, with the right password.
        var isBusy = false;
        for (var i = 0; i < 20 && !isBusy; i++)
        {
            await fresh.Open("/sign-in");
            await fresh.Send("/sign-in", ("name", await site.NameOf("aigul")), ("password", Steps.Password));
            isBusy = fresh.Status == HttpStatusCode.ServiceUnavailable && fresh.Sees("Busy, please try again");
        }
        Assert.True(isBusy);
        // The door of passkeys is another one: what comes there is looked at.
        await fresh.Open("/sign-in");
        await fresh.Send("/sign-in/passkey", ("credential", "{}"));
        Assert.EndsWith("passkey=failed", fresh.At, StringComparison.Ordinal);
        await over.CancelAsync();
        await Task.WhenAll(flood);
        Assert.Subset(
            new HashSet<HttpStatusCode>
            {
                HttpStatusCode.UnprocessableEntity,
                HttpStatusCode.ServiceUnavailable,
                HttpStatusCode.TooManyRequests,
            },
            told.ToHashSet()
        );
        await fresh.Open("/sign-in");
        await fresh.Send("/sign-in", ("name", await site.NameOf("aigul")), ("password", Steps.Password));
        Assert.EndsWith("/sign-in/code", fresh.At, StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Whoever_is_named_the_same_work_is_done(Provider provider)
    {
        var counted = new CountedHasher();
        await using var site = await TestSite.Open(
            provider,
            Server.Node.NodeKind.Real,
            also: builder => builder.Services.AddSingleton<IPasswordHasher<Person>>(counted)
        );
        await new Persona(site).Found("Centre", "aigul");
        await new Persona(site).Found("Another", "withpasskey");
        await using (var db = site.Node.Open())
            await db
                .People.Where(p => p.UserName!.StartsWith("withpasskey-"))
                .ExecuteUpdateAsync(u => u.SetProperty(p => p.PasswordHash, (string?)null), Cancel);
        foreach (
            var name in new[] { await site.NameOf("aigul"), await site.NameOf("withpasskey"), "nobody-here", "!", new string('x', 40) }
        )
        {
            var stranger = new Persona(site);
            await stranger.Open("/sign-in");
            counted.Rounds.Clear();
            await stranger.Send("/sign-in", ("name", name), ("password", "wrong wrong wrong"));
            Assert.Equal([210_000], counted.Rounds);
        }
    }

    private static async Task Guess(TestSite site, int number, ConcurrentBag<HttpStatusCode> told, CancellationToken over)
    {
        var stranger = new Persona(site);
        await stranger.Open("/sign-in");
        var token = stranger.Match("name=\"form-token\" value=\"([^\"]+)\"");
        for (var i = 0; !over.IsCancellationRequested; i++)
        {
            await stranger.SendRaw("/sign-in", ("form-token", token), ("name", $"somebody-{number}-{i}"), ("password", "a wrong password"));
            told.Add(stranger.Status);
        }
    }

    /// <summary>The library's own, which notes for how many rounds each hash it checked was made.</summary>
    private sealed class CountedHasher : IPasswordHasher<Person>
    {
        private readonly PasswordHasher<Person> real = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

        public ConcurrentQueue<int> Rounds { get; } = [];

        public string HashPassword(Person user, string password) => real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Rounds.Enqueue(
                global::System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hashedPassword).AsSpan(5))
            );
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
