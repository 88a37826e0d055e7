namespace Tirek.Domain.Languages;

/// <summary>The CLDR plural categories that our languages use for whole numbers, or for the fractions that fall to <see cref="Other"/>.</summary>
public enum PluralCategory
{
    One,
    Few,
    Many,
    Other,
}

/// <summary>
/// Which form of a noun follows a whole number, by the cardinal rules of CLDR. Russian has one, few and many; Tajik has no rule of its own in
/// CLDR and falls to <see cref="PluralCategory.Other"/> alone; the other languages tell one from other.
/// </summary>
public static class Plural
{
    /// <summary>The category of a count. The sign does not matter: −1 is written like 1.</summary>
    public static PluralCategory Of(Language language, long count)
    {
        ArgumentNullException.ThrowIfNull(language);
        var n = count < 0 ? unchecked((ulong)-count) : (ulong)count;
        if (language == Language.Russian)
            return OfRussian(n);
        return n == 1 && language != Language.Tajik ? PluralCategory.One : PluralCategory.Other;
    }

    /// <summary>The categories for which a text in this language needs a form, in the order one, few, many, other.</summary>
    public static IReadOnlyList<PluralCategory> Categories(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        if (language == Language.Russian)
            return [PluralCategory.One, PluralCategory.Few, PluralCategory.Many];
        return language == Language.Tajik ? [PluralCategory.Other] : [PluralCategory.One, PluralCategory.Other];
    }

    private static PluralCategory OfRussian(ulong n)
    {
        var isTeen = n % 100 is >= 11 and <= 14;
        return (n % 10) switch
        {
            1 when !isTeen => PluralCategory.One,
            2 or 3 or 4 when !isTeen => PluralCategory.Few,
            _ => PluralCategory.Many,
        };
    }
}
