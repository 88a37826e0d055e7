using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Bench;

/// <summary>
/// 10,000 wrong sign-ins in a minute against a node of this program's own on 127.0.0.1, and beside them the right sign-in from a device that was seen before;
/// and whether the time of an answer tells that an account exists. Bounded in time and number; goes nowhere else.
/// </summary>
internal static partial class MeasureAttack
{
    private const int Wrong = 10_000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>As many as are under way at once; beyond that the attacker waits.</summary>
    private const int AtOnce = 200;
    private const int Right = 60;

    /// <summary>Accounts whose existence is guessed by time, and tries at each: fewer than shut a lane.</summary>
    private const int Guessed = 30,
        Tries = 3;
    private const string Password = "kettle spoon window nine";
    private const string Her = "aigul";

    public static async Task<IEnumerable<Measured>> Run()
    {
        var path = Directory.CreateTempSubdirectory("tirek-attack-").FullName;
        try
        {
            await Fill(path);
            var (server, _) = await Measurement.Start(Measurement.Server, true, "serve", "--data", path, "--urls");
            using var measured = server;
            using var client = new HttpClient(
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    MaxConnectionsPerServer = AtOnce + 10,
                }
            )
            {
                BaseAddress = new($"http://127.0.0.1:{server.Port}"),
            };
            var her = await Door.Open(client);
            await her.SignIn(Her, Password);
            for (var i = 0; i < 5; i++)
                await her.SignIn(Her, Password);
            var idle = await SignIns(her);
            var existence = await Existence(client);
            var flood = Flood(client);
            await Task.Delay(TimeSpan.FromSeconds(3));
            var attacked = await SignIns(her);
            var (sent, told) = await flood;
            return
            [
                new("right sign-in, known device, nothing else, p50 / p99", $"{Median(idle):N0} / {idle[^1]:N0} ms"),
                new($"the same under {Wrong:N0} wrong ones a minute, p50 / p99", $"{Median(attacked):N0} / {attacked[^1]:N0} ms"),
                new("slower by, p50", $"{Median(attacked) / Median(idle):N2} ×", "≤ 2 ×"),
                new("right sign-ins refused under attack", $"{attacked.Count(t => t < 0)} of {Right}", "0"),
                new("wrong ones sent; busy, wrong, too many", $"{sent:N0}; {told}"),
                new("answer for a name that exists to one that does not, p50", $"{existence:N3} ×", "0.95 to 1.05"),
            ];
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Accounts with a password alone, so that one request signs in.</summary>
    private static async Task Fill(string path)
    {
        var folder = NodeFolder.Open(path);
        await using var db = folder.OpenDatabase();
        await db.Prepare(folder);
        await InventDirectory.Fill(db, 100);
        var hasher = new PasswordHasher<Person>(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
        foreach (var name in Enumerable.Range(0, Guessed).Select(n => $"exists-{n}").Prepend(Her))
        {
            var person = new Person
            {
                Id = Guid.CreateVersion7(),
                Name = name,
                UserName = name,
                NormalizedUserName = name.ToUpperInvariant(),
                Language = "en",
                CreatedAt = TimeProvider.System.GetUtcNow(),
                CompletedAt = TimeProvider.System.GetUtcNow(),
                SecurityStamp = name,
            };
            person.PasswordHash = hasher.HashPassword(person, Password);
            db.People.Add(person);
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Milliseconds of each, in order of length; less than nothing for one that was refused.</summary>
    private static async Task<double[]> SignIns(Door her)
    {
        var times = new double[Right];
        for (var i = 0; i < Right; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var status = await her.SignIn(Her, Password);
            times[i] = status == HttpStatusCode.SeeOther ? Stopwatch.GetElapsedTime(began).TotalMilliseconds : -1;
        }
        Array.Sort(times);
        return times;
    }

    private static async Task<double> Existence(HttpClient client)
    {
        var stranger = await Door.Open(client);
        var times = new[] { new List<double>(), new List<double>() };
        for (var round = 0; round < Tries; round++)
        for (var n = 0; n < Guessed; n++)
        for (var turn = 0; turn < 2; turn++)
        {
            // Now one first, now the other.
            var which = (turn + n) % 2;
            var began = Stopwatch.GetTimestamp();
            await stranger.SignIn(which == 0 ? $"exists-{n}" : $"absent-{n}", "a wrong password");
            times[which].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return Median([.. times[0].Order()]) / Median([.. times[1].Order()]);
    }

    /// <summary>One every six milliseconds, each tenth at her own name, until all are sent or the minute is over.</summary>
    private static async Task<(int Sent, string Told)> Flood(HttpClient client)
    {
        var stranger = await Door.Open(client);
        var told = new ConcurrentDictionary<HttpStatusCode, int>();
        using var room = new SemaphoreSlim(AtOnce);
        var began = Stopwatch.GetTimestamp();
        var under = new List<Task>();
        var sent = 0;
        while (sent < Wrong && Stopwatch.GetElapsedTime(began) < Minute)
        {
            var due = Stopwatch.GetElapsedTime(began) / Minute * Wrong;
            if (sent >= due)
            {
                await Task.Delay(2);
                continue;
            }
            await room.WaitAsync();
            var name = sent % 10 == 0 ? Her : $"somebody-{sent}";
            under.Add(One(name));
            sent++;
        }
        await Task.WhenAll(under);
        int Of(HttpStatusCode status) => told.GetValueOrDefault(status);
        return (
            sent,
            $"{Of(HttpStatusCode.ServiceUnavailable):N0}, {Of(HttpStatusCode.UnprocessableEntity):N0}, {Of(HttpStatusCode.TooManyRequests):N0}"
        );

        async Task One(string name)
        {
            try
            {
                told.AddOrUpdate(await stranger.SignIn(name, "a wrong password"), 1, (_, n) => n + 1);
            }
            finally
            {
                room.Release();
            }
        }
    }

    private static double Median(double[] times) => times[times.Length / 2];

    /// <summary>The page for signing in, opened once: its cookies and the token of its form.</summary>
    private sealed partial class Door(HttpClient client, Dictionary<string, string> cookies, string token)
    {
        public static async Task<Door> Open(HttpClient client)
        {
            using var answer = await client.GetAsync("/en/sign-in");
            var page = await answer.Content.ReadAsStringAsync();
            var door = new Door(client, [], WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value));
            door.Keep(answer);
            return door;
        }

        /// <summary>Sends the form. What shows the device again is kept, who is signed in is not.</summary>
        public async Task<HttpStatusCode> SignIn(string name, string password)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/en/sign-in");
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
            request.Content = new FormUrlEncodedContent([new("form-token", token), new("name", name), new("password", password)]);
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.SeeOther)
                Keep(answer);
            return answer.StatusCode;
        }

        private void Keep(HttpResponseMessage answer)
        {
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                if (
                    cookie.StartsWith("__Host-form=", StringComparison.Ordinal)
                    || cookie.StartsWith("__Host-device=", StringComparison.Ordinal)
                )
                    cookies[cookie.Split('=', 2)[0]] = cookie.Split('=', 2)[1].Split(';')[0];
        }

        [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
        private static partial Regex Token();
    }
}
