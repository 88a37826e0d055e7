using System.Text.RegularExpressions;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;

namespace Tirek.Domain.Lists;

/// <summary>What a row of a list says of a service, as texts of its fields (<see cref="EditField"/>). An empty cell says nothing: what is known stays.</summary>
/// <param name="Number">Of the row in the file.</param>
/// <param name="Key">By which the list itself knows the row; null where it has no such column.</param>
/// <param name="Texts">By field. Telephones are apart: they are joined with those for other readers.</param>
/// <param name="Phones">By reader, of columns in which there is a number.</param>
public sealed record ReadRow(
    int Number,
    string? Key,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyDictionary<Audience, IReadOnlyList<string>> Phones,
    Place? Town,
    string? Address,
    IReadOnlyList<BroughtFault> Faults
)
{
    public string Name => Texts.GetValueOrDefault("name", "");

    /// <summary>What a town is called here that is not known, or not told from another; null otherwise.</summary>
    public string? UnknownTown => Faults.FirstOrDefault(f => f.Reason == BroughtReason.TownUnknown)?.Cell;
}

/// <summary>Reads a row of a list by what its columns are.</summary>
public sealed partial class ReadBroughtRow(BroughtWords words, IReadOnlyList<string> columns, string country)
{
    private const int LongestTown = 100;

    private readonly ILookup<string, Place> towns = Gazetteer
        .AllTowns.Where(t => t.Country == country)
        .SelectMany(t => t.AllNames.Select(Folding.Fold).Distinct(), (t, name) => (t, name))
        .ToLookup(x => x.name, x => x.t, StringComparer.Ordinal);

    /// <param name="row">Has a cell for each of the columns.</param>
    public ReadRow Read(BroughtRow row)
    {
        var faults = new List<BroughtFault>();
        var texts = new Dictionary<string, string>();
        var phones = new Dictionary<Audience, IReadOnlyList<string>>();
        string? key = null,
            address = null;
        Place? town = null;
        foreach (var (column, written) in columns.Zip(row.Cells))
        {
            var cell = written.Trim();
            if (column.Length == 0 || !cell.Any(char.IsLetterOrDigit) && cell is not ("+" or "✓" or "✔" or "√"))
                continue;
            void Fault(BroughtReason reason, string said) => faults.Add(new(row.Number, column, reason, said));
            switch (column)
            {
                case BroughtColumn.Code:
                    key ??= OneLine(cell);
                    break;
                case BroughtColumn.Town:
                    town ??= TownOf(cell);
                    if (town is null)
                        Fault(BroughtReason.TownUnknown, cell);
                    break;
                case BroughtColumn.Address:
                    if (cell.Length > 200)
                        Fault(BroughtReason.TooLong, cell);
                    else
                        address ??= OneLine(cell);
                    break;
                case BroughtColumn.Week:
                    if (ReadWeek.Of(cell) is { } week)
                        foreach (var (day, hours) in week)
                            texts.TryAdd(day, hours);
                    else
                        Fault(BroughtReason.NotUnderstood, cell);
                    break;
                case BroughtColumn.Phones or BroughtColumn.PhonesForProfessionals or BroughtColumn.PhonesForUs:
                    var reader = BroughtColumn.AudienceOf(column);
                    var numbers = Numbers(cell, out var isWhole);
                    if (!isWhole)
                        Fault(numbers.Count == 0 ? BroughtReason.NotUnderstood : BroughtReason.WordsLeftOut, cell);
                    if (numbers.Count > 0)
                        phones[reader] = [.. phones.GetValueOrDefault(reader, []), .. numbers];
                    break;
                default:
                    Take(EditFields.Of(column), cell);
                    break;
            }

            void Take(EditField field, string said)
            {
                var text = field.Kind switch
                {
                    EditKind.Choice => words.ChoiceOf(field, said),
                    EditKind.Choices => Choices(field, said),
                    EditKind.Number => AloneIn().Match(said) is { Success: true } number ? number.Groups[1].Value : null,
                    EditKind.Text => said.ReplaceLineEndings("\n"),
                    EditKind.Hours => WeekHours.Tidy(OneLine(said)),
                    EditKind.Web => EditField.WebOf(OneLine(said)),
                    _ => OneLine(said),
                };
                if (text is null)
                    Fault(BroughtReason.NotUnderstood, said);
                else if (text.Length > field.Longest)
                    Fault(BroughtReason.TooLong, said);
                else if (text.Length > 0 && field.Fits(text, null, Language.English))
                    texts.TryAdd(field.Key, text);
                else if (text.Length > 0 && !field.IsRequired)
                    Fault(BroughtReason.NotUnderstood, said);
            }

            string Choices(EditField field, string said)
            {
                var found = new List<string>();
                // A term may have a comma in it: what is one whole is not cut.
                foreach (
                    var part in Parts().Split(said).SelectMany(p => words.ChoiceOf(field, p.Trim()) is null ? Smaller().Split(p) : [p])
                )
                    if (words.TermsOf(field, part.Trim()) is { Count: > 0 } some)
                        found.AddRange(some);
                    else if (part.Any(char.IsLetterOrDigit))
                        Fault(BroughtReason.NotUnderstood, part.Trim());
                return string.Join(',', field.Choices.Where(found.Contains));
            }
        }
        // Where a shelter is, is written by hand by somebody who decides it for this one shelter, if at all.
        if (address is not null && EditField.Split(texts.GetValueOrDefault("kinds", "")).Contains("shelter"))
        {
            faults.Add(new(row.Number, BroughtColumn.Address, BroughtReason.ShelterAddress, ""));
            address = null;
        }
        return new(row.Number, key, texts, phones, town, address, faults);
    }

