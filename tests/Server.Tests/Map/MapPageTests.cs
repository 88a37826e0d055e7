using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain.Listings;
using Tirek.Domain.Map;
using Tirek.Domain.Places;
using Tirek.Server.Listings;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Map;

public sealed partial class MapPageTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    [Theory, MemberData(nameof(Providers))]
    public async Task Three_hidden_houses_in_a_town_are_one_ring_at_its_published_centre(Provider provider)
    {
        await using var site = await InventedNetwork.Site(provider, Hidden("KG-osh", 3));
        var page = await site.Get("/en/map/KG");
        var centre = MapFrame.Of(["KG"], Gazetteer.Find("KG")).At(Gazetteer.Find("KG-osh")!.Seat);
        Assert.Equal([Key(centre)], Rings(page));
        Assert.Contains("Osh, address not shown: 3 places to turn to", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_hidden_house_that_could_be_told_apart_stands_in_the_middle_of_its_country(Provider provider)
    {
        await using var site = await InventedNetwork.Site(provider, Hidden("KG-naryn", 1));
        var page = await site.Get("/en/map/KG");
        var country = Gazetteer.Find("KG")!;
        Assert.Equal([Key(MapFrame.Of(["KG"], country).At(AreaCentre.Of(country)))], Rings(page));
        Assert.Empty(Rings(await site.Get("/en/map/KG-N")));
        Assert.DoesNotContain("Naryn,", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_ring_does_not_move_when_the_house_does(Provider provider)
    {
        var hidden = Hidden("KG-osh", 4);
        await using var site = await InventedNetwork.Site(provider, hidden);
        var before = Rings(await site.Get("/en/map/KG-GO"));
        await using (var db = site.Node.Open())
        {
            var cancel = TestContext.Current.CancellationToken;
            var moved = await db.Locations.SingleAsync(l => l.Id == hidden[0].LocationId, cancel);
            moved.Document = moved.Document with { Transportation = "behind the market" };
            // Another town, but the area that was published stays.
            var far = await db.Locations.SingleAsync(l => l.Id == hidden[1].LocationId, cancel);
            far.Document = far.Document with { Whereabouts = new Whereabouts.AreaOnly("KG-talas", "KG") };
            await db.SaveChangesAsync(cancel);
            await PublishListings.Publish(db, [hidden[0].Id, hidden[1].Id], cancel);
        }
        var page = await site.Get("/en/map/KG-GO");
        Assert.Equal(before, Rings(page));
        Assert.DoesNotContain("behind the market", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_controlled_service_is_on_no_map_and_in_no_number(Provider provider)
    {
        await using var site = await InventedNetwork.Site(
            provider,
            Invented.Shown("KG-osh") with
            {
                Name = "Canary of Osh",
                IsControlled = true,
            },
            Invented.Shown("KG-bishkek")
        );
        foreach (var address in new[] { "/en/map", "/en/map/KG", "/en/map/KG-GO", "/en/map/KG-osh" })
            Assert.DoesNotContain("Canary", await site.Get(address), StringComparison.Ordinal);
        var page = await site.Get("/en/map/KG");
        Assert.Contains("Bishkek: 1 place to turn to", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Osh: ",
            page.Replace("Osh Region: ", "", StringComparison.Ordinal).Replace("Osh city: ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_hidden_listing_is_gone_from_the_next_answer(Provider provider)
    {
        var service = Invented.Shown("KZ-almaty") with { Name = "Leaked centre" };
        await using var site = await InventedNetwork.Site(provider, service);
        Assert.Contains("Leaked centre", await site.Get("/en/map/KZ-almaty"), StringComparison.Ordinal);
        Assert.Contains("Almaty: 1 place", await site.Get("/en/map/KZ"), StringComparison.Ordinal);
        await site.Node.Tirek("listing", "hide", service.Id.ToString());
        Assert.DoesNotContain("Leaked centre", await site.Get("/en/map/KZ-almaty"), StringComparison.Ordinal);
        Assert.DoesNotContain("Almaty: 1 place", await site.Get("/en/map/KZ"), StringComparison.Ordinal);
        await site.Node.Tirek("listing", "unhide", service.Id.ToString());
        Assert.Contains("Leaked centre", await site.Get("/en/map/KZ-almaty"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_programme_for_people_who_use_violence_is_on_no_map(Provider provider)
    {
        var programme = Invented.Shown("UZ-samarkand", "perpetrator-programme") with { Name = "Canary programme" };
        var kept = Invented.Shown("UZ-samarkand") with { Name = "Canary extension", Programme = new(ProgrammeState.Active) };
        await using var site = await InventedNetwork.Site(provider, programme, kept);
        foreach (var address in new[] { "/en/map", "/en/map/UZ", "/en/map/UZ-SA", "/en/map/UZ-samarkand" })
        {
            var page = await site.Get(address);
            Assert.DoesNotContain("Canary", page, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"dot\" cx=\"1", Drawing(page), StringComparison.Ordinal);
        }
        await using var db = site.Node.Open();
        Assert.False(await db.PublicPresences.AnyAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await db.PublicListings.CountAsync(p => p.IsProgramme, TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Says_in_every_map_what_a_ring_is_whose_the_places_are_and_that_lines_state_nothing(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        foreach (var address in new[] { "/en/map", "/en/map/KZ", "/en/map/KZ-10", "/en/map/KZ-almaty" })
        {
            var page = await site.Get(address);
            Assert.Contains("the ring stands in the middle of the area, not at the house", page, StringComparison.Ordinal);
            Assert.Contains("GeoNames (geonames.org), CC BY 4.0", page, StringComparison.Ordinal);
            Assert.Contains("state nothing about any border", page, StringComparison.Ordinal);
            Assert.Contains("Demonstration: invented, do not call", page, StringComparison.Ordinal);
        }
        Assert.Contains("Abai Region", Legend(await site.Get("/en/map/KZ")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Numbers_to_call_in_danger_come_before_the_map(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        var page = await site.Get("/ru/map/TJ");
        Assert.True(
            page.IndexOf("Сейчас опасно?", StringComparison.Ordinal) is var first and > 0
                && first < page.IndexOf("<svg", StringComparison.Ordinal)
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Answers_for_every_place_of_the_list_and_for_no_other(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        await site.Node.Tirek("countries", "set", "KG", "UZ");
        var cancel = TestContext.Current.CancellationToken;
        await site.Services.GetRequiredService<NodeState>().Refresh(cancel);
        foreach (var place in Gazetteer.Regions("KG").Concat(Gazetteer.Towns("UZ-FA")).Append(Gazetteer.Find("KG")!))
            Assert.Equal(HttpStatusCode.OK, (await site.Browser.GetAsync($"/tg/map/{place.Key}", cancel)).StatusCode);
        foreach (var key in new[] { "KZ", "KZ-almaty", "kg", "KG-nowhere", "..%2Fen" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.Browser.GetAsync($"/tg/map/{key}", cancel)).StatusCode);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Stays_closed_until_the_numbers_are_checked(Provider provider)
    {
        await using var site = await TestSite.Open(provider, NodeKind.Real);
        var cancel = TestContext.Current.CancellationToken;
        foreach (var address in new[] { "/en/map", "/en/map/KG", "/en/programmes" })
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.Browser.GetAsync(address, cancel)).StatusCode);
    }

    private static Invented[] Hidden(string town, int count) => [.. Enumerable.Range(0, count).Select(_ => Invented.Hidden(town))];

    private static string Drawing(string page) => Svg().Match(page).Value;

    private static string Legend(string page) => page[page.IndexOf("id=\"legend\"", StringComparison.Ordinal)..];

    private static string Key(Spot spot) => $"{Math.Round(spot.X)} {Math.Round(spot.Y)}";

    /// <summary>Where rings stand in the large drawing.</summary>
    private static IReadOnlyList<string> Rings(string page)
    {
        var drawing = Drawing(page);
        return
        [
            .. Ring()
                .Matches(drawing[drawing.IndexOf("map-large", StringComparison.Ordinal)..])
                .Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}"),
        ];
    }

    [GeneratedRegex(@"<svg class=""map"" viewBox=""0 0 1440.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();

    [GeneratedRegex(@"class=""ring"" cx=""(-?\d+)"" cy=""(-?\d+)""")]
    private static partial Regex Ring();
}
