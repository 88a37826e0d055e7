using System.Globalization;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Gaps;

/// <summary>
/// Whom a listing reaches, and from where: all that coverage knows of it. Made only from the public view, so that nothing else can be counted or measured.
/// </summary>
/// <param name="Kinds">Bits of the kinds of help (<see cref="Term.Bit"/>); a programme for people who use violence is none of them.</param>
/// <param name="Languages">ISO 639-1 codes of what is spoken there.</param>
/// <param name="Points">Where it is and which areas it serves.</param>
public sealed record ListingReach(ulong Kinds, IReadOnlyList<string> Languages, IReadOnlyList<ReachPoint> Points)
{
    /// <summary>A shown place farther than this from every town of our list stands for its country alone, as on the map.</summary>
    private const double NearTownKilometres = 60;

    /// <summary>Null for what is no help to a survivor now: a programme for people who use violence, a service that is closed for a time.</summary>
    public static ListingReach? Of(ListingView<PublicReader> view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (ProgrammeRule.IsProgramme(view) || view.Status != ListingStatus.Active)
            return null;
        var kinds = view
            .Terms.Select(Taxonomy.Taxonomy.Find)
            .Where(t => t is { Facet: Facet.KindOfHelp } && t.Key != ProgrammeRule.Kind)
            .Aggregate(0UL, (mask, t) => mask | t!.Bit);
        return new(
            kinds,
            [
                .. view
                    .Languages.Concat(view.Sites.SelectMany(s => s.Languages))
                    .Select(l => l.Code)
                    .OfType<string>()
                    .Where(IsCode)
                    .Distinct(),
            ],
            [.. view.Sites.Select(OfSite).Concat(view.ServiceAreas.Select(OfArea)).OfType<ReachPoint>().Distinct()]
        );
    }

    /// <summary>Whether it is in this country (ISO 3166-1), or serves some of it.</summary>
    public bool Touches(string country)
    {
        // Keys of places begin with their country's.
        foreach (var point in Points)
            if (point.PlaceKey.StartsWith(country, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>The points as one line of text, for a column.</summary>
    public string WritePoints() => string.Join(' ', Points);

    /// <summary>The way back of <see cref="WritePoints"/>. What stands there was written by it.</summary>
    public static IReadOnlyList<ReachPoint> ReadPoints(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Length == 0 ? [] : [.. line.Split(' ').Select(ReachPoint.Parse)];
    }

    private static bool IsCode(string code) => code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower);

    private static ReachPoint? OfArea(ServiceArea area) => Gazetteer.Find(area.PlaceKey) is { } place ? ReachPoint.Serves(place.Key) : null;

    private static ReachPoint? OfSite(SiteView site)
    {
        if (site.IsAreaOnly)
            return Gazetteer.Find(site.AreaKey) is { } area ? ReachPoint.Somewhere(area.Key) : null;
        var country = site.Addresses.Select(a => Gazetteer.Find(a.Country)).FirstOrDefault(c => c is { Kind: PlaceKind.Country });
        var town =
            Gazetteer.Find(site.TownKey)
            ?? (site.Position is { } known ? Gazetteer.NearestTown(known, NearTownKilometres, country?.Key) : null);
        return town is not null ? ReachPoint.Shown(town.Key, site.Position ?? town.Seat)
            : country is not null ? ReachPoint.Somewhere(country.Key)
            : null;
    }
}

/// <summary>How a listing is at a place, as far as coverage goes.</summary>
public enum ReachHow
{
    /// <summary>It is given there, and its address is shown.</summary>
    Shown,

    /// <summary>It is given somewhere in that area; where is not told, or not known.</summary>
    Somewhere,

    /// <summary>Its owner says that it serves that area.</summary>
    Serves,
}

/// <summary>A place at which a listing is or that it serves. A position belongs to a shown place alone: there is no way to make one with any other.</summary>
public readonly record struct ReachPoint
{
    private ReachPoint(ReachHow how, string placeKey, Position? at) => (How, PlaceKey, At) = (how, placeKey, at);

    public ReachHow How { get; }

    /// <summary>Key of a place of our list.</summary>
    public string PlaceKey { get; }

    /// <summary>From where distance is measured; null unless it is <see cref="ReachHow.Shown"/>.</summary>
    public Position? At { get; }

    public static ReachPoint Shown(string townKey, Position at) => new(ReachHow.Shown, townKey, at);

    public static ReachPoint Somewhere(string areaKey) => new(ReachHow.Somewhere, areaKey, null);

    public static ReachPoint Serves(string areaKey) => new(ReachHow.Serves, areaKey, null);

    public override string ToString() =>
        How switch
        {
            ReachHow.Shown => string.Create(CultureInfo.InvariantCulture, $"!{PlaceKey},{At!.Value.Latitude:R},{At.Value.Longitude:R}"),
            ReachHow.Somewhere => $"~{PlaceKey}",
            _ => $">{PlaceKey}",
        };

    /// <summary>The way back of <see cref="ToString"/>.</summary>
    public static ReachPoint Parse(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        if (written[0] != '!')
            return written[0] == '~' ? Somewhere(written[1..]) : Serves(written[1..]);
        var first = written.IndexOf(',', StringComparison.Ordinal);
        var second = written.IndexOf(',', first + 1);
        return Shown(written[1..first], new(Degrees(written.AsSpan(first + 1, second - first - 1)), Degrees(written.AsSpan(second + 1))));
    }

    private static double Degrees(ReadOnlySpan<char> text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