    /// <summary>The one town of the country with this name, also with the word for a town before it.</summary>
    private Place? TownOf(string cell)
    {
        if (cell.Length > LongestTown)
            return null;
        var bare = TownWord().Replace(OneLine(cell), "").Trim();
        return new[] { cell, bare }.Select(n => towns[Folding.Fold(n)].Take(2).ToList()).FirstOrDefault(found => found.Count == 1)?[0];
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// The numbers of a cell; none where some figure of it belongs to none: half a number, an extension or an hour would send somebody to a stranger.
    /// </summary>
    /// <param name="isWhole">Whether there is nothing else in the cell.</param>
    private static List<string> Numbers(string cell, out bool isWhole)
    {
        var plain = Dashes().Replace(Spaces().Replace(cell, " "), "-");
        var parts = Apart().Split(plain).Select(p => p.Trim()).ToList();
        var numbers = Number()
            .Matches(plain)
            .Select(m => m.Value)
            .Where(n => IsNumber(n) && (Figures(n) > 4 || parts.Contains(n)))
            .ToList();
        var rest = numbers.Aggregate(plain, (left, n) => left.Replace(n, "", StringComparison.Ordinal));
        isWhole = !rest.Any(char.IsLetterOrDigit);
        return rest.Any(char.IsDigit) ? [] : [.. numbers.Select(OneLine).Distinct()];
    }

    private static int Figures(string text) => text.Count(char.IsAsciiDigit);

    /// <summary>
    /// From the shortest that are dialled to the longest there are (ITU-T E.164). Twelve figures and more without a plus are a number with its country before it, or two.
    /// </summary>
    private static bool IsNumber(string text) =>
        Figures(text) is >= 3 and <= 15 && (Figures(text) < 12 || text.TrimStart('(').StartsWith('+') || CountryBefore().IsMatch(text));

    /// <summary>A telephone number within a cell: figures with what is written between them.</summary>
    [GeneratedRegex(@"\+?\(?[0-9](?:[0-9 ()\-.]{0,30}[0-9])+")]
    private static partial Regex Number();

    [GeneratedRegex("^\\(?(?:00)?99[2368]")]
    private static partial Regex CountryBefore();

    [GeneratedRegex("[,;/|\n]")]
    private static partial Regex Apart();

    [GeneratedRegex(@"[\p{Zs}\t]+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[\u2010-\u2015\u2212]")]
    private static partial Regex Dashes();

    /// <summary>A number that stands alone, but for words: "14", "up to 14 years".</summary>
    [GeneratedRegex("^[^0-9]*([0-9]{1,3})[^0-9]*$")]
    private static partial Regex AloneIn();

    [GeneratedRegex(@"[;|\n•]+")]
    private static partial Regex Parts();

    [GeneratedRegex("[,/]+")]
    private static partial Regex Smaller();

    [GeneratedRegex(
        @"^\s*(?:г|гор|город|қ|қаласы|ш|шаары|sh|shahri|ш\.|city of|town of)[.\s]+|\s+(?:қаласы|шаары|shahri|шаҳри|şäheri|city)\s*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TownWord();
}
