using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Editing;

/// <summary>How a field of a listing is filled in.</summary>
public enum EditKind
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Text,

    /// <summary>Telephones, one a line: the number as one reads it aloud, a semicolon, the name of its <see cref="Audience"/>.</summary>
    Phones,

    /// <summary>Windows of a day (<see cref="WeekHours"/>).</summary>
    Hours,

    /// <summary>A whole number of years or days, or nothing.</summary>
    Number,

    /// <summary>One of <see cref="EditField.Choices"/>.</summary>
    Choice,

    /// <summary>Any of <see cref="EditField.Choices"/>, apart by commas.</summary>
    Choices,
}

/// <summary>
/// A field of a listing that its organisation writes: how it is read as text, and the listing with another text in it. Texts for readers are in one language at
/// a time. What is not changed is not written, so that a field keeps what its text cannot say.
/// </summary>
/// <param name="Key">Its name in forms and in the history; never changes.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Read">Its text; empty where nothing is known.</param>
/// <param name="Write">The listing with this text, which fits.</param>
public sealed record EditField(
    string Key,
    EditKind Kind,
    Func<Listing, Language, string> Read,
    Func<Listing, string, Language, Listing> Write
)
{
    public int Longest { get; init; } = 200;
    public bool IsRequired { get; init; }

    /// <summary>The text with its translations, of a field that is one; null: the field is no text for readers.</summary>
    public Func<Listing, LocalText?>? Said { get; init; }

    /// <summary>What may be chosen. Empty among them: not known.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether the text may stand in this field.</summary>
    public bool Fits(string text) =>
        text.Length <= Longest
        && !(IsRequired && text.Length < 2)
        && Kind switch
        {
            EditKind.Phones => Lines(text).All(l => PhoneOf(l) is not null),
            EditKind.Hours => WeekHours.IsUnderstood(text),
            EditKind.Number => text.Length == 0 || (text.Length <= 3 && text.All(char.IsAsciiDigit)),
            EditKind.Choice => Choices.Contains(text),
            EditKind.Choices => Split(text).All(Choices.Contains),
            _ => true,
        };

    /// <summary>The number and who may read it; null if the line says no such thing.</summary>
    public static (string Number, Audience For)? PhoneOf(string line) =>
        line.Split(';') is [var number, var audience]
        && number.Count(char.IsAsciiDigit) >= 2
        && number.All(c => char.IsAsciiDigit(c) || "+-() .,#*/".Contains(c))
        && Enum.TryParse<Audience>(audience, out var reader)
        && Enum.IsDefined(reader)
            ? (number, reader)
            : null;

    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static IReadOnlyList<string> Split(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
