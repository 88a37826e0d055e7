using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Tirek.Domain.Members;
using Tirek.Server.Observing;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Members;

/// <summary>What people and organisations are called and say stays on the pages of those for whom it is: in no log, address, title, nor public page.</summary>
public sealed class MemberCanaryTests
{
    private static readonly string[] Canaries =
    [
        "Canaryhouse",
        "Canarina",
        "canary-name",
        "Canarynote",
        "Canaryreason",
        "Canarylater",
        "canary-second",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Names_and_reasons_stand_in_no_log_address_title_or_public_page(Provider provider)
    {
        var log = new Lines();
        var node = await TestNode.Make(provider, Server.Node.NodeKind.Demonstration);
        await using var site = await TestSite.Open(node, also: b => b.Logging.AddProvider(log).AddNodeLog(node.Folder));
        var her = new Persona(site, "ru");
        await Live(her, new Persona(site, "en"), site);
        var history = her.History.ToList();
        Assert.Contains(history, h => h.Contains("/ru/organization/change", StringComparison.Ordinal));
        Assert.Empty(Found("her browser", history));
        Assert.Empty(Found("the log", log.Said));
        Assert.Empty(Found("the log's file", Directory.GetFiles(node.Folder.Logs).SelectMany(ReadShared)));
        var open = new List<string>();
        foreach (
            var path in new[]
            {
                "/ru",
                "/ru/map",
                "/ru/programmes",
                "/ru/sign-in",
                "/health",
                "/hsds/organizations",
                "/hsds/services",
                "/hsds/",
            }
        )
            open.Add(await site.Get(path));
        open.Add(await site.Post("/ru/find", ("q", "house")));
        Assert.Empty(Found("a public page", open));
        Assert.True(log.Count > 0);
        // The pages for whom it is do hold them, so the canaries are alive.
        await her.Open("/organization");
        Assert.True(her.Sees("Canaryhouse") && her.Sees("Canarina"));
    }

    /// <summary>Founds, invites, lets a colleague in, is proposed, changes its name, meets a page that fails.</summary>
    private static async Task Live(Persona her, Persona second, TestSite site)
    {
        await her.Open("/organization/new");
        await her.Send(
            "/organization/new",
            ("organization", "Canaryhouse"),
            ("kind", "Shelter"),
            ("country", "TJ"),
            ("speaks", "tg"),
            ("women-led", "yes"),
            ("person", "Canarina"),
            ("word", "canary-name")
        );
        await her.Finish();
        await her.Open("/organization");
        await her.Send("/organization/invitations", ("role", "Caseworker"), ("note", "Canarynote"));
        var link = "/join/" + her.Match("/join/([A-Za-z0-9_-]+)<");
        await second.Open(link);
        await second.Send(link, ("person", "Canarina the second"), ("word", "canary-second"));
        await second.Finish();
        await her.Open("/organization");
        var code = her.Match("class=\"code-groups\">([0-9A-Z-]+)<");
        await her.Open("/organization/change");
        await her.Send("/organization/change", ("organization", "Canaryhouse Canarylater"), ("speaks", "tg"), ("women-led", "no"));
        await using var db = site.Node.Open();
        var proposer = new Persona(site);
        await proposer.Open("/try");
        var coordinator = db
            .Memberships.Where(m => m.Roles.Contains(nameof(Role.Coordinator)))
            .Join(
                db.MemberOrganizations,
                m => m.OrganizationId,
                o => o.Id,
                (m, o) =>
                    new
                    {
                        m.PersonId,
                        o.Kind,
                        o.Country,
                    }
            )
            .First(m => m.Kind == OrganizationKind.CrisisCentre && m.Country == "KZ");
        await proposer.Send($"/try/{coordinator.PersonId}");
        await proposer.Open("/network/propose");
        await proposer.Send("/network/propose", ("code", code), ("reason", "Canaryreason: we know them."));
        Assert.True(proposer.Sees("Canaryreason"));
        Assert.Empty(Found("another's browser", proposer.History));
        Assert.Empty(Found("a colleague's browser", second.History));
        // Wrong sign-ins, forms of nobody's, and a form too long to be read.
        var guesser = new Persona(site);
        await guesser.Open("/sign-in");
        await guesser.Send("/sign-in", ("name", await site.NameOf("canary-name")), ("password", "wrong wrong wrong"));
        await guesser.SendRaw("/organization/new", ("organization", "Canaryhouse"));
        await guesser.Open("/organization/new");
        await guesser.Send("/organization/new", ("organization", new string('x', 200) + "Canaryhouse"));
        Assert.Empty(Found("a guesser's browser", guesser.History));
    }

    private static List<string> Found(string where, IEnumerable<string> texts) =>
        [
            .. from text in texts
            from canary in Canaries
            where text.Contains(canary, StringComparison.OrdinalIgnoreCase)
            select $"{canary} in {where}: {text[..Math.Min(text.Length, 200)]}",
        ];

    private static IEnumerable<string> ReadShared(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd().Split('\n');
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> said = new();

        public IEnumerable<string> Said => said;
        public int Count => said.Count;

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            said.Enqueue(state.ToString() ?? "");
            return null;
        }

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => said.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
