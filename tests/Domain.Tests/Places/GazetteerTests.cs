using CsCheck;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;

namespace Tirek.Domain.Tests.Places;

public sealed class GazetteerTests
{
    private static readonly Place[] Everything =
    [
        .. Gazetteer.Countries,
        .. Gazetteer.Countries.SelectMany(c => Gazetteer.Regions(c.Key)),
        .. Gazetteer.AllTowns,
    ];

    private static readonly Gen<Position> AnyPosition = Gen.Select(Gen.Double[34, 56], Gen.Double[46, 88])
        .Select((lat, lon) => new Position(lat, lon));

    [Theory]
    [InlineData("KZ", 20)]
    [InlineData("KG", 9)]
    [InlineData("TJ", 5)]
    [InlineData("TM", 6)]
    [InlineData("UZ", 14)]
    public void A_country_has_all_its_regions_and_each_region_a_town(string country, int regions)
    {
        Assert.Equal(country, Gazetteer.Find(country)?.Key);
        Assert.Equal(regions, Gazetteer.Regions(country).Count);
        Assert.All(Gazetteer.Regions(country), r => Assert.NotEmpty(Gazetteer.Towns(r.Key)));
    }

    [Fact]
    public void There_are_five_countries_and_at_least_150_towns()
    {
        Assert.Equal(["KZ", "KG", "TJ", "TM", "UZ"], Gazetteer.Countries.Select(c => c.Key));
        Assert.True(Gazetteer.AllTowns.Count >= 150, $"only {Gazetteer.AllTowns.Count}");
        Assert.Equal(Gazetteer.AllTowns.Count, Gazetteer.Countries.Sum(c => Gazetteer.Towns(c.Key).Count));
        Assert.Equal(
            Gazetteer.AllTowns.Count,
            Gazetteer.Countries.SelectMany(c => Gazetteer.Regions(c.Key)).Sum(r => Gazetteer.Towns(r.Key).Count)
        );
    }

