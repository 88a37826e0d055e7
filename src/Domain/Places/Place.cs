using Tirek.Domain.Languages;

namespace Tirek.Domain.Places;

/// <summary>What a <see cref="Place"/> is. A city that is an admin-1 unit of its own (Bishkek, Almaty) is listed twice: as a region and as a town.</summary>
public enum PlaceKind
{
    Country,
    Region,
    Town,
}

/// <summary>
/// A country, admin-1 unit or town of the five countries, from the list that ships with Tirek (<see cref="Gazetteer"/>). Compared by
/// reference: there is one instance per key.
/// </summary>
public sealed class Place
{
    private readonly IReadOnlyDictionary<Language, string> names;
    private readonly IReadOnlySet<Language> unconfirmed;

    internal Place(
        string key,
        IReadOnlyDictionary<Language, string> names,
        IReadOnlySet<Language> unconfirmed,
        IReadOnlyList<string> aliases
    )
    {
        Key = key;
        this.names = names;
        this.unconfirmed = unconfirmed;
        Aliases = aliases;
        AllNames = [.. names.Values.Concat(aliases).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Stable and ASCII: the ISO 3166-1 code of a country (<c>KG</c>), the ISO 3166-2 code of a region (<c>KG-O</c>), for a town the country and
    /// a word in small letters (<c>KG-osh</c>). A town that is renamed keeps its key. Case matters.
    /// </summary>
    public string Key { get; }

    public required PlaceKind Kind { get; init; }

    /// <summary>ISO 3166-1 alpha-2, its own code for a country.</summary>
    public required string Country { get; init; }

    /// <summary>ISO 3166-2 of the admin-1 unit it is or lies in; null for a country.</summary>
    public required string? Region { get; init; }

    /// <summary>
    /// Key of the town that governs a country or region, null for a town. It may lie outside: Osh city is the seat of Osh Region.
    /// </summary>
    public required string? SeatTown { get; init; }

    /// <summary>Centre of the town, or of the seat of a country or region. GeoNames, a few hundred metres to a few kilometres true.</summary>
    public required Position Seat { get; init; }

    /// <summary>
    /// Inhabitants of a town as GeoNames has them, of an unknown year and often long outdated (Astana by a factor of four): good for
    /// ordering labels, never for a ratio. Null when not known and for countries and regions.
    /// </summary>
    public required int? Population { get; init; }

    /// <summary>IANA id (<c>Asia/Samarkand</c>); for a country that of its capital.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Old, foreign and short names that people type or import: Фрунзе, Целиноград, Ashkhabad. Never shown as the place's name.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The names in all languages and the aliases, each once: everything by which the place may be recognised.</summary>
    public IReadOnlyList<string> AllNames { get; }

    /// <summary>The name to show in this language. Always there, see <see cref="IsConfirmed"/>.</summary>
    public string Name(Language language) => names[language];

    /// <summary>
    /// Whether the name in this language is the official one of a state that uses the language; false: our own, and no native speaker
    /// has confirmed it.
    /// </summary>
    public bool IsConfirmed(Language language) => !unconfirmed.Contains(language);

    public override string ToString() => Key;
}
