using System.Buffers;
using System.Text;

namespace Tirek.Server.Imports;

/// <summary>What was wrong with a cell as it was written.</summary>
[Flags]
internal enum CellFaults
{
    None = 0,
    EscapedNewlines = 1,
    ControlCharacters = 2,
    Mojibake = 4,
    Unreadable = 8,
    Formula = 16,
}

/// <summary>Mends a cell whose text suffered on its way: line breaks as <c>\n</c>, control characters, a wrong encoding.</summary>
internal static class RepairText
{
    /// <summary>
    /// Printable ASCII but the backslash, and the Cyrillic letters that no wrong encoding leaves behind and no mark belongs to: nearly every cell is made of
    /// these alone, and there is nothing to mend in it.
    /// </summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Between(' ', '~').Where(c => c != '\\'),
        .. Between('А', 'я'),
        .. Between('Ҋ', 'ԯ'),
    ]);

    private static IEnumerable<char> Between(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);

    /// <summary>The mended text, trimmed; null when nothing is left.</summary>
    public static string? Mend(string cell, out CellFaults faults)
    {
        faults = CellFaults.None;
        var text = cell.AsSpan().ContainsAnyExcept(Plain) ? Mended(cell, ref faults) : cell;
        text = text.Trim();
        // A telephone begins with a plus and a list with a hyphen: only these two make a spreadsheet run something.
        if (text is ['=' or '@', _, ..])
            faults |= CellFaults.Formula;
        return text.Length == 0 ? null : text;
    }

    private static string Mended(string cell, ref CellFaults faults)
    {
        var text = cell;
        if (text.Contains("\\n", StringComparison.Ordinal))
        {
            text = text.Replace("\\r\\n", "\n", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);
            faults |= CellFaults.EscapedNewlines;
        }
        if (Mojibake.Undo(text) is var undone && !ReferenceEquals(undone, text))
        {
            text = undone;
            faults |= CellFaults.Mojibake;
        }
        if (WithoutControls(text) is var clean && !ReferenceEquals(clean, text))
        {
            text = clean;
            faults |= CellFaults.ControlCharacters;
        }
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
            faults |= CellFaults.Unreadable;
        return text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Whether blanks around a cell are all that was mended.</summary>
    public static bool HadBlanks(string cell, string mended) =>
        cell.Length > mended.Length && cell.AsSpan().Trim().SequenceEqual(mended) && !cell.AsSpan().ContainsAny('\t', '\0');

    private static string WithoutControls(string text)
    {
        var isClean = true;
        foreach (var c in text)
            isClean &= !IsUnwanted(c);
        if (isClean && IsPaired(text))
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!(rune.IsBmp && IsUnwanted((char)rune.Value)))
                kept.Append(rune.ToString());
        return kept.ToString();
    }

    /// <summary>Controls but line break and tab; marks that turn the direction of the text after them; the byte order mark.</summary>
    private static bool IsUnwanted(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t')) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFEFF';

    private static bool IsPaired(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text, i++)))
                return false;
        return true;
    }
}
