using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Tirek.Domain.Lists;
using Tirek.Server.Imports;

namespace Tirek.Server.Lists;

/// <summary>Why a file is no list.</summary>
internal enum ListRefusal
{
    NoFile,
    TooLong,

    /// <summary>It is closed with a password.</summary>
    Locked,
    Empty,
    TooManyRows,
    Unreadable,
}

/// <summary>
/// Reads a workbook (xlsx, xls) or a text file with separators (CSV) as one table: the first sheet on which something stands, below the line that looks most like
/// headings. Titles above it are passed over.
/// </summary>
internal static class ReadListFile
{
    /// <summary>Bytes of a file.</summary>
    public const int Longest = 2 * 1024 * 1024;

    /// <summary>Bytes of a workbook when it is unpacked, and its parts: a small file can hold the whole of a disk.</summary>
    private const int LongestUnpacked = 40 * 1024 * 1024;
    private const int MostParts = 500;

    /// <summary>Letters of all cells together, and sheets: one text can stand in every cell, one sheet in a book many times.</summary>
    private const int MostLetters = 4_000_000;
    private const int MostSheets = 50;

    /// <summary>Lines with nothing in them between others count too.</summary>
    private const int MostLines = 5_000;

    /// <summary>Among so many lines from the top the headings are looked for.</summary>
    private const int LinesBeforeHeadings = 15;

    /// <summary>One more than a list may have is enough to refuse it.</summary>
    private const int MostKept = BroughtTable.MostRows + LinesBeforeHeadings;

    private static readonly char[] Separators = [';', ',', '\t', '|'];

    static ReadListFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static (BroughtTable? Table, ListRefusal Refusal) Read(byte[] file, BroughtWords words)
    {
        try
        {
            var (sheet, others, lines) = IsWorkbook(file) ? Workbook(file) : ("", 0, Text(file));
            return Table(sheet, others, lines, words);
        }
        catch (InvalidPasswordException)
        {
            return (null, ListRefusal.Locked);
        }
        catch (TooMuch)
        {
            return (null, ListRefusal.TooLong);
        }
        // A library that reads what anybody wrote fails in ways that nobody lists.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (null, ListRefusal.Unreadable);
        }
    }

    private static bool IsWorkbook(byte[] file) => file is [0x50, 0x4B, 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..];

    private static (string Sheet, int Others, List<Line> Lines) Workbook(byte[] file)
    {
        if (file[0] == 0x50)
            RefuseBomb(file);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        if (reader.ResultsCount > MostSheets)
            throw new TooMuch();
        var letters = 0L;
        (string Name, List<Line> Lines)? first = null;
        var others = 0;
        do
        {
            var lines = new List<Line>();
            var isHidden = reader.VisibleState is not (null or "visible");
            for (var number = 1; number <= MostLines && lines.Count <= MostKept && !isHidden && reader.Read(); number++)
            {
                // A line that is hidden is not shown to whoever looks the file through before she brings it.
                if (reader.RowHeight == 0)
                    continue;
                var cells = Enumerable
                    .Range(0, Math.Min(reader.FieldCount, BroughtTable.MostColumns))
                    .Select(i => Say(reader.GetValue(i)))
                    .ToList();
                if ((letters += cells.Sum(c => (long)c.Length)) > MostLetters)
                    throw new TooMuch();
                if (Line.Of(number, cells) is { } line)
                    lines.Add(line);
                if (first is not null && lines.Count > 0)
                    break;
            }
            if (lines.Count > 0 && first is null)
                first = (reader.Name ?? "", lines);
            else if (lines.Count > 0)
                others++;
        } while (reader.NextResult());
        return first is { } found ? (found.Name, others, found.Lines) : ("", 0, []);
    }

    /// <summary>Unpacks all of it once, without keeping anything.</summary>
    private static void RefuseBomb(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        if (archive.Entries.Count > MostParts)
            throw new TooMuch();
        var buffer = new byte[64 * 1024];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            int read;
            while ((read = part.Read(buffer)) > 0)
                if ((total += read) > LongestUnpacked)
                    throw new TooMuch();
        }
    }

    /// <summary>As a person reads a cell: a number without what it has of binary, a day as ISO 8601.</summary>
    private static string Say(object? value) =>
        value switch
        {
            null => "",
            double number => number.ToString(
                Math.Abs(number) < 1e15 && number == Math.Floor(number) ? "0" : "R",
                CultureInfo.InvariantCulture
            ),
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    private static List<Line> Text(byte[] file)
    {
        if (file.AsSpan(0, Math.Min(file.Length, 4096)).Contains((byte)0) && file is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]))
            throw new InvalidDataException();
        var content = new FeedContent("", file.Length, () => new MemoryStream(file));
        using var reader = new StreamReader(content.Open(), FeedText.EncodingOf(content, null));
        var all = FeedLines.Read(reader).Take(MostLines).ToList();
        var separator = Separators.MaxBy(s => all.Take(LinesBeforeHeadings).Sum(l => l.Text?.Count(c => c == s) ?? 0));
        return
        [
            .. new CsvRecords(all, separator).Read().Select(r => Line.Of(r.Line, r.Cells.Take(BroughtTable.MostColumns))).OfType<Line>(),
        ];
    }

    private static (BroughtTable? Table, ListRefusal Refusal) Table(string sheet, int others, List<Line> lines, BroughtWords words)
    {
        if (lines.Count < 2)
            return (null, ListRefusal.Empty);
        var top = lines
            .Take(LinesBeforeHeadings)
            .Select(
                (line, i) => (i, Known: line.Cells.Count(c => words.ColumnOf(c).Length > 0), Filled: line.Cells.Count(c => c.Length > 0))
            )
            .OrderByDescending(l => l.Known)
            .ThenByDescending(l => l.Known > 0 ? 0 : l.Filled)
            .First()
            .i;
        var rows = lines.Skip(top + 1).ToList();
        if (rows.Count == 0)
            return (null, ListRefusal.Empty);
        if (rows.Count > BroughtTable.MostRows)
            return (null, ListRefusal.TooManyRows);
        var width = lines.Skip(top).Max(l => l.Cells.FindLastIndex(c => c.Length > 0) + 1);
        return (
            new(
                sheet,
                others,
                [.. Filled(lines[top].Cells, width)],
                [.. rows.Select(r => new BroughtRow(r.Number, [.. Filled(r.Cells, width)]))]
            ),
            default
        );
    }

    private static IEnumerable<string> Filled(List<string> cells, int width) =>
        Enumerable.Range(0, width).Select(i => i < cells.Count ? cells[i] : "");

    /// <summary>A line in which something stands, without signs that nobody sees.</summary>
    private sealed record Line(int Number, List<string> Cells)
    {
        public static Line? Of(int number, IEnumerable<string> cells)
        {
            var seen = cells
                .Select(c => c.Length > BroughtTable.LongestCell ? c[..BroughtTable.LongestCell] : c)
                .Select(Http.FormFields.Seen)
                .Select(c => c.Trim())
                .ToList();
            return seen.Exists(c => c.Length > 0) ? new(number, seen) : null;
        }
    }

    /// <summary>More than is read of any list.</summary>
    private sealed class TooMuch : Exception;
}
