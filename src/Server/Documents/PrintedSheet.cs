using System.Globalization;
using Tirek.Domain.Documents;
using Tirek.Domain.Languages;
using Tirek.Server.Shell;

namespace Tirek.Server.Documents;

/// <summary>A sheet of this site: neutral title, date, source and check at its foot, its mark when it is a demonstration.</summary>
internal static class PrintedSheet
{
    /// <param name="visit">Whose language it is in, and when.</param>
    /// <param name="blocks">What it says.</param>
    /// <param name="foot">Where it comes from and when that was checked; null ones are left out.</param>
    public static Report Of(Visit visit, IReadOnlyList<Block> blocks, params IEnumerable<string?> foot)
    {
        var asOf = Say(DocumentsText.AsOf, DateWords.Long(visit.Today, visit.Language));
        string?[] last = [visit.Language == Language.English ? null : ShellText.LanguageUnchecked];
        return new(ShellText.Brand, visit.Language, Morning(visit), blocks)
        {
            Foot = [.. foot.Prepend(asOf).Concat(last).OfType<string>()],
            PageOf = DocumentsText.PageOf,
            Mark = MarkOf(visit),
        };
    }

    /// <summary>A card to cut out and carry: it has no foot and no number, and nothing of it tells what it is for.</summary>
    public static Report Card(Visit visit, string title, IReadOnlyList<Block> blocks) =>
        new(title, visit.Language, Morning(visit), blocks) { Paper = Paper.Card, Mark = MarkOf(visit) };

    /// <summary>A file that tells the day on which it was made tells enough: never the hour at which somebody looked for help.</summary>
    private static DateTimeOffset Morning(Visit visit) => new(visit.Today, TimeOnly.MinValue, TimeSpan.Zero);

    private static string Say(string text, string value) => string.Format(CultureInfo.CurrentCulture, text, value);

    private static string? MarkOf(Visit visit) => visit.IsDemonstration ? ShellText.Demonstration : null;
}
