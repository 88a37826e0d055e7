using System.Text;
using Tirek.Domain.Places;

namespace Tirek.Domain.Tests.Places;

public sealed class OutlinesTests
{
    private static readonly string[] Countries = ["KZ", "KG", "TJ", "TM", "UZ"];

    public static TheoryData<string> CountryKeys => [.. Countries];

    [Fact]
    public void Every_country_and_48_units_are_drawn_and_only_these_six_are_not()
    {
        Assert.All(Countries, c => Assert.NotNull(Outlines.Of(c)));
        var missing = Countries.SelectMany(Gazetteer.Regions).Where(r => Outlines.Of(r.Key) is null).Select(r => r.Key).ToList();
        Assert.Equal(["KZ-10", "KZ-33", "KZ-62", "KZ-79", "KG-GO", "TM-S"], missing);
        Assert.Equal(5 + 54 - missing.Count, Outlines.All.Count);
        Assert.All(Outlines.All, o => Assert.NotNull(Gazetteer.Find(o.Key)));
    }

    [Fact]
    public void A_unit_without_an_outline_is_named_by_the_old_outline_that_covers_it()
    {
        var covered = Outlines.All.SelectMany(o => o.AlsoCovers).Order(StringComparer.Ordinal);
        Assert.Equal(["KG-GO", "KZ-10", "KZ-33", "KZ-62", "KZ-79", "TM-S"], covered);
        Assert.All(Outlines.All, o => Assert.Equal(o.AlsoCovers.Count > 0, o.BeforeSplit));
        Assert.All(
            Outlines.All.Where(o => o.BeforeSplit),
            o => Assert.All(o.AlsoCovers, unit => Assert.True(Inside(o, Gazetteer.Find(unit)!.Seat), $"{unit} in {o.Key}"))
        );
    }

    [Fact]
    public void Rings_are_closed_and_have_an_area()
    {
        foreach (var ring in Outlines.All.SelectMany(o => o.Rings))
        {
            Assert.True(ring.Count >= 4);
            Assert.Equal(ring[0], ring[^1]);
            Assert.True(SquareDegrees(ring) > 0.0002, "a ring without area");
            Assert.All(ring.Zip(ring.Skip(1)), step => Assert.NotEqual(step.First, step.Second));
            Assert.All(ring, p => Assert.Equal(Math.Round(p.Latitude, 2), p.Latitude));
        }
    }

    [Fact]
    public void A_unit_lies_within_the_bounds_of_its_country()
    {
        foreach (var unit in Outlines.All)
        {
            var country = Outlines.Of(unit.Key[..2])!.Bounds;
            var roomy = new Bounds(country.South - 0.2, country.West - 0.2, country.North + 0.2, country.East + 0.2);
            Assert.All(unit.Rings.SelectMany(r => r), p => Assert.True(roomy.Contains(p), $"{unit.Key} {p}"));
            Assert.All(unit.Rings.SelectMany(r => r), p => Assert.True(unit.Bounds.Contains(p)));
        }
    }

    [Theory]
    [MemberData(nameof(CountryKeys))]
    public void The_units_of_a_country_together_are_as_large_as_the_country(string country)
    {
        var units = Gazetteer.Regions(country).Select(r => Outlines.Of(r.Key)).OfType<Outline>().Sum(Area);
        var ratio = units / Area(Outlines.Of(country)!);
        Assert.InRange(ratio, 0.96, 1.04);
    }

    [Fact]
    public void Every_town_lies_within_its_country_and_within_its_own_region_or_the_old_one()
    {
        var oldOutline = Outlines.All.SelectMany(o => o.AlsoCovers.Select(unit => (unit, o))).ToDictionary(c => c.unit, c => c.o);
        List<string> astray = [];
        foreach (var town in Gazetteer.AllTowns)
        {
            if (!Near(Outlines.Of(town.Country)!, town.Seat))
                astray.Add($"{town.Key} outside {town.Country}");
            var region = Outlines.Of(town.Region!) ?? oldOutline[town.Region!];
            if (!Near(region, town.Seat))
                astray.Add($"{town.Key} outside {region.Key}");
        }

        Assert.Empty(astray);
    }

    [Theory]
    [InlineData("KZ-astana", "KZ-33")]
    [InlineData("UZ-khiva", "UZ-BU")]
    public void A_town_in_the_wrong_region_would_be_noticed(string town, string region) =>
        Assert.False(Near(Outlines.Of(region) ?? Outlines.Of("KZ-19")!, Gazetteer.Find(town)!.Seat));

    [Fact]
    public void Enclaves_are_holes()
    {
        // Sokh belongs to Uzbekistan and lies inside Batken; Vorukh to Tajikistan.
        Assert.False(Inside(Outlines.Of("KG-B")!, new Position(39.96, 71.13)));
        Assert.True(Inside(Outlines.Of("UZ-FA")!, new Position(39.96, 71.13)));
        Assert.False(Inside(Outlines.Of("KG-B")!, new Position(39.85, 70.56)));
        Assert.False(Inside(Outlines.Of("KZ-11")!, Gazetteer.Find("KZ-astana")!.Seat));
    }

    [Fact]
    public void Nothing_is_drawn_for_a_town_or_an_unknown_key()
    {
        Assert.Null(Outlines.Of("KG-osh"));
        Assert.Null(Outlines.Of("DE"));
    }

    [Fact]
    public void The_file_stays_small_and_so_does_a_picture_of_one_country()
    {
        using var file = typeof(Outlines).Assembly.GetManifestResourceStream("Tirek.Domain.outlines.json")!;
        Assert.InRange(file.Length, 10_000, 120_000);
        Assert.All(Countries, c => Assert.InRange(Svg(c).Length, 3_000, 25_000));
    }

    private static string Svg(string country)
    {
        var svg = new StringBuilder();
        foreach (var outline in Outlines.All.Where(o => o.Key[..2] == country))
        {
            svg.Append("<path id=\"").Append(outline.Key).Append("\" d=\"");
            foreach (var ring in outline.Rings)
                svg.Append('M')
                    .AppendJoin('L', ring.Select(p => FormattableString.Invariant($"{p.Longitude * 10:F1},{p.Latitude * 10:F1}")))
                    .Append('Z');
            svg.Append("\"/>\n");
        }

        return svg.ToString();
    }

    private static double Area(Outline outline) => Math.Abs(outline.Rings.Sum(Signed));

    private static double SquareDegrees(IReadOnlyList<Position> ring) => Math.Abs(Signed(ring));

    /// <summary>Positive or negative by direction, so that a hole, which runs the other way round, takes its area off.</summary>
    private static double Signed(IReadOnlyList<Position> ring) =>
        ring.Zip(ring.Skip(1), (a, b) => a.Longitude * b.Latitude - b.Longitude * a.Latitude).Sum() / 2;

    private static bool Inside(Outline outline, Position point) =>
        outline.Rings.SelectMany(r => r.Zip(r.Skip(1))).Count(edge => Crosses(edge.First, edge.Second, point)) % 2 == 1;

    private static bool Crosses(Position a, Position b, Position p) =>
        a.Latitude > p.Latitude != b.Latitude > p.Latitude
        && p.Longitude < a.Longitude + (p.Latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude);

    /// <summary>Inside, or less than about 12 km from it: outlines are simplified, some city limits have since grown.</summary>
    private static bool Near(Outline outline, Position point) =>
        Enumerable
            .Range(-1, 3)
            .SelectMany(y => Enumerable.Range(-1, 3), (y, x) => new Position(point.Latitude + y * 0.08, point.Longitude + x * 0.1))
            .Any(p => Inside(outline, p));
}
