using System.Text;
using Tirek.Server.Commands;

namespace Tirek.Server.Imports;

/// <summary>Reads one file of a feed into rows: finds its encoding and delimiter, mends cells, reads privacy columns, gives up what is no row.</summary>
internal sealed class ReadTable(FeedFile file, bool isVersion3, Defects defects, int mostRows)
{
    private const int MostColumns = 1_000;
    private const int LongestContent = 10_000;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private readonly string name = file.Table!;
    private FeedTable? postal;

    /// <summary>
    /// The table, two for addresses of 3.x, none when there is nothing in the file. <paramref name="read"/> is told how many bytes have been read since it was
    /// last told.
    /// </summary>
    public IReadOnlyList<FeedTable> Read(Action<long> read, CancellationToken cancel)
    {
        if (file.Content.Length == 0)
            return Empty();
        var encoding = FeedText.EncodingOf(file.Content, file.Encoding);
        if (encoding.CodePage != Encoding.UTF8.CodePage)
            defects.Add(file.Name, 0, null, "encoding", Done.Repaired, encoding.WebName);
        using var stream = file.Content.Open();
        using var reader = new StreamReader(stream, encoding);
        using var lines = FeedLines.Read(reader).GetEnumerator();
        if (!lines.MoveNext() || lines.Current.Text is not { } first)
            return Empty();
        var delimiter = DelimiterOf(first);
        using var records = new CsvRecords(From(lines), delimiter).Read().GetEnumerator();
        if (!records.MoveNext() || records.Current.Cells.Count == 0)
            return Empty();

        if (records.Current.Cells.Count > MostColumns)
            throw new CommandRefusal(
                $"{file.Name} has more than {MostColumns:N0} columns: that is no table of the standard. Nothing was changed."
            );
        var (table, fault) = Head(records.Current.Cells);
        if (fault is not null)
            defects.Add(file.Name, 1, null, fault, Done.Quarantined);
        var told = 0L;
        while (records.MoveNext())
        {
            cancel.ThrowIfCancellationRequested();
            if (table.Rows.Count + (postal?.Rows.Count ?? 0) + table.Broken == mostRows)
                throw ReadFeed.TooMany();
            if (fault is null)
                Take(table, records.Current, delimiter);
            else
                defects.Quarantine(table, records.Current.Line, fault, null);
            if (stream.Position == told)
                continue;
            read(stream.Position - told);
            told = stream.Position;
        }
        if (table.Rows.Count == 0 && table.Broken == 0 && postal is not { Rows.Count: > 0 })
            defects.Add(file.Name, 0, null, "empty-file", Done.Kept);
        return postal is null ? [table] : [table, postal];
    }

    private IReadOnlyList<FeedTable> Empty()
    {
        defects.Add(file.Name, 0, null, "empty-file", Done.Kept);
        return [];
    }

    private static IEnumerable<FeedLine> From(IEnumerator<FeedLine> lines)
    {
        do yield return lines.Current;
        while (lines.MoveNext());
    }

    /// <summary>What the descriptor says, else the one that finds most columns of the table in the heading: Excel writes ; in most of our countries.</summary>
    private char DelimiterOf(string heading) =>
        file.Delimiter
        ?? Delimiters.MaxBy(d =>
            heading.Split(d).Count(h => ImportTables.IsKnown(name, ImportTables.ColumnOf(name, h.Trim(' ', '"', '\uFEFF'), isVersion3)))
        );

    /// <summary>The table with its columns, and what is wrong with them: of a first line that is no heading nothing is told.</summary>
    private (FeedTable, string? Fault) Head(IReadOnlyList<string> headings)
    {
        var plain = headings.Select(h => RepairText.Mend(h, out _)).ToList();
        var known = plain.Select(h => h is null ? null : ImportTables.ColumnOf(name, h, isVersion3)).ToList();
        var isHeading = Headings.IsHeading(name, known);
        var columns = new List<string>();
        foreach (var (i, found) in known.Index())
        {
            var column =
                isHeading && found is not null && (ImportTables.IsKnown(name, found) || Headings.IsName(found)) ? found : $"column {i + 1}";
            if (columns.Contains(column))
            {
                defects.Add(file.Name, 1, column, "duplicate-column", Done.Kept);
                column = Enumerable.Range(2, headings.Count).Select(n => $"{column} {n}").First(c => !columns.Contains(c));
            }
            columns.Add(column);
        }
        var isAddress = name == Hsds3.Address;
        var table = new FeedTable(isAddress ? "physical_address" : name, file.Name, columns);
        postal = isAddress ? new("postal_address", file.Name, columns) : null;
        if (!isHeading)
            return (
                table,
                ImportTables.Columns.ContainsKey(name) && plain.TrueForAll(h => h is null || Headings.IsName(h))
                    ? "no-known-column"
                    : "no-heading"
            );
        Report(table);
        return (table, null);
    }

