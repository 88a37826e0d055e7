using Tirek.Domain.Documents;
using Tirek.Domain.Languages;

namespace Tirek.Server.Find;

/// <summary>Texts of a listing as runs of a printed sheet: in the language that the reader may be shown, and said so when it is another than hers.</summary>
internal static class PrintedText
{
    /// <param name="text">A text with its translations.</param>
    /// <param name="reader">The language of the sheet.</param>
    /// <param name="guarded">Safety hangs on it: never as a machine made it.</param>
    public static Text Said(LocalText text, Language reader, bool guarded = false)
    {
        var spoken = Spoken.Of(text, reader, guarded)!.Value;
        Text said = new Run(spoken.Text, spoken.Tag);
        return spoken.Older is { } older ? said.And($" ({FindText.OlderTranslation} {older})")
            : guarded && spoken.OnlyIn is { } only ? said.And($" ({only})")
            : said;
    }

    /// <summary>More words behind these.</summary>
    public static Text And(this Text text, Text more) => new([.. text.Runs, .. more.Runs]);
}
