using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Opening;
using Tirek.Domain.Search;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Search;

public sealed class ConditionsTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_facet_counts_what_its_values_would_give_with_every_other_condition_as_asked(Provider provider)
    {
        await using var node = await SearchedNode.Make(provider);
        await node.Store(
            (node.Listing("A", "shelter", "women") with { IsFree = true }, []),
            (node.Listing("B", "shelter", "men"), []),
            (node.Listing("C", "legal-aid", "women") with { IsFree = true }, []),
            (node.Listing("D", "legal-aid", "counselling") with { IsFree = true }, [])
        );
        await node.Follow();
        var answer = await node.Find(new() { Kinds = ["shelter"], Free = true });
        Assert.Equal(1, answer.Total);
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["shelter"] = 1,
                ["legal-aid"] = 2,
                ["counselling"] = 1,
            },
            answer.Facets.Kinds.ToDictionary()
        );
        Assert.Equal(new Dictionary<string, int> { ["women"] = 1 }, answer.Facets.ForWhom.ToDictionary());
        Assert.Equal(1, answer.Facets.Free);
        Assert.Equal(["A", "B", "C", "D"], (await node.Names(new() { Kinds = ["shelter", "legal-aid"] })).Order());
    }

    [Fact]
    public async Task Each_condition_keeps_only_what_meets_it()
    {
        await using var node = await SearchedNode.Make(Provider.Sqlite);
        var ramp = SearchedNode.At("KG-osh") with { Accessibility = [new(Guid.CreateVersion7(), "wheelchair", null, null)] };
        await node.Store(
            (node.Listing("free") with { IsFree = true }, []),
            (node.Listing("ramp"), [ramp]),
            (node.Listing("unnamed") with { BeforeYouCall = new() { AnonymousPossible = true } }, []),
            (node.Listing("no unnamed") with { BeforeYouCall = new() { AnonymousPossible = false } }, []),
            (node.Listing("up to ten") with { BeforeYouCall = new() { ChildrenUpToAge = 10 } }, []),
            (node.Listing("children") with { BeforeYouCall = new() { ChildrenAccepted = true } }, []),
            (node.Listing("kyrgyz") with { Languages = [new(Guid.CreateVersion7(), "ky", null, null)] }, []),
            (node.Listing("stalking", "stalking"), [])
        );
        await node.Follow();
        Assert.Equal(["free"], await node.Names(new() { Free = true }));
        Assert.Equal(["ramp"], await node.Names(new() { Accessible = true }));
        Assert.Equal(["unnamed"], await node.Names(new() { Anonymous = true }));
        Assert.Equal(["children", "up to ten"], (await node.Names(new() { Children = true })).Order());
        Assert.Equal(["children", "up to ten"], (await node.Names(new() { ChildAge = 10 })).Order());
        Assert.Equal(["children"], await node.Names(new() { ChildAge = 11 }));
        Assert.Equal(["kyrgyz"], await node.Names(new() { Languages = ["ky", "tg"] }));
        Assert.Equal(["stalking"], await node.Names(new() { Forms = ["stalking"] }));
        Assert.Empty(await node.Names(new() { Free = true, Accessible = true }));
    }

    [Fact]
    public async Task A_term_for_professionals_is_neither_found_nor_counted_unless_its_owner_released_it()
    {
        await using var node = await SearchedNode.Make(Provider.Sqlite);
        await node.Store(
            (node.Listing("quiet", "counselling", "lgbt-people"), []),
            (node.Listing("open", "counselling", "lgbt-people") with { ReleasedTerms = ["lgbt-people"] }, [])
        );
        await node.Follow();
        Assert.Equal(["open"], await node.Names(new() { ForWhom = ["lgbt-people"] }));
        Assert.Equal(["open"], await node.Names(new() { Text = "лгбт" }));
        Assert.Equal(1, (await node.Find(new())).Facets.ForWhom["lgbt-people"]);
    }

    [Theory]
    [InlineData("KG", "Osh")]
    [InlineData("KZ", "Almaty")]
    [InlineData(null, "Almaty")]
    public async Task Among_equals_those_of_the_readers_own_country_come_first_and_then_the_lately_checked(string? home, string first)
    {
        await using var node = await SearchedNode.Make(Provider.Sqlite);
        await node.Store(
            (node.Listing("Osh", "shelter") with { CheckedOn = new(2026, 1, 1) }, [SearchedNode.At("KG-osh")]),
            (node.Listing("Almaty", "shelter") with { CheckedOn = new(2026, 2, 1) }, [SearchedNode.At("KZ-almaty")])
        );
        await node.Follow();
        Assert.Equal(first, (await node.Names(new() { Text = "приют", Home = home }))[0]);
    }

    [Theory]
    [InlineData(Provider.Sqlite, true)]
    [InlineData(Provider.Sqlite, false)]
    [InlineData(Provider.Postgres, false)]
    public async Task Where_nobody_names_what_she_suffers_those_come_who_help_in_any_situation(Provider provider, bool hasIndex)
    {
        await using var node = await SearchedNode.Make(provider);
        await node.Store((node.Listing("Line", "helpline"), []), (node.Listing("Lawyer", "legal-aid"), [SearchedNode.At("KG-osh")]));
        if (hasIndex)
            await node.Follow();
        var answer = await node.Find(new() { Text = "ала качуу" });
        Assert.Equal(["Line"], answer.Found.Select(f => f.Card.Name.Original.Text));
        Assert.True(answer.IsGeneral);
        Assert.Empty(await node.Names(new() { Text = "боулинг" }));
        Assert.False((await node.Find(new() { Text = "адвокат" })).IsGeneral);
    }

    [Fact]
    public async Task A_centre_that_also_runs_a_programme_is_found_by_its_help_only()
    {
        await using var node = await SearchedNode.Make(Provider.Sqlite);
        await node.Store(node.Listing("Centre", "counselling", "perpetrator-programme"));
        await node.Follow();
        Assert.Equal(["Centre"], await node.Names(new() { Text = "counselling" }));
        Assert.Empty(await node.Names(new() { Text = "агрессор" }));
        Assert.DoesNotContain("perpetrator-programme", (await node.Find(new())).Facets.Kinds.Keys);
        Assert.Equal(["counselling"], (await node.Find(new())).Found[0].Card.Kinds);
    }

    [Fact]
    public async Task Near_a_place_the_nearest_come_first_and_none_of_another_country()
    {
        await using var node = await SearchedNode.Make(Provider.Sqlite);
        await node.Store(
            (node.Listing("Bishkek"), [SearchedNode.At("KG-bishkek")]),
            (node.Listing("Osh"), [SearchedNode.At("KG-osh")]),
            (node.Listing("Andijan"), [SearchedNode.At("UZ-andijan")]),
            (node.Listing("All Kyrgyzstan") with { ServiceAreas = [new(Guid.CreateVersion7(), "Kyrgyzstan", null, "KG")] }, []),
            (node.Listing("Bishkek and Osh"), [SearchedNode.At("KG-bishkek"), SearchedNode.At(40.6, 72.8, "KG-osh")])
        );
        await node.Follow();
        var answer = await node.Find(new() { Near = "KG-osh" });
        Assert.Equal(["Osh", "Bishkek and Osh", "All Kyrgyzstan", "Bishkek"], answer.Found.Select(f => f.Card.Name.Original.Text));
        Assert.Equal(0, answer.Found[0].Kilometres!.Value, 0.01);
        Assert.Equal(8, answer.Found[1].Kilometres!.Value, 1.0);
        Assert.Equal("KG-osh", answer.Found[1].Card.PlaceKey);
        Assert.Null(answer.Found[2].Kilometres);
        Assert.InRange(answer.Found[3].Kilometres!.Value, 290, 320);
    }

    [Fact]
    public async Task A_country_narrows_and_measures_nothing()
    {
        await using var node = await SearchedNode.Make(Provider.Sqlite);
        await node.Store((node.Listing("Osh"), [SearchedNode.At("KG-osh")]), (node.Listing("Almaty"), [SearchedNode.At("KZ-almaty")]));
        await node.Follow();
        var found = Assert.Single((await node.Find(new() { Near = "KG" })).Found);
        Assert.Equal("Osh", found.Card.Name.Original.Text);
        Assert.Null(found.Kilometres);
    }

    [Fact]
    public async Task A_hidden_place_stands_at_the_centre_of_its_area_and_has_no_distance()
    {
        await using var node = await SearchedNode.Make(Provider.Sqlite);
        await node.Store(
            (node.Listing("Refuge", "shelter"), [SearchedNode.Hidden("KG-osh")]),
            (node.Listing("Bishkek"), [SearchedNode.At("KG-bishkek")])
        );
        await node.Follow();
        var found = (await node.Find(new() { Near = "KG-osh" })).Found.Single(f => f.Card.Name.Original.Text == "Refuge");
        Assert.Null(found.Kilometres);
        Assert.True(found.Card.IsAreaOnly);
        // Fewer than three organisations have such a place in district and region: only the country is told.
        Assert.Equal("KG", found.Card.PlaceKey);
    }

    [Fact]
    public async Task The_centre_of_a_country_is_the_middle_that_the_map_shows_and_not_its_capital()
    {
        await using var node = await SearchedNode.Make(Provider.Sqlite);
        await node.Store(
            (node.Listing("Refuge", "shelter"), [SearchedNode.Hidden("KG-bishkek")]),
            (node.Listing("Tokmok"), [SearchedNode.At("KG-tokmok")])
        );
        await node.Follow();
        Assert.Equal(["Tokmok", "Refuge"], await node.Names(new() { Near = "KG-bishkek" }));
    }

    [Theory]
    [InlineData(3, 59, OpeningKind.Closed)]
    [InlineData(4, 0, OpeningKind.Open)]
    [InlineData(12, 0, OpeningKind.Closed)]
    public async Task Open_now_goes_by_the_clock_of_the_place(int hourUtc, int minute, OpeningKind expected)
    {
        // 09:00–17:00 in Osh is 03:00–11:00 UTC; this one opens at ten.
        var clock = new FixedClock(new(2026, 3, 4, hourUtc, minute, 0, TimeSpan.Zero));
        await using var node = await SearchedNode.Make(Provider.Sqlite, clock);
        var hours = new Schedule(Guid.CreateVersion7())
        {
            Freq = "WEEKLY",
            ByDay = ["MO", "TU", "WE", "TH", "FR"],
            OpensAt = new(10, 0),
            ClosesAt = new(17, 0),
        };
        await node.Store(node.Listing("Osh") with { Schedules = [Held.Public(hours)] }, SearchedNode.At("KG-osh"));
        await node.Store(node.Listing("No hours known"), SearchedNode.At("KG-osh"));
        await node.Follow();
        var answer = await node.Find(new());
        Assert.Equal(expected, answer.Found.Single(f => f.Card.Name.Original.Text == "Osh").Opening.Kind);
        Assert.Equal(expected == OpeningKind.Open ? 1 : 0, answer.Facets.OpenNow);
        Assert.Equal(expected == OpeningKind.Open ? ["Osh"] : [], await node.Names(new() { OpenNow = true }));
        Assert.Empty(await node.Names(new() { AlwaysOpen = true }));
    }

    [Fact]
    public async Task Pages_hold_twenty_and_a_page_beyond_the_last_is_the_last()
    {
        await using var node = await SearchedNode.Make(Provider.Sqlite);
        await node.Store([.. Enumerable.Range(1, 45).Select(i => (node.Listing($"Listing {i}", "shelter"), Array.Empty<Location>()))]);
        await node.Follow();
        var pages = new List<SearchAnswer>();
        foreach (var page in Enumerable.Range(1, 3))
            pages.Add(await node.Find(new() { Page = page }));
        Assert.Equal([20, 20, 5], pages.Select(p => p.Found.Count));
        Assert.Equal(45, pages.SelectMany(p => p.Found).Select(f => f.Card.Id).Distinct().Count());
        var beyond = await node.Find(new() { Page = 9 });
        Assert.Equal(3, beyond.Page);
        Assert.Equal(pages[2].Found.Select(f => f.Card.Id), beyond.Found.Select(f => f.Card.Id));
    }

    [Fact]
    public async Task Listings_with_all_the_words_come_alone_and_those_with_some_only_when_there_are_none()
    {
        await using var node = await SearchedNode.Make(Provider.Sqlite);
        await node.Store(
            (node.Listing("Umid", "shelter"), [SearchedNode.At("KG-osh")]),
            (node.Listing("Umid", "legal-aid"), [SearchedNode.At("KG-osh")]),
            (node.Listing("Nur", "shelter"), [SearchedNode.At("KG-bishkek")])
        );
        await node.Follow();
        var all = await node.Find(new() { Text = "приют в Оше" });
        Assert.Equal(["Umid"], all.Found.Select(f => f.Card.Name.Original.Text));
        Assert.False(all.IsLoosened);
        var some = await node.Find(new() { Text = "адвокат Бишкек" });
        Assert.True(some.IsLoosened);
        Assert.Equal(["Nur", "Umid"], some.Found.Select(f => f.Card.Name.Original.Text).Order());
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
