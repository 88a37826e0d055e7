using Tirek.Domain.Listings;
using Tirek.Domain.Opening;
using Tirek.Domain.Places;
using Tirek.Domain.Search;

namespace Tirek.Server.Search;

/// <summary>A position on the unit sphere: the squared chord between two of them grows with their distance and costs no trigonometry.</summary>
internal readonly record struct SpherePoint(float X, float Y, float Z)
{
    private const double EarthRadiusKm = 6371.0088;

    public static SpherePoint Of(Position position)
    {
        var (latitude, longitude) = (double.DegreesToRadians(position.Latitude), double.DegreesToRadians(position.Longitude));
        var level = Math.Cos(latitude);
        return new((float)(level * Math.Cos(longitude)), (float)(level * Math.Sin(longitude)), (float)Math.Sin(latitude));
    }

    public float SquaredChordTo(SpherePoint other)
    {
        var (x, y, z) = (X - other.X, Y - other.Y, Z - other.Z);
        return x * x + y * y + z * z;
    }

    /// <summary>The squared chord of a great-circle distance in kilometres.</summary>
    public static float SquaredChord(double kilometres)
    {
        var chord = 2 * Math.Sin(kilometres / EarthRadiusKm / 2);
        return (float)(chord * chord);
    }
}

/// <summary>
/// What filters, facets, distance and order need of each document of a segment, as plain arrays and bit sets by document number. Made once per segment,
/// since a segment never changes.
/// </summary>
internal sealed class ListingColumns
{
    private const sbyte AnyAge = sbyte.MaxValue;
    private static readonly Bits Nothing = new(0);

    private readonly Dictionary<string, Bits> terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bits> languages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bits> countries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bits> serves = new(StringComparer.Ordinal);
    private readonly sbyte[] childrenUpTo;
    private readonly int[] checkedDay;
    private readonly int[] firstSite;
    private readonly List<SpherePoint> sites = [];
    private readonly int[] hours;
    private readonly List<OpeningHours> distinctHours = [];
    private OpenAt? open;

    /// <param name="count">Number of documents, deleted ones included.</param>
    /// <param name="listings">The document numbers that still stand, each with its listing, in ascending order.</param>
    public ListingColumns(int count, IEnumerable<(int Document, IndexedListing Listing)> listings)
    {
        Count = count;
        (Free, Accessible, Anonymous, Children, Closed) = (new(count), new(count), new(count), new(count), new(count));
        (childrenUpTo, checkedDay, firstSite, hours) = (new sbyte[count], new int[count], new int[count + 1], new int[count]);
        var hoursIds = new Dictionary<string, int>(StringComparer.Ordinal);
        var at = 0;
        foreach (var (document, listing) in listings)
        {
            for (; at <= document; at++)
                firstSite[at] = sites.Count;
            Add(document, listing);
            if (!hoursIds.TryGetValue(listing.Hours, out var id))
            {
                hoursIds[listing.Hours] = id = distinctHours.Count;
                distinctHours.Add(OpeningHours.Parse(listing.Hours));
            }
            hours[document] = id;
        }
        for (; at <= count; at++)
            firstSite[at] = sites.Count;
    }

    public int Count { get; }
    public Bits Free { get; }
    public Bits Accessible { get; }
    public Bits Anonymous { get; }
    public Bits Children { get; }

    /// <summary>Those that are closed for a time: their hours do not hold.</summary>
    public Bits Closed { get; }
    public IReadOnlyDictionary<string, Bits> Languages => languages;
    public IReadOnlyDictionary<string, Bits> Terms => terms;

    public Bits OfTerm(string key) => terms.GetValueOrDefault(key, Nothing);

    public Bits OfLanguage(string code) => languages.GetValueOrDefault(code, Nothing);

    public Bits OfCountry(string code) => countries.GetValueOrDefault(code, Nothing);

    /// <summary>Those that serve exactly this place by name.</summary>
    public Bits Serving(string placeKey) => serves.GetValueOrDefault(placeKey, Nothing);

    /// <summary>The day on which the record was last checked; 0: never.</summary>
    public int CheckedDay(int document) => checkedDay[document];

    /// <summary>Those that take children, and if an age is given, children of that age. One whose limit is not known is not left out.</summary>
    public Bits TakingChildren(int? age)
    {
        if (age is not { } years)
            return Children;
        var taking = new Bits(Count);
        for (var document = Children.Next(0); document >= 0; document = Children.Next(document + 1))
            if (childrenUpTo[document] >= years || childrenUpTo[document] == AnyAge)
                taking.Set(document);
        return taking;
    }

    /// <summary>Squared chord to the nearest of its places; infinite when none is known.</summary>
    public float SquaredChord(int document, SpherePoint from)
    {
        var nearest = float.PositiveInfinity;
        for (var i = firstSite[document]; i < firstSite[document + 1]; i++)
            nearest = Math.Min(nearest, sites[i].SquaredChordTo(from));
        return nearest;
    }

    /// <summary>What is open in the minute of this instant. Kept until the minute is over.</summary>
    public OpenAt OpenAt(DateTimeOffset now)
    {
        var minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        var kept = open;
        return kept?.Minute == minute ? kept : open = new OpenAt(minute, now, hours, distinctHours, Closed);
    }

    private void Add(int document, IndexedListing listing)
    {
        var card = listing.Card;
        foreach (var key in listing.Terms)
            Set(terms, key, document);
        foreach (var code in card.Languages)
            Set(languages, code, document);
        foreach (var key in listing.Serves)
            Set(serves, key, document);
        if (listing.Country is { } country)
            Set(countries, country, document);
        if (card.Status != ListingStatus.Active)
            Closed.Set(document);
        if (card.IsFree)
            Free.Set(document);
        if (card.IsAccessible)
            Accessible.Set(document);
        if (card.AnonymousPossible == true)
            Anonymous.Set(document);
        if (card.ChildrenAccepted == true || card.ChildrenUpToAge is not null)
            Children.Set(document);
        childrenUpTo[document] = (sbyte)Math.Clamp(card.ChildrenUpToAge ?? AnyAge, 0, AnyAge);
        checkedDay[document] = card.CheckedOn?.DayNumber ?? 0;
        foreach (var site in listing.Sites)
            sites.Add(SpherePoint.Of(site.Position));
    }

    private void Set(Dictionary<string, Bits> all, string key, int document)
    {
        if (!all.TryGetValue(key, out var bits))
            all[key] = bits = new Bits(Count);
        bits.Set(document);
    }
}

/// <summary>What is open in one minute. What is closed for a time is not open, whatever its hours say.</summary>
internal sealed class OpenAt
{
    private readonly int[] hours;
    private readonly OpeningState[] states;
    private readonly Bits closed;

    public OpenAt(long minute, DateTimeOffset now, int[] hours, IReadOnlyList<OpeningHours> distinct, Bits closed)
    {
        Minute = minute;
        (this.hours, this.closed) = (hours, closed);
        states = [.. distinct.Select(h => h.At(now))];
        (Open, Always) = (new(hours.Length), new(hours.Length));
        for (var document = 0; document < hours.Length && states.Length > 0; document++)
        {
            var kind = this[document].Kind;
            if (kind is OpeningKind.Open or OpeningKind.AlwaysOpen)
                Open.Set(document);
            if (kind == OpeningKind.AlwaysOpen)
                Always.Set(document);
        }
    }

    public long Minute { get; }
    public Bits Open { get; }
    public Bits Always { get; }

    public OpeningState this[int document] => closed[document] ? OpeningState.Suspended : states[hours[document]];
}
