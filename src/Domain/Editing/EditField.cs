using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Mailing;

namespace Tirek.Domain.Editing;

/// <summary>How a field of a listing is filled in.</summary>
public enum EditKind
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Text,

    /// <summary>Telephones, one a line: the number as one reads it aloud (<see cref="WrittenNumber"/>), a semicolon, the name of its <see cref="Audience"/>.</summary>
    Phones,

    /// <summary>Windows of a day (<see cref="WeekHours"/>).</summary>
    Hours,

    /// <summary>Single days and spans with other hours than the week's (<see cref="SpecialDays"/>).</summary>
    Days,

    /// <summary>The address of a site, or nothing.</summary>
    Web,

    /// <summary>An address of mail, or nothing.</summary>
    Mail,

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

    /// <summary>Something has to stand here (<see cref="IsRequiredIn"/>).</summary>
    public bool IsRequired { get; init; }

    /// <summary>The text with its translations, of a field that is one; null: the field is no text for readers.</summary>
    public Func<Listing, LocalText?>? Said { get; init; }

    /// <summary>What may be chosen. Empty among them: not known.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>
    /// Whether something has to stand here in this language. A text for readers is asked for where it was written first, and nowhere else: where there is no
    /// translation readers are shown the original. Null: a new listing.
    /// </summary>
    public bool IsRequiredIn(Listing? listing, Language language) =>
        IsRequired && (listing is null || Said?.Invoke(listing) is not { } said || said.Exactly(language) == said.Original);

    /// <summary>Whether the text may stand in this field of this listing.</summary>
    public bool Fits(string text, Listing? listing, Language language) =>
        text.Length <= Longest
        && !(text.Length < 2 && IsRequiredIn(listing, language))
        && Kind switch
        {
            EditKind.Phones => Lines(text).All(l => PhoneOf(l) is not null),
            EditKind.Hours => WeekHours.FaultOf(text) == HoursFault.None,
            EditKind.Days => SpecialDays.IsUnderstood(text),
            EditKind.Number => text.Length == 0 || (text.Length <= 3 && text.All(char.IsAsciiDigit)),
            EditKind.Web => text.Length == 0 || IsWeb(text),
            EditKind.Mail => text.Length == 0
                || (MailRule.IsAddress(text) && MailRule.DomainOf(text).Contains('.', StringComparison.Ordinal)),
            EditKind.Choice => Choices.Contains(text),
            EditKind.Choices => Split(text).All(Choices.Contains),
            _ => true,
        };

    /// <summary>The address of a site as a reader's browser opens it: what somebody typed without its beginning gets one.</summary>
    public static string WebOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 || Beginning(text) ? text : $"https://{text.TrimStart('/')}";
    }

    /// <summary>Whether it says how it is opened; a colon before a figure parts a port from a host.</summary>
    private static bool Beginning(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is var at and >= 0 && !(at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));

    /// <summary>Of the open web and of nothing that a browser would run; with no name or password before the host.</summary>
    public static bool IsWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0
        && uri.Host.Contains('.', StringComparison.Ordinal)
        && !text.Any(char.IsWhiteSpace);

    /// <summary>What stands in a line of telephones instead of an audience where the network took the number away.</summary>
    public const string Withdrawn = "Withdrawn";

    /// <summary>The number and who may read it; for null it stays taken away. Null if the line says no such thing.</summary>
    public static (WrittenNumber Number, Audience? For)? PhoneOf(string line) =>
        line.Split(';') is [var said, var audience]
        && WrittenNumber.Read(said) is { } number
        && (audience == Withdrawn || Enum.GetNames<Audience>().Contains(audience))
            ? (number, audience == Withdrawn ? null : Enum.Parse<Audience>(audience))
            : null;

    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static IReadOnlyList<string> Split(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
