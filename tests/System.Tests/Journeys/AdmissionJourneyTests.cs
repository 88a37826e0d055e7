using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Tirek.Domain.Members;
using Tirek.Server;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.System.Tests.Journeys;

/// <summary>From the first answer about an organisation to its first look at the network, by four women and with nothing but a keyboard.</summary>
[Collection(nameof(MemberJourneys))]
public sealed class AdmissionJourneyTests(Stage stage)
{
    private const string Why = "We have worked together.";

    [Theory, InlineData("en"), InlineData("ru"), InlineData("ky"), InlineData("tg")]
    public async Task Founds_is_proposed_supported_confirmed_and_comes_in(string language)
    {
        var clock = new MovableClock();
        await using var node = await TestNode.Make(Provider.Sqlite, NodeKind.Demonstration);
        await using var app = WebNode.Build(
            node.Folder,
            "http://127.0.0.1:0",
            b =>
            {
                b.Logging.ClearProviders();
                b.Services.AddSingleton<TimeProvider>(clock);
            }
        );
        await app.PrepareNode(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        // The standard of passkeys refuses addresses that are numbers.
        var address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single()
            .Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

        await using var founder = await stage.VisitAt(address);
        var code = await Found(founder, language);
        var motion = await Propose(node, await stage.VisitAt(address), language, code);
        await Say(node, await stage.VisitAt(address), language, OrganizationKind.PerpetratorProgramme, "KG", motion, "endorse");
        clock.Forward(TimeSpan.FromDays(7.1));
        await Say(node, await stage.VisitAt(address), language, OrganizationKind.CrisisCentre, "KZ", motion, "confirm");
        await Say(node, await stage.VisitAt(address), language, OrganizationKind.Shelter, "UZ", motion, "confirm");

        // After a week her session is over: what she opens asks for her passkey first.
        var page = founder.Page;
        await page.GotoAsync($"/{language}/network");
        await page.Press("form[data-passkey=get] button");
        await Assertions.Expect(page).ToHaveURLAsync($"{address}/{language}/network");
        await Assertions.Expect(page.Locator("ul.plain-list a").First).ToBeVisibleAsync();
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> Found(Visitor founder, string language)
    {
        await founder.GiveAuthenticator();
        var page = founder.Page;
        await page.GotoAsync($"/{language}/organization/new");
        await page.Fill("#organization", "Example house by the lake");
        await page.Hit("#kind", "ArrowDown");
        await page.Hit("#country", "ArrowDown");
        await page.Hit("input[name=speaks][value=ru]", "Space");
        await page.Fill("#person", "Example");
        await page.Fill("#word", "by-keyboard");
        await page.Press("main .button.primary");
        await page.Press("form[data-passkey=create] button");
        var sheet = await page.Locator(".printed .code-groups").InnerTextAsync();
        await page.Fill("#group", sheet[^4..]);
        await page.Press("main .button.primary");
        await Assertions.Expect(page.Locator("main h1")).ToContainTextAsync("Example");
        await page.Press($"nav a[href='/{language}/organization']");
        return await page.Locator(".code-groups").InnerTextAsync();
    }

    private static async Task<string> Propose(TestNode node, Visitor visitor, string language, string code)
    {
        await using var proposer = visitor;
        var page = proposer.Page;
        await SignIn(node, page, language, OrganizationKind.Shelter, "TJ");
        await page.Press($"nav a[href='/{language}/network']");
        await page.Press($"a[href='/{language}/network/propose']");
        await page.Fill("#code", code);
        await page.Fill("#reason", Why);
        await page.Press("main .button.primary");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/network/motions/"));
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>She finds it among what waits for her.</summary>
    private static async Task Say(
        TestNode node,
        Visitor visitor,
        string language,
        OrganizationKind kind,
        string country,
        string motion,
        string act
    )
    {
        await using var speaker = visitor;
        var page = speaker.Page;
        await SignIn(node, page, language, kind, country);
        if (act == "endorse")
            await page.GotoAsync(motion);
        else
            await page.Press($"a[href='{motion}']");
        if (act == "endorse")
            await page.Fill("#endorse-reason", Why);
        await page.Press(act == "endorse" ? $"form[action='{motion}/endorse'] button" : $"button[formaction='{motion}/confirm']");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(new Uri(page.Url), motion).ToString());
        await Assertions.Expect(page.Locator("ol.plain-list li")).Not.ToHaveCountAsync(0);
        await Assertions
            .Expect(page.Locator($"button[formaction='{motion}/confirm'], form[action='{motion}/endorse']"))
            .ToHaveCountAsync(0);
    }

    private static async Task SignIn(TestNode node, IPage page, string language, OrganizationKind kind, string country)
    {
        await using var db = node.Open();
        var person = await (
            from m in db.Memberships
            where m.Roles.Contains("Coordinator")
            join o in db.MemberOrganizations on m.OrganizationId equals o.Id
            where o.Kind == kind && o.Country == country
            orderby m.PersonId
            select m.PersonId
        ).FirstAsync(TestContext.Current.CancellationToken);
        await page.GotoAsync($"/{language}/try");
        await page.Press($"form[action='/{language}/try/{person}'] button");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/waiting$"));
    }
}
