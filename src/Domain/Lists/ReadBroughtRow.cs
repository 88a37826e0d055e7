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
    IReadOnlyDictionary<Audience, IReadOnlyList<WrittenNumber>> Phones,
    Place? Town,
    string? Address,
    IReadOnlyList<BroughtFault> Faults
)
{
    public string Name => Texts.GetValueOrDefault("name", "");

    /// <summary>What is said of a town here that is not known, or not told from another; null otherwise.</summary>
    public BroughtFault? UnknownTown => Faults.FirstOrDefault(f => f.Reason == BroughtReason.TownUnknown);
}

/// <summary>Reads a row of a list by what its columns are.</summary>
/// <param name="words">By which answers are understood.</param>
/// <param name="columns">What each column is (<see cref="BroughtColumn"/>).</param>
/// <param name="country">Whose towns there are.</param>
/// <param name="home">Keys of towns where the organisation is already: they tell which of two towns of one name is meant.</param>
public sealed partial class ReadBroughtRow(
    BroughtWords words,
    IReadOnlyList<string> columns,
    string country,
    IReadOnlyCollection<string>? home = null
)
{
    private readonly ReadTown towns = new(country, home ?? []);

    /// <param name="row">Has a cell for each of the columns.</param>
    public ReadRow Read(BroughtRow row)
    {
        var faults = new List<BroughtFault>();
        var texts = new Dictionary<string, string>();
        var phones = new Dictionary<Audience, IReadOnlyList<WrittenNumber>>();
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
                    var meant = town is null ? towns.Of(cell) : [town];
                    town = meant is [var only] ? only : null;
                    if (town is null)
                        faults.Add(new(row.Number, column, BroughtReason.TownUnknown, cell) { Towns = meant });
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
                // Hours without a window were said to be none: a cell that says nothing is read by nobody.
                else if (text.Length > 0 ? field.Fits(text, null, Language.English) : field.Kind == EditKind.Hours)
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
        if (address is not null && PlaceRule.IsSecretByNature(EditField.Split(texts.GetValueOrDefault("kinds", ""))))
        {
            faults.Add(new(row.Number, BroughtColumn.Address, BroughtReason.ShelterAddress, ""));
            address = null;
        }
        return new(row.Number, key, texts, phones, town, address, faults);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// The numbers of a cell with their extensions; none where some figure of it belongs to none: half a number or an hour would send somebody to a stranger.
    /// </summary>
    /// <param name="isWhole">Whether there is nothing else in the cell.</param>
    private static List<WrittenNumber> Numbers(string cell, out bool isWhole)
    {
        var plain = Dashes().Replace(Spaces().Replace(Numerals.AsAscii(cell), " "), "-");
        var parts = Apart().Split(plain).Select(p => p.Trim()).ToList();
        var numbers = Number()
            .Matches(plain)
            .Where(m => IsNumber(m.Groups["number"].Value) && (Figures(m.Groups["number"].Value) > 4 || parts.Contains(m.Value)))
            .ToList();
        var rest = numbers.Aggregate(plain, (left, m) => left.Replace(m.Value, "", StringComparison.Ordinal));
        isWhole = !rest.Any(char.IsLetterOrDigit);
        return rest.Any(char.IsDigit)
            ? []
            :
            [
                .. numbers
                    .Select(m => new WrittenNumber(
                        OneLine(m.Groups["number"].Value),
                        m.Groups["ext"] is { Success: true, Value: var e } ? e : null
                    ))
                    .Distinct(),
            ];
    }

    private static int Figures(string text) => text.Count(char.IsAsciiDigit);

    /// <summary>
    /// From the shortest that are dialled to the longest there are (ITU-T E.164). Twelve figures and more without a plus are a number with its country before it, or two.
    /// </summary>
    private static bool IsNumber(string text) =>
        Figures(text) is >= 3 and <= 15 && (Figures(text) < 12 || text.TrimStart('(').StartsWith('+') || CountryBefore().IsMatch(text));

    /// <summary>A telephone number within a cell: figures with what is written between them.</summary>
    [GeneratedRegex(
        @"(?<number>\+?\(?[0-9](?:[0-9 ()\-.]{0,30}[0-9])+)(?:[\s,(]*"
            + WrittenNumber.BeforeExtension
            + @"\s*(?:[:№]\s*)?(?<ext>[0-9]{1,7})(?![0-9])\)?)?",
        RegexOptions.IgnoreCase
    )]
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
}
