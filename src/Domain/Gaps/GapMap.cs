using System.Text.Json;
using System.Text.Json.Serialization;
using Tirek.Domain.Places;

namespace Tirek.Domain.Gaps;

/// <summary>How many kinds of help a region misses, for its colour; the numbers stand beside it in words.</summary>
public enum MissingGrade
{
    Few,
    Some,
    Many,
}

/// <summary>A town with how many services show an address there.</summary>
public sealed record GapTown(Place Town, int Count);

/// <summary>
/// What the map of gaps draws: outlines of the regions by what they miss, and a mark for each town in which services show their address. A hidden place has no mark;
/// it counts in its region, if that is told. Counted are the services of which the table tells too: none that is closed for a time.
/// </summary>
public sealed record GapMap(CountryGaps Gaps, IReadOnlyList<GapTown> Towns)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="gaps">What the table tells of the country.</param>
    /// <param name="known">From which that was counted.</param>
    public static GapMap Of(CountryGaps gaps, Coverage known)
    {
        ArgumentNullException.ThrowIfNull(gaps);
        ArgumentNullException.ThrowIfNull(known);
        return new(gaps, [.. Gazetteer.Towns(gaps.Country.Key).Select(t => new GapTown(t, known.ShownAt(t))).Where(t => t.Count > 0)]);
    }

    /// <summary>Regions that no outline shows, because they are newer than its source.</summary>
    public IReadOnlyList<Place> WithoutOutline => [.. Gaps.Regions.Select(r => r.Region).Where(r => Outlines.Of(r.Key) is null)];

    /// <summary>Up to two, up to six, more.</summary>
    public static MissingGrade GradeOf(RegionGaps region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.That(KindState.Missing).Count switch
        {
            <= FewUpTo => MissingGrade.Few,
            <= SomeUpTo => MissingGrade.Some,
            _ => MissingGrade.Many,
        };
    }

    public const int FewUpTo = 2,
        SomeUpTo = 6;

    /// <summary>All of it for the script, as JSON that may stand in a page. A ring is lon, lat pairs; all rings of a region are filled by the even-odd rule.</summary>
    /// <param name="words">What the script says, by its own names.</param>
    /// <param name="say">A town with its services, in the reader's language.</param>
    /// <param name="address">Where a town's services stand by name.</param>
    public string Write(IReadOnlyDictionary<string, string> words, Func<GapTown, string> say, Func<Place, string> address) =>
        JsonSerializer.Serialize(
            new
            {
                Land = new
                {
                    Type = "FeatureCollection",
                    Features = Gaps
                        .Regions.Select(r => (Region: r, Outline: Outlines.Of(r.Region.Key)))
                        .Where(r => r.Outline is not null)
                        .Select(r => new
                        {
                            Type = "Feature",
                            Properties = new { Missing = GradeOf(r.Region).ToString().ToLowerInvariant() },
                            Geometry = new
                            {
                                Type = "Polygon",
                                Coordinates = r.Outline!.Rings.Select(ring => ring.Select(p => new[] { p.Longitude, p.Latitude })),
                            },
                        }),
                },
                Towns = Towns.Select(t => new
                {
                    At = new[] { t.Town.Seat.Latitude, t.Town.Seat.Longitude },
                    t.Count,
                    Said = say(t),
                    Address = address(t.Town),
                }),
                Words = words,
            },
            Options
        );
}
