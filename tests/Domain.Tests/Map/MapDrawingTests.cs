using CsCheck;
using Tirek.Domain.Languages;
using Tirek.Domain.Map;
using Tirek.Domain.Places;

namespace Tirek.Domain.Tests.Map;

public sealed class MapDrawingTests
{
    private static readonly string[] All = ["KZ", "KG", "TJ", "TM", "UZ"];

    public static TheoryData<string> Shown =>
        [.. Gazetteer.Countries.SelectMany(c => Gazetteer.Regions(c.Key).Prepend(c)).Select(p => p.Key)];

    [Theory, MemberData(nameof(Shown))]
    public void A_map_holds_the_whole_of_its_place_and_keeps_north_above(string key)
    {
        var place = Gazetteer.Find(key)!;
        var frame = MapFrame.Of(All, place);
        Assert.InRange(frame.Height, MapFrame.Width / 2, MapFrame.Width * 11 / 10);
        foreach (var position in Outlines.Of(key)?.Rings.SelectMany(r => r) ?? [place.Seat])
            Assert.True(frame.Holds(frame.At(position)));
        foreach (var town in place.Kind == PlaceKind.Region ? Gazetteer.Towns(key) : [])
            Assert.True(frame.Holds(frame.At(town.Seat), 20), town.Key);
        var middle = AreaCentre.Of(place);
        var (north, east) = (
            frame.At(middle with { Latitude = middle.Latitude + .2 }),
            frame.At(middle with { Longitude = middle.Longitude + .2 })
        );
        Assert.True(north.Y < frame.At(middle).Y && east.X > frame.At(middle).X);
    }

    [Theory, MemberData(nameof(Shown))]
    public void The_published_centre_of_an_area_lies_in_it(string key)
    {
        var place = Gazetteer.Find(key)!;
        Assert.True(
            Outlines.Of(key) is { } outline
                ? outline.Holds(AreaCentre.Of(place)) || AreaCentre.Of(place) == place.Seat
                : AreaCentre.Of(place) == place.Seat
        );
    }

    [Fact]
    public void Kilometres_keep_their_length_within_a_few_in_a_hundred()
    {
        foreach (var country in Gazetteer.Countries)
        {
            var frame = MapFrame.Of(All, country);
            var towns = Gazetteer.Towns(country.Key);
            var ratios = towns
                .Zip(towns.Skip(1))
                .Select(t => frame.At(t.First.Seat).DistanceTo(frame.At(t.Second.Seat)) / t.First.Seat.KilometresTo(t.Second.Seat));
            Assert.InRange(ratios.Max() / ratios.Min(), 1, 1.08);
        }
    }

    [Fact]
    public void A_unit_newer_than_the_outlines_stands_as_a_point() =>
        Assert.Equal(["KZ-10", "KZ-33", "KZ-62", "KZ-79"], MapLand.Of(All, Gazetteer.Find("KZ")).WithoutOutline.Select(p => p.Key));

    [Fact]
    public void Names_lie_over_no_dot_and_no_other_name_and_inside_the_map() =>
        Gen.Int[0, 5000]
            .Array[Gazetteer.AllTowns.Count]
            .Select(Gen.Bool, Gen.Int[0, 3])
            .Sample(
                (numbers, isSmall, at) =>
                {
                    var (pixel, key) = (isSmall ? MapLayer.Small : MapLayer.Large, new[] { null, "KZ", "UZ", "UZ-FA" }[at]);
                    var counts = Counts(numbers.Select((n, i) => (Gazetteer.AllTowns[i].Key, n % 7 == 0 ? n / 50 : 0)));
                    var place = Gazetteer.Find(key);
                    var land = MapLand.Of(All, place);
                    var layer = MapLayer.Of(land, counts, All, place, Language.Russian, pixel);
                    var boxes = layer.Labels.Select(l => Box(l, pixel)).ToList();
                    for (var i = 0; i < boxes.Count; i++)
                    {
                        Assert.True(
                            land.Frame.Holds(new(boxes[i].Left, boxes[i].Top)) && land.Frame.Holds(new(boxes[i].Right, boxes[i].Bottom))
                        );
                        Assert.DoesNotContain(boxes.Skip(i + 1), b => Meet(b, boxes[i]));
                        Assert.DoesNotContain(
                            layer.Dots,
                            d => Meet(new(d.At.X - d.Radius, d.At.Y - d.Radius, d.At.X + d.Radius, d.At.Y + d.Radius), boxes[i])
                        );
                    }
                },
                iter: 40
            );

    [Fact]
    public void All_services_of_a_country_are_in_its_dots_however_they_are_joined()
    {
        var counts = Counts(Gazetteer.AllTowns.Select(t => (t.Key, 3)));
        foreach (var pixel in new[] { MapLayer.Small, MapLayer.Large })
        {
            var land = MapLand.Of(All, Gazetteer.Find("UZ"));
            var dots = MapMarks.Dots(land.Frame, counts, ["UZ"], MapMarks.TouchPixels, pixel);
            Assert.Equal(3 * Gazetteer.Towns("UZ").Count, dots.Sum(d => d.Count));
            Assert.All(dots, d => Assert.All(d.Towns, t => Assert.Equal("UZ", t.Country)));
        }
    }

    private readonly record struct Bounding(double Left, double Top, double Right, double Bottom);

    private static bool Meet(Bounding a, Bounding b) =>
        a.Left < b.Right - .01 && b.Left < a.Right - .01 && a.Top < b.Bottom - .01 && b.Top < a.Bottom - .01;

    /// <summary>Where letters of half their height's width would stand: less than the rule assumes.</summary>
    private static Bounding Box(MapLabel label, double pixel)
    {
        var (width, half) = (label.Text.Length * .5 * 13 * pixel, .5 * 13 * pixel);
        var left = label.Anchor switch
        {
            "start" => label.At.X,
            "end" => label.At.X - width,
            _ => label.At.X - width / 2,
        };
        return new(left, label.At.Y - half, left + width, label.At.Y + half);
    }

    private static PlaceCounts Counts(IEnumerable<(string Key, int Count)> towns) =>
        PlaceCounts.Of(
            from town in towns
            from _ in Enumerable.Range(0, town.Count)
            select (Guid.CreateVersion7(), new PresentAt(town.Key, Presence.Shown))
        );
}
