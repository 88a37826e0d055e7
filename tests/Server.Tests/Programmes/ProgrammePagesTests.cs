using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Search;
using Tirek.Server.Demonstration;
using Tirek.Server.Search;
using Tirek.Server.Tests.Map;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Programmes;

public sealed partial class ProgrammePagesTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    private static readonly Guid Bishkek = DemonstrationListing.Id(7, "perpetrator-programme");

    [Theory, MemberData(nameof(Providers))]
    public async Task Says_what_it_is_whom_it_takes_how_to_enrol_what_it_costs_and_that_joining_proves_nothing(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        var page = await site.Get($"/ru/programmes/{Bishkek}");
        foreach (var label in new[] { "Что это", "Кого принимают", "Как записаться", "Стоимость", "Языки", "Где работает" })
            Assert.Contains($">{label}<", page, StringComparison.Ordinal);
        Assert.Contains("не доказывает, что он стал безопасен", page, StringComparison.Ordinal);
        Assert.Contains("Бишкек", page, StringComparison.Ordinal);
        Assert.Contains("Демонстрация: всё вымышлено, не звоните", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_womens_service_and_the_crisis_numbers_stand_beside_it(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        var page = await site.Get($"/en/programmes/{Bishkek}");
        var women = DemonstrationListing.Id(1, "counselling");
        Assert.Contains($"href=\"/en/find/{women}\"", page, StringComparison.Ordinal);
        Assert.Contains("000 01 ", page, StringComparison.Ordinal);
        Assert.Contains("In danger now?", page, StringComparison.Ordinal);
        // One that is closed for a time is told as closed.
        await using (var db = site.Node.Open())
        {
            var record = await db.Listings.SingleAsync(l => l.Id == women, TestContext.Current.CancellationToken);
            record.Document = record.Document with { Status = ListingStatus.TemporarilyClosed };
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await Server.Listings.PublishListings.Publish(db, [women], TestContext.Current.CancellationToken);
        }
        page = await site.Get($"/en/programmes/{Bishkek}");
        page = page[page.IndexOf($"href=\"/en/find/{women}\"", StringComparison.Ordinal)..];
        Assert.Contains("temporarily closed", page[..page.IndexOf("</p>", StringComparison.Ordinal)], StringComparison.Ordinal);
        await site.Node.Tirek("listing", "hide", women.ToString());
        Assert.DoesNotContain(women.ToString(), await site.Get($"/en/programmes/{Bishkek}"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Nothing_on_partner_contact_risk_length_duty_or_method_reaches_any_page(Provider provider)
    {
        var programme = Invented.Shown("KG-osh", "perpetrator-programme") with
        {
            Name = "Open programme",
            Programme = new(ProgrammeState.Pilot)
            {
                WhomItTakes = LocalText.Of("Men over 18", Language.English),
                Details = Held.For(
                    Audience.Professionals,
                    new ProgrammeDetails
                    {
                        WaysIn = ["canary-way"],
                        VoluntaryOrMandated = "canary-duty",
                        Method = "canary-method",
                        Sessions = 7717,
                        Weeks = 7718,
                        PartnerContact = "canary-partner",
                        Source = "canary-source",
                    }
                ),
            },
        };
        await using var site = await InventedNetwork.Site(provider, programme);
        foreach (var address in new[] { "/en/programmes", "/en/programmes/KG", $"/en/programmes/{programme.Id}", "/en/map/KG-osh" })
            Assert.DoesNotMatch("canary|771[78]", await site.Get(address));
        Assert.Contains("Men over 18", await site.Get($"/en/programmes/{programme.Id}"), StringComparison.Ordinal);
        Assert.Contains("trial run", await site.Get("/en/programmes/KG"), StringComparison.Ordinal);
        await using var db = site.Node.Open();
        var stored = await db.PublicListings.Select(p => p.Folded + p.View).ToListAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("canary", string.Join(' ', stored), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Stands_by_country_then_name_and_for_one_country_when_asked(Provider provider)
    {
        await using var site = await InventedNetwork.Site(
            provider,
            Named("UZ-samarkand", "A programme"),
            Named("KG-osh", "Third"),
            Named("KG-bishkek", "First"),
            Named("KZ-almaty", "Z programme")
        );
        var page = await site.Get("/en/programmes");
        Assert.Equal(["Z programme", "First", "Third", "A programme"], Names(page));
        Assert.Equal(["First", "Third"], Names(await site.Get("/en/programmes/KG")));
        Assert.Contains("We know of no programme here yet", await site.Get("/en/programmes/TJ"), StringComparison.Ordinal);
        using var elsewhere = await site.Browser.GetAsync("/en/programmes/FR", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Long_lists_come_in_pages(Provider provider)
    {
        await using var site = await InventedNetwork.Site(provider, [.. Enumerable.Range(100, 35).Select(i => Named("KG-osh", $"P{i}"))]);
        Assert.Equal(30, Names(await site.Get("/en/programmes/KG")).Count);
        Assert.Equal(["P130", "P131", "P132", "P133", "P134"], Names(await site.Get("/en/programmes/KG?page=2")));
        Assert.Equal("P130", Names(await site.Get("/en/programmes?page=99"))[0]);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_hidden_or_controlled_programme_is_gone_from_the_next_answer_and_help_is_no_programme(Provider provider)
    {
        var programme = Named("KG-osh", "Leaked programme");
        var help = Invented.Shown("KG-osh") with { Name = "A centre" };
        await using var site = await InventedNetwork.Site(
            provider,
            programme,
            Named("KG-osh", "Canary") with
            {
                IsControlled = true,
            },
            help
        );
        Assert.Equal(["Leaked programme"], Names(await site.Get("/en/programmes")));
        await site.Node.Tirek("listing", "hide", programme.Id.ToString());
        Assert.Empty(Names(await site.Get("/en/programmes")));
        foreach (var id in new[] { programme.Id, help.Id })
        {
            using var answer = await site.Browser.GetAsync($"/en/programmes/{id}", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Find_help_lists_no_programme_whatever_is_searched(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        var cancel = TestContext.Current.CancellationToken;
        await site.Services.GetRequiredService<IndexFollower>().Follow(cancel);
        HashSet<Guid> programmes;
        await using (var db = site.Node.Open())
            programmes = [.. await db.PublicListings.Where(p => p.IsProgramme).Select(p => p.Id).ToListAsync(cancel)];
        Assert.Equal(DemonstrationPlan.Organizations.Count(o => o.Kinds.Contains("perpetrator-programme")), programmes.Count);
        var search = site.Services.GetRequiredService<Searcher>();
        foreach (
            var words in new[]
            {
                "",
                "агрессор",
                "психокоррекция",
                "anger management",
                "programme",
                "Example centre 7",
                "зӯроварӣ",
                "түзөтүү программасы",
            }
        )
        foreach (var near in new[] { null, "KG-bishkek", "KZ" })
        {
            var answer = await search.Find(new ListingSearch { Text = words, Near = near }, cancel);
            Assert.DoesNotContain(answer.Found, f => programmes.Contains(f.Card.Id));
            Assert.DoesNotContain("perpetrator-programme", answer.Facets.Kinds.Keys);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_search_for_one_shows_help_all_the_same_and_points_quietly_to_the_programmes(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        foreach (var words in new[] { "агрессор", "психокоррекция", "anger management" })
        {
            var page = await site.Post("/ru/find", ("q", words));
            Assert.Contains("Такие программы собраны на отдельной странице", page, StringComparison.Ordinal);
            Assert.DoesNotContain(Bishkek.ToString(), page, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Такие программы собраны", await site.Post("/ru/find", ("q", "приют")), StringComparison.Ordinal);
    }

    private static Invented Named(string town, string name) => Invented.Shown(town, "perpetrator-programme") with { Name = name };

    private static IReadOnlyList<string> Names(string page) => [.. Name().Matches(page).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"<a class=""strong"" href=""/en/programmes/[^""]+""><span class=""said""[^>]*>([^<]*)<")]
    private static partial Regex Name();
}
