using System.Text;
using Tirek.Domain.Hsds;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// What a source of HSDS 3.x said of a record, row by row, beside the typed values that are made of it: for the owner, so that the source can be given back
/// as it was (docs/decisions/0017). Kept only of records that no privacy flag reaches and in which nothing withheld stands; forgotten with the first thing
/// that has to be struck from the record.
/// </summary>
internal static class SaidRows
{
    /// <summary>Where it stands among what the owner has beside the fields.</summary>
    public const string Key = "rows of the source";

    /// <summary>The rows of a record as they may be kept; null: nothing of them may.</summary>
    public static string? Of(FeedContext context, FeedRow record)
    {
        if (!context.Feed.IsVersion3 || !IsOpen(context, record))
            return null;
        var rows = new List<FeedRow>();
        Collect(record, rows, []);
        if (rows.Exists(r => r.Flags != 0 || r.Audience is > Audience.Public))
            return null;
        var text = new StringBuilder();
        foreach (var row in rows)
            Write(text, context, row);
        var said = text.ToString();
        return context.Withholding.Struck.StandsIn(said) ? null : said;
    }

    /// <summary>The rows that were kept, under the standard's names; those of <paramref name="known"/> were read with another record.</summary>
    public static IEnumerable<HsdsRow> Read(string said, HashSet<string> known) =>
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(known.Add).SelectMany(line => Rows(line.Split('\t')));

    public static Held<Dictionary<string, string>>? Beside(Held<Dictionary<string, string>>? extra, string? said) =>
        said is null ? extra : Held.For(Audience.Owner, new Dictionary<string, string>(extra?.For<OwnerReader>() ?? []) { [Key] = said });

    public static string? In(Held<Dictionary<string, string>>? extra) => extra?.For<OwnerReader>()?.GetValueOrDefault(Key);

    /// <summary>Lets go of what the source said; what the fields hold stays.</summary>
    /// <returns>Whether there was anything.</returns>
    public static bool Forget(KeptRecord record)
    {
        switch (record)
        {
            case OrganizationRecord { Document: var o } kept when In(o.Extra) is not null:
                kept.Document = o with { Extra = Without(o.Extra) };
                return true;
            case LocationRecord { Document: var l } kept when In(l.Extra) is not null:
                kept.Document = l with { Extra = Without(l.Extra) };
                return true;
            case ListingRecord { Document: var l } kept when In(l.Extra) is not null:
                kept.Document = l with { Extra = Without(l.Extra) };
                return true;
            default:
                return false;
        }
    }

    private static Held<Dictionary<string, string>>? Without(Held<Dictionary<string, string>>? extra) =>
        extra?.For<OwnerReader>()?.Where(e => e.Key != Key).ToDictionary() is { Count: > 0 } rest ? Held.For(Audience.Owner, rest) : null;

    /// <summary>Whether no flag reaches the record, its places or those who stand behind it.</summary>
    private static bool IsOpen(FeedContext context, FeedRow record)
    {
        var withholding = context.Withholding;
        if (withholding.Of(record) != 0 || context.Hidden.ContainsKey(context.Ids.Of(record)) || withholding.SecretNames(record).Count > 0)
            return false;
        if (!withholding.Struck.WithholdsPlaces)
            return true;
        return !withholding.OrganizationsOf(record).Any(withholding.Struck.HasHiddenPlace)
            && record.Table.Name switch
            {
                ImportTables.Service => !withholding.IsAtHiddenPlace(record),
                ImportTables.Organization => !withholding.HasHiddenPlace(record),
                _ => !withholding.IsHiddenPlace(record),
            };
    }

    /// <summary>A record with all that belongs to it and is not kept as a row of its own; a service with itself at its places.</summary>
    private static void Collect(FeedRow row, List<FeedRow> rows, HashSet<FeedRow> known)
    {
        if (!known.Add(row))
            return;
        rows.Add(row);
        foreach (var part in row.Parts.Where(p => p.IsUsed && IsPart(p, row)))
            Collect(part, rows, known);
    }

    private static bool IsPart(FeedRow part, FeedRow of) =>
        part.Table.Name switch
        {
            ImportTables.AtLocation => of.Table.Name == ImportTables.Service,
            "attribute" => part.Owners.Any(o => o.Table.Name == ImportTables.Service),
            var table => !ImportTables.IsOfSource(table),
        };

    private static void Write(StringBuilder text, FeedContext context, FeedRow row)
    {
        text.Append(Hsds3.WrittenTable(row.Table.Name));
        var columns = row.Links is null ? row.Table.Columns : row.Table.Columns.Concat(row.Links.Select(l => l.Column)).Distinct();
        foreach (var column in columns)
            if (row.Written?.GetValueOrDefault(column) is { } written)
                Write(text, row, column, written);
            else if (ImportTables.IsLink(column))
                foreach (var id in row.Links is null ? row.LinksBy(column) : row.LinksBy(column).Distinct())
                    Write(text, row, column, context.Ids.KeyOf(id));
            else if (row[column] is { } cell)
                Write(text, row, column, cell);
        text.Append('\n');
    }

    private static void Write(StringBuilder text, FeedRow row, string column, string cell)
    {
        if (cell.Length > 0)
            text.Append('\t').Append(Escaped(Hsds3.WrittenColumn(row.Table.Name, column))).Append('=').Append(Escaped(cell));
    }

    /// <summary>A row that stands in several objects of one kind is one row to each; further ones say only where else it stands.</summary>
    private static IEnumerable<HsdsRow> Rows(string[] parts)
    {
        var cells = parts[1..].Select(Cell).ToLookup(c => c.Column, c => c.Value);
        for (var i = 0; i < cells.Select(c => c.Count()).DefaultIfEmpty(1).Max(); i++)
        {
            var row = new HsdsRow(parts[0], cells["id"].FirstOrDefault() ?? "");
            foreach (var cell in cells.Where(c => c.Key != "id"))
                if (cell.ElementAtOrDefault(i) is { } own)
                    row.Cells[cell.Key] = own;
                else if (!ImportTables.IsLink(cell.Key) || HsdsTables.Of(parts[0]).Any(n => n.IsOfParent && n.Link == cell.Key))
                    row.Cells[cell.Key] = cell.First();
            yield return row;
        }
    }

    private static (string Column, string Value) Cell(string written) =>
        written.IndexOf('=', StringComparison.Ordinal) is var at and >= 0
            ? (Plain(written[..at]), Plain(written[(at + 1)..]))
            : (written, "");

    private static string Escaped(string text) =>
        text.AsSpan().IndexOfAny("\\\t\n\r") < 0
            ? text
            : text.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\t", "\\t", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal)
                .Replace("\r", "\\r", StringComparison.Ordinal);

    private static string Plain(string escaped)
    {
        if (!escaped.Contains('\\', StringComparison.Ordinal))
            return escaped;
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
            text.Append(
                escaped[i] != '\\' || i + 1 == escaped.Length
                    ? escaped[i]
                    : escaped[++i] switch
                    {
                        't' => '\t',
                        'n' => '\n',
                        'r' => '\r',
                        var other => other,
                    }
            );
        return text.ToString();
    }
}
