using System.Text.RegularExpressions;

namespace Tirek.Server.Imports;

/// <summary>
/// Flags that stand in cells and not in headings: as a row of names and values (<c>AddressIsPrivate, yes</c>), as a label or term, as a list of tags, in
/// nested JSON of another's making. What is named counts as flagged unless a clear no follows.
/// </summary>
internal sealed partial class FlagsInCells
{
    private const int LongestCell = 60;

    private readonly ILookup<string?, FeedRow> terms;
    private readonly Dictionary<string, FlagColumn?> named = new(StringComparer.Ordinal);

    private FlagsInCells(IReadOnlyList<FeedTable> tables) =>
        terms = tables.Where(t => t.Name == "taxonomy").SelectMany(t => t.Rows).ToLookup(r => r["id"]);

    /// <summary>Adds what they say to the flags of their rows.</summary>
    public static void Read(IReadOnlyList<FeedTable> tables)
    {
        var cells = new FlagsInCells(tables);
        foreach (var row in tables.Where(t => t.Name is not ("taxonomy" or "translation")).SelectMany(t => t.Rows))
            if (cells.Of(row) is var said && said != PrivacyFlags.None)
                row.Flags |= row.Told = said;
    }

    private PrivacyFlags Of(FeedRow row)
    {
        var table = row.Table;
        if (Feed.IsRecord(table.Name))
            return table.OtherColumns.Count == 0 ? PrivacyFlags.None : Said(table.OtherColumns.Select(c => row[c]));
        if (table.Name is not ("attribute" or "service_taxonomy" or "metadata") && ImportTables.Columns.ContainsKey(table.Name))
            return PrivacyFlags.None;
        List<string?> ofTerm = row["taxonomy_id"] is { } id ? [.. terms[id].SelectMany(Names)] : [];
        var said = Said([.. ofTerm, .. Words(row)]) | OfWithheld([.. ofTerm, row["label"]]);
        return said == PrivacyFlags.None && table.Flags.Count == 0 && PrivacyColumns.IsOfPrivacy(table.Name) && !Opens(row)
            ? PrivacyFlags.Address
            : said;
    }

    private static IEnumerable<string?> Names(FeedRow term) => [term["name"], term["code"]];

    private static IEnumerable<string?> Words(FeedRow row) => row.Table.Columns.Where(c => !ImportTables.IsLink(c)).Select(c => row[c]);

    /// <summary>A term that is called <em>Confidential address</em>.</summary>
    private static PrivacyFlags OfWithheld(IEnumerable<string?> names) =>
        names.OfType<string>().Any(PrivacyAnswers.IsWithheld) ? PrivacyFlags.Address : PrivacyFlags.None;

    private static bool Opens(FeedRow row) =>
        Words(row).OfType<string>().Any(c => PrivacyAnswers.Opens(c) || (c.Trim().Length > 0 && PrivacyAnswers.Read(c) == false));

    private PrivacyFlags Said(IEnumerable<string?> cells)
    {
        var (all, at, isSet) = (PrivacyFlags.None, (FlagColumn?)null, false);
        foreach (var word in cells.OfType<string>().SelectMany(Divide))
            if (Named(word) is { } flag)
            {
                Close();
                (at, isSet) = (flag, flag is { Opens: false, IsDoubtful: false });
            }
            else if (at is not null && PrivacyAnswers.IsAnswer(word))
                isSet = at.Opens ? !PrivacyAnswers.Opens(word) : PrivacyAnswers.Read(word) != false;
        Close();
        return all;

        void Close() => all |= at is not null && isSet ? at.Meaning : PrivacyFlags.None;
    }

    /// <summary>A cell is one name or answer, or a list of them.</summary>
    private IEnumerable<string> Divide(string cell)
    {
        var isNested = cell.Length > 0 && cell[0] is '[' or '{';
        if (!isNested && cell.Length > LongestCell)
            return [];
        return isNested || (Named(cell) is null && !PrivacyAnswers.IsAnswer(cell)) ? Word().Matches(cell).Select(m => m.Value) : [cell];
    }

    private FlagColumn? Named(string word)
    {
        if (word.Length < ShortestName || !word.Any(char.IsLetter))
            return null;
        if (!named.TryGetValue(word, out var flag))
            named[word] = flag = PrivacyColumns.Named(word);
        return flag;
    }

    private const int ShortestName = 6;

    [GeneratedRegex(@"[\w-]+")]
    private static partial Regex Word();
}
