using System.Text;

namespace Tirek.Server.Imports;

/// <summary>How well a record could be told from its neighbours.</summary>
internal enum Quoting
{
    Clean,

    /// <summary>A quotation mark stands where none may; it was taken as a character.</summary>
    Stray,

    /// <summary>A quotation mark is opened and not closed: the record is its first line alone, cut at every delimiter.</summary>
    Broken,

    /// <summary>Longer than may be kept; there are no cells.</summary>
    TooLong,
}

/// <summary>A record of a CSV file. <see cref="IsSuspect"/>: it stands among lines that a broken quotation may have swallowed.</summary>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, Quoting Quoting, bool IsSuspect);

/// <summary>
/// Reads CSV (RFC 4180) as people and old programs write it. Libraries stop at, or swallow the rest of the file after, a quotation mark that is not closed;
/// here the line is given up and reading goes on with the next one.
/// </summary>
internal sealed class CsvRecords(IEnumerable<FeedLine> source, char delimiter)
{
    /// <summary>Characters in a cell.</summary>
    public const int LongestCell = 1_000_000;

    /// <summary>How many lines, and characters, a record may span.</summary>
    private const int MostLines = 2_000;
    private const int LongestRecord = 2 * FeedLines.Longest;

    private readonly List<FeedLine> ahead = [];
    private readonly StringBuilder cell = new();

    public IEnumerable<CsvRecord> Read()
    {
        using var lines = source.GetEnumerator();
        var suspectUntil = 0;
        while (Peek(lines, 0) is { } first)
        {
            if (first.Text is null)
            {
                ahead.RemoveAt(0);
                yield return new(first.Number, [], Quoting.TooLong, false);
                continue;
            }
            var cells = new List<string>();
            var quoting = Record(lines, cells, out var used);
            if (quoting == Quoting.TooLong)
                cells.Clear();
            else if (quoting == Quoting.Broken)
            {
                suspectUntil = Math.Max(suspectUntil, first.Number + used - 1);
                cells = [.. first.Text.Split(delimiter).Select(Unquoted)];
                used = 1;
            }
            ahead.RemoveRange(0, used);
            // An empty line is no record.
            if (cells is not [""])
                yield return new(first.Number, cells, quoting, quoting != Quoting.Broken && first.Number <= suspectUntil);
        }
    }

    private FeedLine? Peek(IEnumerator<FeedLine> lines, int index)
    {
        while (ahead.Count <= index)
        {
            if (!lines.MoveNext())
                return null;
            ahead.Add(lines.Current);
        }
        return ahead[index];
    }

    private Quoting Record(IEnumerator<FeedLine> lines, List<string> cells, out int used)
    {
        used = 1;
        var text = ahead[0].Text!;
        var (i, isQuoted, isStray, length) = (0, false, false, text.Length);
        cell.Clear();
        while (true)
        {
            if (cell.Length > LongestCell)
                return used == 1 ? Quoting.TooLong : Quoting.Broken;
            if (i == text.Length)
            {
                if (!isQuoted)
                {
                    cells.Add(cell.ToString());
                    return isStray ? Quoting.Stray : Quoting.Clean;
                }
                if (used == MostLines || Peek(lines, used) is not { Text: { } next } || (length += next.Length) > LongestRecord)
                    return Quoting.Broken;
                cell.Append('\n');
                (text, i) = (next, 0);
                used++;
                continue;
            }
            var c = text[i++];
            if (isQuoted && c == '"')
            {
                if (i < text.Length && text[i] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else if (EndOfCell(text, i) is { } end)
                    (isQuoted, i) = (false, end);
                else if (used > 1)
                    // Over several lines a mark in the middle says that the one before was not closed.
                    return Quoting.Broken;
                else
                {
                    isStray = true;
                    cell.Append('"');
                }
            }
            else if (!isQuoted && c == delimiter)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (!isQuoted && c == '"' && cell.Length == 0 && (i == 1 || text[i - 2] == delimiter))
                isQuoted = true;
            else
            {
                isStray |= !isQuoted && c == '"';
                cell.Append(c);
            }
        }
    }

    /// <summary>A cell of a line whose quotation is broken, without the marks that may be told.</summary>
    private static string Unquoted(string cell) =>
        cell is ['"', .. var inner, '"'] ? inner.Replace("\"\"", "\"", StringComparison.Ordinal)
        : cell is ['"', .. var rest] ? rest
        : cell;

    /// <summary>Where the delimiter or the end of the line stands after a closing mark, with nothing but blanks between; null if something else comes.</summary>
    private int? EndOfCell(string text, int i)
    {
        while (i < text.Length && text[i] == ' ' && delimiter != ' ')
            i++;
        return i == text.Length || text[i] == delimiter ? i : null;
    }
}
