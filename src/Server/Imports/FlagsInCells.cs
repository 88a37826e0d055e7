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

    private FlagsInCells(ILookup<string?, FeedRow> terms) => this.terms = terms;

    /// <summary>Adds what they say to the flags of their rows.</summary>
    public static void Read(IReadOnlyList<FeedTable> tables)
    {
        var terms = tables.Where(t => t.Name == "taxonomy").SelectMany(t => t.Rows).ToLookup(r => r["id"]);
        Parallel.ForEach(
            tables.Where(t => t.Name is not ("taxonomy" or "translation")),
            table =>
            {
                var cells = new FlagsInCells(terms);
                foreach (var row in table.Rows)
                    if (cells.Of(row) is var said && said != PrivacyFlags.None)
                        row.Flags |= row.Told = said;
            }
        );
    }

    private PrivacyFlags Of(FeedRow row)
    {
        var table = row.Table;
        if (Feed.IsRecord(table.Name))
            return table.OtherColumns.Count == 0 ? PrivacyFlags.None : Said(table.OtherColumns.Select(c => row[c]));
        if (table.Name is not ("attribute" or "service_taxonomy" or "metadata") && ImportTables.Columns.ContainsKey(table.Name))
            return PrivacyFlags.None;
        List<string?> ofTerm = row["taxonomy_id"] is { } id ? [.. terms[id].SelectMany(NamesOf)] : [];
        var said = Said([.. ofTerm, .. Words(row)]) | OfWithheld([.. ofTerm, row["label"]]);
        return said == PrivacyFlags.None && table.Flags.Count == 0 && table.IsOfPrivacy && !Opens(row) ? PrivacyFlags.Address : said;
    }

    private static IEnumerable<string?> NamesOf(FeedRow term) => [term["name"], term["code"]];

    private static IEnumerable<string?> Words(FeedRow row) => row.Table.Columns.Where(c => !ImportTables.IsLink(c)).Select(c => row[c]);

    /// <summary>A term that is called <em>Confidential address</em>.</summary>
    private static PrivacyFlags OfWithheld(IEnumerable<string?> names) =>
        names.OfType<string>().Any(PrivacyAnswers.IsWithheld) ? PrivacyFlags.Address : PrivacyFlags.None;

    private static bool Opens(FeedRow row) =>
        Words(row).OfType<string>().Any(c => PrivacyAnswers.Opens(c) || (c.Trim().Length > 0 && PrivacyAnswers.Read(c) == false));

    private PrivacyFlags Said(IEnumerable<string?> cells)
    {
        var (all, at, isSet) = (PrivacyFlags.None, (FlagColumn?)null, false);
        // Until something is named nothing is answered.
        foreach (var word in cells.OfType<string>().Where(c => at is not null || Names(c)).SelectMany(Divide))
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
        if (!IsNested(cell) && cell.Length > LongestCell)
            return [];
        return IsNested(cell) || (Named(cell) is null && !PrivacyAnswers.IsAnswer(cell))
            ? Word().Matches(cell).Select(m => m.Value)
            : [cell];
    }

    private static bool IsNested(string cell) => cell is ['[' or '{', ..];

    /// <summary>Whether a cell, or a word in it, is the name of a flag.</summary>
    private bool Names(string cell)
    {
        if (!IsNested(cell) && cell.Length > LongestCell)
            return false;
        if (!IsNested(cell) && Named(cell) is not null)
            return true;
        foreach (var word in Word().EnumerateMatches(cell))
            if (Named(cell.AsSpan(word.Index, word.Length)) is not null)
                return true;
        return false;
    }

    private FlagColumn? Named(ReadOnlySpan<char> word)
    {
        if (word.Length < ShortestName || !IsSpelled(word))
            return null;
        var known = named.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(word, out var flag))
            known[word] = flag = PrivacyColumns.Named(word.ToString());
        return flag;
    }

    /// <summary>Many words are ids: no flag has fewer letters, or none but those of hexadecimal digits.</summary>
    private static bool IsSpelled(ReadOnlySpan<char> word)
    {
        var (letters, others) = (0, 0);
        foreach (var c in word)
            if (char.IsLetter(c))
                (letters, others) = (letters + 1, char.IsAsciiHexDigit(c) ? others : others + 1);
        return letters >= FewestLetters && others > 0;
    }

    private const int ShortestName = 6;
    private const int FewestLetters = 4;

    [GeneratedRegex(@"[\w-]+")]
    private static partial Regex Word();
}
