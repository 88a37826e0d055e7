using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tirek.Server.Observing;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;
using Tirek.Server.Tests.Operating;

namespace Tirek.Server.Tests.Observing;

/// <summary>What a collector that the operator named is sent, over HTTP as it would be, and that nobody stands in it.</summary>
public sealed class TelemetryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Routes_methods_and_answers_are_sent_and_nothing_of_anybody(Provider provider)
    {
        await using var collector = await Collector.Open();
        string organization;
        await using (var site = await Steps.OpenReal(provider))
        {
            var (code, said) = await site.Node.Tirek("observe", "set", collector.Address);
            Assert.True(code == 0, said);
            await Until(site, () => collector.Said("/v1/traces").Contains("/health", StringComparison.Ordinal));

            var her = new Persona(site);
            await her.Found("Canary organisation", "canary-name");
            await using (var db = site.Node.Open())
            {
                organization = (await db.MemberOrganizations.Select(o => o.Id).SingleAsync(Cancel)).ToString();
                await db.Database.ExecuteSqlRawAsync("DROP TABLE \"Invitations\"", Cancel);
            }
            using var request = new HttpRequestMessage(HttpMethod.Get, "/en/join/canary-token?canary=query");
            request.Headers.Add("User-Agent", "canary-browser");
            request.Headers.Add("X-Forwarded-For", "203.0.113.77");
            request.Headers.Add("traceparent", "00-c0ffee00c0ffee00c0ffee00c0ffee00-00f067aa0ba902b7-01");
            request.Headers.Add("tracestate", "canary=state");
            request.Headers.Add("baggage", "canary=baggage");
            using (var answer = await site.Browser.SendAsync(request, Cancel))
                Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            await site.Get("/en/canary-nowhere");
            // What is sent in turn: the last of it, when the server ends, waits two seconds and no longer for a busy collector.
            await Until(site, () => collector.Said("/v1/traces").Contains("/join/{token}", StringComparison.Ordinal));
        }
        var traces = collector.Said("/v1/traces");
        Assert.Contains("/{language:language}/organization/new", traces, StringComparison.Ordinal);
        Assert.Contains("/{language:language}/join/{token}", traces, StringComparison.Ordinal);
        Assert.Contains("error.type", traces, StringComparison.Ordinal);
        var metrics = collector.Said("/v1/metrics");
        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("/{language:language}/join/{token}", metrics, StringComparison.Ordinal);
        Assert.Contains("dotnet.process.memory.working_set", metrics, StringComparison.Ordinal);
        var all = collector.Said();
        foreach (
            var canary in new[]
            {
                "canary",
                "Canary",
                "Aigul",
                "203.0.113",
                "127.0.0.1",
                "localhost",
                organization,
                // As the bytes before a text tell its length: a name of two letters stands by chance in so many bytes of times.
                $"{(char)Environment.MachineName.Length}{Environment.MachineName}",
            }
        )
            Assert.DoesNotContain(canary, all, StringComparison.Ordinal);
        foreach (var name in new[] { "url.", "client.", "user_agent", "server.address", "host.name", "exception.message", "network." })
            Assert.DoesNotContain(name, all, StringComparison.Ordinal);
        Assert.DoesNotContain("\u00c0\u00ff\u00ee\u0000\u00c0\u00ff\u00ee", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_measured_until_a_collector_is_named_and_nothing_is_sent_once_it_is_cleared()
    {
        await using var collector = await Collector.Open();
        string heard;
        await using (var site = await Steps.OpenReal(Provider.Sqlite))
        {
            await site.Get("/health");
            await site.Node.Tirek("observe", "set", collector.Address);
            await Until(site, () => collector.Said("/v1/traces").Contains("/health", StringComparison.Ordinal));
            var (code, said) = await site.Node.Tirek("observe", "clear");
            Assert.True(code == 0, said);
            await site.Settle();
            // Spans are told to whoever listens in this process: until it is so, those of other tests' nodes are heard too.
            var telemetry = site.Services.GetServices<IHostedService>().OfType<Telemetry>().Single();
            for (var i = 0; i < 150 && telemetry.IsSending; i++)
                await Task.Delay(100, Cancel);
            Assert.False(telemetry.IsSending);
            // What was given up at its end may still be on its way into the collector.
            await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
            heard = collector.Said();
            await site.Get("/en/sign-in");
        }
        Assert.Equal(heard, collector.Said());
    }

    [Fact]
    public async Task A_page_does_not_wait_for_a_collector_that_takes_everything_and_answers_nothing()
    {
        using var deaf = new global::System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        deaf.Start();
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        await site.Node.Tirek("observe", "set", $"http://{deaf.LocalEndpoint}");
        var called = deaf.AcceptTcpClientAsync(Cancel).AsTask();
        await Until(site, () => called.IsCompleted);
        using (await called)
        {
            var watch = Stopwatch.StartNew();
            await site.Get("/en/sign-in");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1.5), watch.Elapsed.ToString());
        }
    }

    [Theory]
    [InlineData("http://collector.example.org:4318", "only by https")]
    [InlineData("https://name:word@collector.example.org", "Give the address")]
    [InlineData("collector", "Give the address")]
    public async Task An_address_that_others_could_read_along_is_refused(string address, string why)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        var (code, said) = await node.Tirek("observe", "set", address);
        Assert.Equal(2, code);
        Assert.Contains(why, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operators_page_says_where_they_go()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = await NodePageTests.Operator(site);
        await her.Open("/node");
        Assert.True(her.Sees("Nothing is sent anywhere."));
        await site.Node.Tirek("observe", "set", "https://collector.example.org/");
        await site.Settle();
        await her.Open("/node");
        Assert.True(her.Sees("https://collector.example.org"));
    }

    /// <summary>Asks until the collector has been told of it.</summary>
    private static async Task Until(TestSite site, Func<bool> isSo)
    {
        await site.Settle();
        for (var i = 0; i < 100 && !isSo(); i++)
        {
            await site.Get("/health");
            await Task.Delay(200, Cancel);
        }
        Assert.True(isSo());
    }
}
