using System.Net;
using System.Text.RegularExpressions;
using Tirek.Server.Demonstration;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Find;

/// <summary>The way of somebody who looks for help, through forms alone: no script, nothing in an address.</summary>
public sealed partial class SearchPageTests(DemonstrationSite demonstration) : IClassFixture<DemonstrationSite>
{
    private readonly TestSite site = demonstration.Site;

    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    [Theory, MemberData(nameof(Providers))]
    public async Task A_situation_leads_to_a_list_and_a_result_back_to_it(Provider provider)
    {
        await using var own = await TestSite.Open(provider);
        var list = await own.Post("/ru/find", ("s", "stay"));
        Assert.Contains("Приют", list, StringComparison.Ordinal);
        var opened = PageOfResult().Match(list).Groups["path"].Value;

        var page = await own.Post(opened, ("kind", "shelter"), ("kind", "crisis-centre"), ("near", "KG-osh"), ("page", "1"));
        Assert.Contains("Назад к списку", page, StringComparison.Ordinal);
        foreach (
            var carried in new[]
            {
                "name=\"kind\" value=\"shelter\"",
                "name=\"kind\" value=\"crisis-centre\"",
                "name=\"near\" value=\"KG-osh\"",
            }
        )
            Assert.Contains(carried, page, StringComparison.Ordinal);

        var shared = await own.Get(opened);
        Assert.DoesNotContain("Назад к списку", shared, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_chosen_places_country_has_its_numbers_first_and_no_other(Provider provider)
    {
        await using var own = await TestSite.Open(provider);
        var everywhere = await own.Post("/en/find", ("q", "shelter"));
        Assert.Contains("<h3>Tajikistan", everywhere, StringComparison.Ordinal);
        var near = await own.Post("/en/find", ("q", "shelter"), ("near", "TJ-khujand"));
        Assert.Contains("In danger now?", near, StringComparison.Ordinal);
        Assert.Equal(["Tajikistan"], Regex.Matches(near, "<h3>([^<]+)<").Select(m => m.Groups[1].Value));
        Assert.True(near.IndexOf("In danger now?", StringComparison.Ordinal) < near.IndexOf("<h1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kind", "shelter", "Shelter")]
    [InlineData("form", "stalking", "Stalking")]
    [InlineData("for", "women", "Women")]
    [InlineData("lang", "ky", "Kyrgyz")]
    [InlineData("open", "1", "open now")]
    [InlineData("always", "1", "day and night")]
    [InlineData("free", "1", "free of charge")]
    [InlineData("access", "1", "accessible with a disability")]
    [InlineData("anon", "1", "without giving your name")]
    [InlineData("children", "1", "with children")]
    public async Task Each_condition_narrows_is_shown_as_a_button_and_can_be_taken_away(string name, string value, string words)
    {
        var all = Total(await site.Post("/en/find"));
        var narrowed = await site.Post("/en/find", (name, value));
        Assert.InRange(Total(narrowed), 1, all - 1);
        var button = name is "kind" or "form" or "for" or "lang" ? $"{name}:{value}" : name;
        Assert.Contains($"name=\"remove\" value=\"{button}\" aria-label=\"take away: {words}\"", narrowed, StringComparison.Ordinal);
        Assert.Equal(all, Total(await site.Post("/en/find", (name, value), ("remove", button))));
    }

    [Fact]
    public async Task A_count_beside_a_condition_is_what_it_gives()
    {
        var page = await site.Post("/en/find", ("near", "KG"));
        var choices = Choice().Matches(page).Where(m => m.Groups["name"].Value != "open").ToList();
        Assert.True(choices.Count > 25, "the demonstration has many conditions to choose from");
        foreach (var choice in choices)
        {
            var narrowed = await site.Post("/en/find", ("near", "KG"), (choice.Groups["name"].Value, choice.Groups["value"].Value));
            Assert.Equal(int.Parse(choice.Groups["count"].Value, null), Total(narrowed));
        }
    }

    [Fact]
    public async Task An_age_alone_asks_for_places_that_take_such_a_child()
    {
        var page = await site.Post("/en/find", ("near", "KG"), ("age", "15"));
        Assert.Contains("child aged 15", page, StringComparison.Ordinal);
        Assert.Contains("children up to 17", page, StringComparison.Ordinal);
        Assert.Equal(0, Total(await site.Post("/en/find", ("near", "KG"), ("kind", "shelter"), ("age", "18"))));
    }

    [Fact]
    public async Task Pages_are_turned_by_buttons_and_a_result_remembers_its_page()
    {
        var first = await site.Post("/en/find", ("q", ""));
        Assert.Contains("name=\"to\" value=\"2\"", first, StringComparison.Ordinal);
        var second = await site.Post("/en/find", ("q", ""), ("to", "2"), ("page", "1"));
        Assert.Contains("Page 2 of", second, StringComparison.Ordinal);
        Assert.Contains("name=\"page\" value=\"2\"", second, StringComparison.Ordinal);
        Assert.Empty(Ids(first).Intersect(Ids(second)));
        var listing = await site.Post($"/en/find/{Ids(second)[0]}", ("page", "2"));
        Assert.Contains("name=\"page\" value=\"2\"", listing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_says_what_to_do_next()
    {
        var page = await site.Post("/en/find", ("near", "KG-osh"), ("kind", "transport"), ("free", "1"), ("always", "1"));
        Assert.Contains("We know of nothing that fits all of this", page, StringComparison.Ordinal);
        Assert.Contains("That does not mean that there is no help.", page, StringComparison.Ordinal);
        Assert.Contains("name=\"clear\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"near\" value=\"KG\">Look in the whole country: Kyrgyzstan", page, StringComparison.Ordinal);
        Assert.Contains("In danger now?", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_stand_nowhere_together_are_loosened_and_the_page_says_so()
    {
        var page = await site.Post("/en/find", ("q", "shelter qwxzvbnm"));
        Assert.Contains("Nothing has all of these words.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "perpetrator-programme")]
    [InlineData("kind", "shelter\" onfocus=\"x")]
    [InlineData("near", "XX")]
    [InlineData("page", "-1")]
    [InlineData("age", "999")]
    [InlineData("lang", "zzz")]
    public async Task What_no_button_of_ours_sends_is_left_out_rather_than_refused(string name, string value)
    {
        using var answer = await site.Send("/en/find", ("q", "shelter"), (name, value));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(Total(page) > 0);
        Assert.DoesNotContain($"value=\"{value}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_form_of_ours_is_refused_in_the_readers_language()
    {
        using var body = new MultipartFormDataContent { { new StringContent("shelter"), "q" } };
        using var answer = await site.Browser.PostAsync("/tk/find", body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "Bu formany okap bilmedik",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_search_takes_the_reader_along_into_another_language()
    {
        var page = await site.Post("/en/find", ("q", "shelter"), ("near", "KG-osh"));
        Assert.Contains("form=\"search\" formaction=\"/ky/find\" lang=\"ky\"", page, StringComparison.Ordinal);
        var listing = await site.Post($"/en/find/{DemonstrationListing.Id(3, "shelter")}", ("q", "shelter"));
        Assert.Contains($"formaction=\"/ky/find/{DemonstrationListing.Id(3, "shelter")}\"", listing, StringComparison.Ordinal);
    }

    internal static int Total(string page) => Counted().Match(page) is { Success: true } m ? int.Parse(m.Groups[1].Value, null) : 0;

    private static List<string> Ids(string page) => [.. PageOfResult().Matches(page).Select(m => m.Groups["id"].Value)];

    [GeneratedRegex("formaction=\"(?<path>/[a-zA-Z-]+/find/(?<id>[0-9a-f-]{36}))\"")]
    private static partial Regex PageOfResult();

    [GeneratedRegex("<input type=\"checkbox\" name=\"(?<name>[a-z]+)\" value=\"(?<value>[a-z0-9-]+)\" /><span>[^<]*<i>(?<count>\\d+)</i>")]
    private static partial Regex Choice();

    [GeneratedRegex("<h1 id=\"found\">(\\d+) places? to turn to")]
    private static partial Regex Counted();
}