    private void Report(FeedTable table)
    {
        if (ImportTables.Columns.ContainsKey(name))
            foreach (var column in table.OtherColumns.Where(c => !Hsds3.IsWithoutField(name, c)))
                defects.Add(file.Name, 1, column, "unknown-column", Done.Kept);
        if (ImportTables.MainColumn(name) is { } main && table.PlaceOf(main) < 0)
            defects.Add(file.Name, 1, main, "missing-column", Done.Kept);
    }

    private void Take(FeedTable table, CsvRecord record, char delimiter)
    {
        if (Fault(table, record) is not { } fault)
            Add(table, record);
        else if (fault.Quarantines)
        {
            table.LeaveUnread(record.Cells);
            defects.Quarantine(table, record.Line, fault.Reason, Content(record, delimiter));
        }
        else
            defects.Add(Add(table, record), null, fault.Reason, Done.Repaired);
    }

    private static string Content(CsvRecord record, char delimiter) =>
        string.Join(delimiter, record.Cells) is { Length: > LongestContent } all
            ? all[..LongestContent]
            : string.Join(delimiter, record.Cells);

    /// <summary>
    /// What is wrong with the shape of a record. Where columns carry privacy flags a row of another shape is not guessed at: the flag might be what is missing.
    /// </summary>
    private static (string Reason, bool Quarantines)? Fault(FeedTable table, CsvRecord record)
    {
        var (has, wants) = (record.Cells.Count, table.Columns.Count);
        if (record.Quoting == Quoting.TooLong)
            return ("too-long", true);
        if (record.Quoting == Quoting.Broken)
            return ("broken-quoting", has != wants || table.HasFlags);
        if (record.IsSuspect && (record.Quoting != Quoting.Clean || has != wants))
            return ("broken-quoting", true);
        if (has > wants)
            return ("too-many-columns", record.Cells.Skip(wants).Any(c => !string.IsNullOrWhiteSpace(c)));
        if (has < wants)
            return ("too-few-columns", table.HasFlags);
        return record.Quoting == Quoting.Stray ? ("stray-quote", false) : null;
    }

    private FeedRow Add(FeedTable table, CsvRecord record)
    {
        var found = new List<(string Column, string Reason)>();
        var values = new string?[table.Columns.Count];
        Dictionary<string, string>? written = null;
        for (var i = 0; i < Math.Min(values.Length, record.Cells.Count); i++)
        {
            values[i] = RepairText.Mend(record.Cells[i], out var faults);
            if (values[i] is { } value && RepairText.HadBlanks(record.Cells[i], value))
                (written ??= [])[table.Columns[i]] = record.Cells[i];
            if (faults != CellFaults.None)
                found.AddRange(ReasonsOf(faults).Select(reason => (table.Columns[i], reason)));
        }
        if (postal is not null && table.PlaceOf("address_type") is >= 0 and var place && IsPostal(values[place]))
            table = postal;
        var row = new FeedRow(table, record.Line, values) { Written = written };
        ReadFlags.Of(row, defects);
        // The text itself is not quoted: a later edition of the feed may withhold what stands in it.
        foreach (var (column, reason) in found)
            defects.Add(row, column, reason, reason is "unreadable-characters" or "formula" ? Done.Kept : Done.Repaired);
        table.Rows.Add(row);
        if (values.All(v => v is null))
            defects.Quarantine(row, null, "empty-row");
        return row;
    }

    private static bool IsPostal(string? type) => type?.Equals("postal", StringComparison.OrdinalIgnoreCase) == true;

    public static IEnumerable<string> ReasonsOf(CellFaults faults)
    {
        if (faults.HasFlag(CellFaults.EscapedNewlines))
            yield return "escaped-newline";
        if (faults.HasFlag(CellFaults.Mojibake))
            yield return "mojibake";
        if (faults.HasFlag(CellFaults.ControlCharacters))
            yield return "control-characters";
        if (faults.HasFlag(CellFaults.Unreadable))
            yield return "unreadable-characters";
        if (faults.HasFlag(CellFaults.Formula))
            yield return "formula";
    }
}
