using System.Globalization;
using System.Text;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Server.Commands;
using Tirek.Server.Imports;

namespace Tirek.Server.Mapping;

/// <summary>
/// Reads the provisions of a standard from a CSV file with a heading: <c>key</c>, <c>number</c>, <c>text</c>, and where there are any <c>text-ru</c> and the other
/// languages, <c>question</c> and <c>at-least</c>, a figure that the standard itself names. A fault is named with its line, and nothing is taken.
/// </summary>
internal static class ReadStandard
{
    private const int MostProvisions = 200;

    /// <exception cref="CommandRefusal">The file is no such table.</exception>
    public static IReadOnlyList<Provision> Provisions(TextReader file)
    {
        var records = new CsvRecords(FeedLines.Read(file).Take(10 * MostProvisions), ',').Read().ToList();
        var heading = records.FirstOrDefault()?.Cells.Select(c => c.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToList() ?? [];
        foreach (var needed in new[] { "key", "number", "text" })
            if (!heading.Contains(needed))
                throw new CommandRefusal($"The first line names the columns, and there is no column {needed}. Needed: key, number, text.");
        var provisions = records.Skip(1).Where(r => r.Cells.Any(c => c.Trim().Length > 0)).Select(r => Of(r, heading)).ToList();
        if (provisions.Count is 0 or > MostProvisions)
            throw new CommandRefusal($"A standard has 1 to {MostProvisions} provisions; this file has {provisions.Count}.");
        if (provisions.GroupBy(p => p.Key).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new CommandRefusal($"The key {twice.Key} stands twice.");
        return provisions;
    }

    /// <summary>A key stands in addresses and beside every assessment.</summary>
    public static bool IsKey(string key) =>
        key.Length is > 0 and <= 40 && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static Provision Of(CsvRecord record, List<string> heading)
    {
        string Cell(string column) =>
            heading.IndexOf(column) is >= 0 and var at && at < record.Cells.Count
                ? record.Cells[at].Trim().Normalize(NormalizationForm.FormC)
                : "";
        var (key, text) = (Cell("key").ToLowerInvariant(), Cell("text"));
        if (!IsKey(key) || text.Length is 0 or > AnswerRule.LongestText)
            throw new CommandRefusal($"Line {record.Line}: a key of letters a-z, digits and hyphens, and a text are needed.");
        var (question, figure) = (Cell("question"), Cell("at-least"));
        if (
            question.Length + figure.Length > 0
            && (
                Questionnaire.Find(question) is not { Kind: AnswerKind.Number }
                || !int.TryParse(figure, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            )
        )
            throw new CommandRefusal(
                $"Line {record.Line}: a figure needs a question that is answered by a number, and a whole number. There are: {string.Join(", ", Questionnaire.All.Where(q => q.Kind == AnswerKind.Number).Select(q => q.Key))}."
            );
        Wording[] others =
        [
            .. Language
                .All.Where(l => l != Language.English)
                .Select(l => (l.Code, Text: Cell($"text-{l.Code.ToLowerInvariant()}")))
                .Where(t => t.Text.Length > 0)
                .Select(t => new Wording(t.Code, t.Text, TranslationState.Human)),
        ];
        return new(key, Cell("number"), new LocalText([new(Language.English.Code, text, TranslationState.Original), .. others]))
        {
            Question = question.Length == 0 ? null : question,
            AtLeast = figure.Length == 0 ? null : int.Parse(figure, CultureInfo.InvariantCulture),
        };
    }
}
