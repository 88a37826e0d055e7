using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Duplicates;

/// <summary>
/// What two entries are compared by, small enough to hold all of a directory. Made of what one kind of reader may read and of nothing else: a score tells her
/// nothing about values that she may not see (directory.md §2).
/// </summary>
internal sealed class ComparedListing
{
    /// <summary>So many last digits make a telephone: no country of ours has longer numbers without its code.</summary>
    private const int NationalDigits = 9;
    private const int FewestDigits = 5;

    /// <summary>Of a text so many of its word pairs are kept, by which two texts are compared.</summary>
    private const int Sketch = 16;

    public required Guid Id { get; init; }
    public required string? Country { get; init; }

    /// <summary>Each wording of its name.</summary>
    public required ComparedName[] Names { get; init; }

    /// <summary>Its other name: often that of its organisation, so that two other names say nothing of each other.</summary>
    public required ComparedName[] OtherNames { get; init; }
    public required Guid? OrganizationId { get; init; }
    public required ComparedName[] Organization { get; init; }
    public required long[] Telephones { get; init; }
    public required long[] Mails { get; init; }
    public required long[] Websites { get; init; }

    /// <summary>Towns of its places; none of a hidden place whose area is larger.</summary>
    public required string[] Towns { get; init; }
    public required long[] Addresses { get; init; }

    /// <summary>Kinds of help of our taxonomy and terms of others.</summary>
    public required long[] Help { get; init; }
    public required int[] Text { get; init; }

    public static ComparedListing Of<TReader>(ListingView<TReader> view, WordTable words)
        where TReader : IReader =>
        new()
        {
            Id = view.Id,
            Country = ListingCountry.Of(view),
            Names = Wordings(view.Name, words),
            OtherNames = Wordings(view.AlternateName is { } other ? LocalText.Of(other) : null, words),
            OrganizationId = view.OrganizationId,
            Organization = Wordings(view.OrganizationName, words),
            Telephones = Distinct(view.Phones.Concat(view.Sites.SelectMany(s => s.Phones)).Select(p => Telephone(p.Number))),
            Mails = Distinct([view.Email?.Trim().ToLowerInvariant()]),
            Websites = Distinct([Website(view.Url)]),
            Towns = [.. view.Sites.Select(TownOf).OfType<string>().Distinct(StringComparer.Ordinal)],
            Addresses = Distinct(view.Sites.SelectMany(s => s.Addresses).Select(Address)),
            Help = Distinct(
                view.Terms.Where(t => Taxonomy.Taxonomy.Find(t) is { Facet: Facet.KindOfHelp })
                    .Concat(view.ForeignTerms.Select(t => t.Code))
            ),
            Text = SketchOf(view.Description?.Original.Text),
        };

    private static ComparedName[] Wordings(LocalText? text, WordTable words) =>
        [
            .. (text?.Wordings ?? [])
                .Select(w => ComparedName.Of(w.Text, w.Language, words))
                .Where(n => n.Words.Length > 0)
                .DistinctBy(n => (n.InOrder, n.Language)),
        ];

    /// <summary>The national digits of a number, without an extension behind letters; null: too short to be somebody's own.</summary>
    private static string? Telephone(string number)
    {
        var digits = string.Concat(number.TakeWhile(c => !char.IsLetter(c)).Where(char.IsAsciiDigit)).TrimStart('0');
        return digits.Length < FewestDigits ? null : digits[^Math.Min(NationalDigits, digits.Length)..];
    }

    /// <summary>Host and path, however the address is begun and ended.</summary>
    private static string? Website(string? url)
    {
        if (url is null)
            return null;
        var bare = url.Trim().ToLowerInvariant();
        foreach (var start in new[] { "https://", "http://", "www." })
            if (bare.StartsWith(start, StringComparison.Ordinal))
                bare = bare[start.Length..];
        return bare.Split('?', '#')[0].TrimEnd('/') is { Length: > 3 } told ? told : null;
    }

    private static string? TownOf(SiteView site)
    {
        var key = site.IsAreaOnly ? site.AreaKey : site.TownKey;
        return Gazetteer.Find(key) is { Kind: PlaceKind.Town }
            ? key
            : site.Addresses.Select(a => CityOf(a)).FirstOrDefault(c => c is not null);
    }

    /// <summary>A town that our list does not know, by its folded name.</summary>
    private static string? CityOf(PostalAddress address) => address.City is { Length: > 1 } city ? Folding.Fold(city) : null;

    /// <summary>
    /// The numbers of a house and the longest word beside them, with the town, however the rest is shortened; null without a number, since a street alone is no
    /// address.
    /// </summary>
    private static string? Address(PostalAddress address)
    {
        var words = Folding.Words(address.Address1 ?? "").ToLookup(w => char.IsAsciiDigit(w[0]));
        return words[true].Any()
            ? string.Join(
                ' ',
                words[true]
                    .Order(StringComparer.Ordinal)
                    .Append(words[false].OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).FirstOrDefault())
                    .Append(Folding.Fold(address.City ?? ""))
            )
            : null;
    }

    private static long[] Distinct(IEnumerable<string?> values) =>
        [.. values.OfType<string>().Where(v => v.Length > 0).Select(Hash.Of).Distinct()];

    /// <summary>The smallest hashes of its pairs of neighbouring words: of two texts that say the same most are the same.</summary>
    private static int[] SketchOf(string? text)
    {
        if (text is null)
            return [];
        var words = Folding.Words(text).ToArray();
        return [.. words.Zip(words.Skip(1), (a, b) => (int)Hash.Of($"{a} {b}")).Distinct().Order().Take(Sketch)];
    }
}

/// <summary>
/// A wording of a name: its words, and what they mean where they are known phrases (the same where none is). <see cref="Key"/> is the same in any order;
/// <see cref="InOrder"/> is not; <see cref="Joined"/> is the same however words are divided.
/// </summary>
internal sealed partial record ComparedName(int[] Words, int[] Meant, string? Language, long Key, long InOrder, long Joined)
{
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];

    public static ComparedName Of(string text, string? language, WordTable table)
    {
        var words = Folding.Words(Numerals().Replace(text, n => $"{Array.IndexOf(Roman, n.Value) + 1}")).ToArray();
        var meant = KnownPhrases.Read(words);
        int[] numbers = [.. words.Select(table.Of)];
        return new(
            numbers,
            meant.SequenceEqual(words) ? numbers : [.. meant.Select(table.Of)],
            language,
            Hash.Of(string.Join(' ', meant.Order(StringComparer.Ordinal))),
            Hash.Of(string.Join(' ', words)),
            Hash.Of(string.Concat(words))
        );
    }

    /// <summary>Roman numbers as they stand in names: of those that are one letter only I, at the end.</summary>
    [GeneratedRegex(@"\b(?:II|III|IV|VI|VII|VIII|IX)\b|\bI$")]
    private static partial Regex Numerals();
}
