using System.Globalization;
using System.Text;

namespace Tirek.Domain.Documents;

/// <summary>How large a paragraph is set.</summary>
public enum TextSize
{
    Plain,
    Small,

    /// <summary>A number to call, to be read aloud from.</summary>
    Large,
}

/// <summary>The words of a block, in runs.</summary>
public sealed record Text(IReadOnlyList<Run> Runs)
{
    public static implicit operator Text(string text) => new([new Run(text)]);

    public static implicit operator Text(Run run) => new([run]);

    /// <summary>The words without anything else.</summary>
    public string Plain => string.Concat(Runs.Select(r => r.Words));

    public bool IsEmpty => Runs.All(r => r.Words.Length == 0);
}

/// <summary>
/// Words that are set alike. Letters are composed; what no sheet can show (control characters, marks that turn the direction of writing, halves of
/// characters) is taken out, so that no text can break a document or make it read otherwise than it is. A line feed begins a new line.
/// </summary>
public sealed record Run
{
    public Run(string text, string? tag = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Words = Clean(text);
        Tag = tag;
    }

    public string Words { get; }

    /// <summary>BCP 47 tag of the words' language; null when it is that of the report.</summary>
    public string? Tag { get; }

    public bool IsStrong { get; init; }

    /// <summary>Where the words lead: an address of http, https, mailto or tel; anything else is no link.</summary>
    public string? Address
    {
        get;
        init => field = IsAddress(value) ? value : null;
    }

    private static bool IsAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel";

    private static string Clean(string text)
    {
        if (text.All(c => char.IsAsciiLetterOrDigit(c) || c == ' '))
            return text;
        var cleaned = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value == '\n' || rune.Value == '\t')
                cleaned.Append(rune.Value == '\t' ? ' ' : '\n');
            else if (IsShown(rune))
                cleaned.Append(rune);
        return cleaned.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse)
        && (rune.Value & 0xFFFE) != 0xFFFE
        && rune.Value is not (>= 0xFDD0 and <= 0xFDEF);
}
