using System.Buffers;
using Tirek.Domain.Listings;

namespace Tirek.Server.Imports;

/// <summary>
/// The values that flags withhold, to be struck wherever they stand in free text: real exports carry the flag and repeat the value in the description. Values
/// that are words of everyday use are struck only in texts of the record they belong to.
/// </summary>
internal sealed class StruckValues
{
    private const string Gap = "[…]";

    private readonly SearchValues<string>? everywhere;
    private readonly List<string> values = [];
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);

    public StruckValues(Withholding withholding, Feed feed)
    {
        foreach (var location in feed.Rows(ImportTables.Location))
        {
            if (withholding.IsHiddenPlace(location))
                AddPlace(location);
            foreach (var address in location.Of("physical_address").Where(_ => withholding.IsHiddenPlace(location)))
                AddAddress(address);
            foreach (var address in location.Of("postal_address").Where(a => withholding.IsHiddenMail(location, a)))
                AddAddress(address);
        }
        foreach (var row in feed.Tables.SelectMany(t => t.Rows).Where(r => r.Flags != 0 || withholding.Of(r) != 0))
            AddOthers(row, row.Flags | withholding.Of(row));
        foreach (var part in feed.Rows("phone").Concat(feed.Rows("contact")))
            if (part.Owners is [var owner, ..])
                AddPart(part, withholding.AudienceOf(part, owner));
        // The longest first, so that none leaves a part of another behind.
        values.Sort((a, b) => b.Length.CompareTo(a.Length));
        everywhere = values.Count == 0 ? null : SearchValues.Create([.. values], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a withheld value stands in a text.</summary>
    public bool StandsIn(string text) => everywhere is not null && text.AsSpan().ContainsAny(everywhere);

    /// <summary>The text with a gap in the place of each withheld value.</summary>
    public string Strike(string text)
    {
        if (!StandsIn(text))
            return text;
        foreach (var value in values)
            text = text.Replace(value, Gap, StringComparison.OrdinalIgnoreCase);
        return text;
    }

    private void AddPlace(FeedRow location)
    {
        Add(location["external_identifier"]);
        Add(location["latitude"]);
        Add(location["longitude"]);
        if (location["transportation"] is { Length: >= 12 } way)
            Add(way);
    }

    private void AddAddress(FeedRow address)
    {
        foreach (var column in new[] { "attention", "address_1", "address_2", "address_3", "address_4" })
            if (address[column] is { } line && (AddressWords.IsTelling(line) || (column == "address_1" && line.Length >= 12)))
                Add(line);
    }

    /// <summary>Cells of other columns whose names say that they are what the flag speaks of.</summary>
    private void AddOthers(FeedRow row, PrivacyFlags flags)
    {
        foreach (var column in row.Table.OtherColumns)
            if (row[column] is { } value && Speaks(column, flags) && IsRareEnough(value))
                Add(value);
        if (flags.HasFlag(PrivacyFlags.Email))
            Add(row["email"]);
        if (flags.HasFlag(PrivacyFlags.Website))
            Add(row["url"]);
    }

    private void AddPart(FeedRow part, Audience audience)
    {
        if (
            part.Table.Name == "phone"
            && audience != Audience.Public
            && part["number"] is { } number
            && Withholding.Digits(number).Length >= 6
        )
            Add(number);
        if (part.Table.Name == "contact" && audience == Audience.Owner)
        {
            Add(part["email"]);
            if (part["name"] is { } name && name.Contains(' ', StringComparison.Ordinal))
                Add(name);
        }
    }

    private static bool Speaks(string column, PrivacyFlags flags)
    {
        var bare = PrivacyColumns.Bare(column);
        return (flags.HasFlag(PrivacyFlags.Address) || flags.HasFlag(PrivacyFlags.Mailing))
                && PrivacyColumns.TellsWhere(column)
                && !IsOfArea(bare)
            || flags.HasFlag(PrivacyFlags.Phone) && bare.Contains("phone", StringComparison.Ordinal)
            || flags.HasFlag(PrivacyFlags.Contact) && bare.Contains("contact", StringComparison.Ordinal)
            || flags.HasFlag(PrivacyFlags.Email) && bare.Contains("mail", StringComparison.Ordinal);
    }

    private static bool IsOfArea(string bare) =>
        bare.Contains("city", StringComparison.Ordinal)
        || bare.Contains("village", StringComparison.Ordinal)
        || bare.Contains("postal", StringComparison.Ordinal)
        || bare.Contains("zip", StringComparison.Ordinal)
        || bare.Contains("индекс", StringComparison.Ordinal);

    /// <summary>The name of a town, or a word, would be struck from texts that have nothing to do with it.</summary>
    private static bool IsRareEnough(string value) =>
        value.Length >= 6
        && (value.Any(char.IsDigit) || value.Contains('@', StringComparison.Ordinal) || value.Contains(' ', StringComparison.Ordinal));

    private void Add(string? value)
    {
        if (value is { Length: >= 5 } && known.Add(value))
            values.Add(value);
    }
}