    [Fact]
    public void Keys_are_unique_even_for_a_reader_who_ignores_case_and_fit_their_kind()
    {
        Assert.Equal(Everything.Length, Everything.Select(p => p.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Everything, p => Assert.Same(p, Gazetteer.Find(p.Key)));
        Assert.All(
            Everything,
            p =>
                Assert.Matches(
                    p.Kind switch
                    {
                        PlaceKind.Country => "^[A-Z]{2}$",
                        PlaceKind.Region => $"^{p.Country}-([A-Z]{{1,2}}|[0-9]{{2}})$",
                        _ => $"^{p.Country}-[a-z]{{3,}}(-[a-z]+)*$|^{p.Country}-(at|ak)-[a-z]+$",
                    },
                    p.Key
                )
        );
    }

    [Theory]
    [InlineData("kg-osh")]
    [InlineData("KG-nowhere")]
    [InlineData("")]
    [InlineData(null)]
    public void An_unknown_key_finds_nothing(string? key) => Assert.Null(Gazetteer.Find(key));

    [Fact]
    public void Regions_and_towns_of_an_unknown_key_are_empty()
    {
        Assert.Empty(Gazetteer.Regions("DE"));
        Assert.Empty(Gazetteer.Regions("KG-O"));
        Assert.Empty(Gazetteer.Towns("KG-osh"));
    }

    [Fact]
    public void Every_town_lies_in_a_region_of_its_country()
    {
        Assert.All(Gazetteer.AllTowns, t => Assert.Contains(Gazetteer.Regions(t.Country), r => r.Key == t.Region));
        Assert.All(Gazetteer.AllTowns, t => Assert.Null(t.SeatTown));
    }

    [Fact]
    public void Every_country_and_region_has_a_seat_in_the_list_and_stands_where_it_is()
    {
        Assert.All(
            Everything.Where(p => p.Kind != PlaceKind.Town),
            p =>
            {
                var seat = Gazetteer.Find(p.SeatTown);
                Assert.Equal(PlaceKind.Town, seat?.Kind);
                Assert.Equal(p.Country, seat!.Country);
                Assert.Equal(seat.Seat, p.Seat);
            }
        );
    }

    [Fact]
    public void Only_three_regions_are_governed_from_a_town_outside()
    {
        var outside = Everything.Where(p => p.Kind == PlaceKind.Region && Gazetteer.Find(p.SeatTown)!.Region != p.Key).Select(p => p.Key);
        Assert.Equal(["KG-C", "KG-O", "TJ-RA"], outside.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_time_zone_is_known_to_the_system_and_has_the_offset_of_its_country()
    {
        var winter = new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
        Assert.All(
            Everything,
            p =>
            {
                var hours = p.Country == "KG" ? 6 : 5;
                Assert.Equal(TimeSpan.FromHours(hours), TimeZoneInfo.FindSystemTimeZoneById(p.TimeZone).GetUtcOffset(winter));
            }
        );
        Assert.Equal("Asia/Samarkand", Gazetteer.Find("UZ-nukus")!.TimeZone);
        Assert.Equal("Asia/Tashkent", Gazetteer.Find("UZ-namangan")!.TimeZone);
        Assert.Equal("Asia/Qostanay", Gazetteer.Find("KZ-rudny")!.TimeZone);
    }

    [Fact]
    public void A_population_is_never_zero_and_only_a_town_has_one()
    {
        Assert.All(Everything, p => Assert.True(p.Population is null or > 500, p.Key));
        Assert.All(Everything.Where(p => p.Kind != PlaceKind.Town), p => Assert.Null(p.Population));
        Assert.True(Gazetteer.Find("KZ-almaty")!.Population > 1_000_000);
    }

    [Fact]
    public void No_two_towns_stand_on_one_spot()
    {
        foreach (var town in Gazetteer.AllTowns)
            Assert.Same(town, Gazetteer.AllTowns.Single(t => t.Seat.KilometresTo(town.Seat) < 1));
    }

    [Fact]
    public void The_nearest_town_to_a_town_is_itself() =>
        Assert.All(Gazetteer.AllTowns, t => Assert.Same(t, Gazetteer.NearestTown(t.Seat, 0)));

    [Fact]
    public void No_town_is_nearer_than_the_nearest_and_none_is_farther_than_asked() =>
        Gen.Select(AnyPosition, Gen.Double[0, 300])
            .Sample(
                (position, within) =>
                {
                    var nearest = Gazetteer.NearestTown(position, within);
                    var inReach = Gazetteer.AllTowns.Where(t => t.Seat.KilometresTo(position) <= within).ToList();
                    Assert.Equal(inReach.Count > 0, nearest is not null);
                    Assert.All(inReach, t => Assert.True(nearest!.Seat.KilometresTo(position) <= t.Seat.KilometresTo(position)));
                },
                iter: 1000
            );

    [Fact]
    public void Asked_for_a_country_the_nearest_town_does_not_cross_the_border()
    {
        var andijan = Gazetteer.Find("UZ-andijan")!.Seat;
        Assert.Equal("KG", Gazetteer.NearestTown(andijan, 100, "KG")?.Country);
        Assert.Null(Gazetteer.NearestTown(andijan, 5, "KG"));
        Assert.Null(Gazetteer.NearestTown(andijan, 100, "DE"));
    }

    [Fact]
    public void Towns_are_sorted_by_their_name_in_the_reader_s_language()
    {
        foreach (var language in Language.All)
        {
            var names = Gazetteer.Towns("UZ").InOrder(language).Select(t => t.Name(language)).ToList();
            Assert.Equal(Gazetteer.Towns("UZ").Count, names.Count);
            Assert.All(
                names.Zip(names.Skip(1)),
                n => Assert.True(Alphabet.Of(language).Compare(n.First, n.Second) <= 0, $"{language}: {n}")
            );
        }

        var uzbek = Gazetteer.Towns("UZ").InOrder(Language.UzbekCyrillic).Select(t => t.Key).ToList();
        Assert.True(uzbek.IndexOf("UZ-qarshi") > uzbek.IndexOf("UZ-yangiyer"), "Қ follows Я in Uzbek");
        var russian = Gazetteer.Towns("UZ").InOrder(Language.Russian).Select(t => t.Key).ToList();
        Assert.True(russian.IndexOf("UZ-qarshi") < russian.IndexOf("UZ-yangiyer"), "К comes before Я in Russian");
    }
}
