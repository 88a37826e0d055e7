using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>Keeps rows that are of no record: the feed's taxonomy, its history, tables that the standard does not know.</summary>
internal static class ReadSourceRow
{
    private static readonly string[] FormerValues = ["previous_value", "replacement_value"];

    /// <summary>The rows that nothing else is made of.</summary>
    public static IEnumerable<FeedRow> OtherRows(this Feed feed) =>
        feed
            .Tables.Where(t => t.Name is "taxonomy" or "metadata" or "meta_table_description" || !Hsds11.Columns.ContainsKey(t.Name))
            .SelectMany(t => t.Rows)
            .Where(r => r.IsUsed);

    public static SourceRow SourceRow(this FeedContext context, FeedRow row)
    {
        var of = Records(context, row).ToList();
        var isHidden = row.Flags != 0 || of.Any(record => IsHidden(context, record));
        var text = new RecordText(context, row, isHidden);
        var cells = new Dictionary<string, string>();
        foreach (var column in row.Table.Columns.Where(c => row[c] is not null))
            if (isHidden && (PrivacyColumns.TellsWhere(column) || FormerValues.Contains(column)))
                context.Defects.Add(row, column, "withheld-address", Done.Withheld);
            else if (FormerValues.Contains(column) && of.Any(record => context.Withholding.Of(record) != 0))
            {
                context.Hidden[context.Ids.Of(row)] = row;
                context.Defects.Add(row, column, "withheld-value", Done.Withheld);
            }
            else if (text.Of(row, column) is { } said)
                cells[column] = said;
        if (row.Table.Name == "taxonomy" && row["parent_id"] is { } parent && context.Feed.Find("taxonomy", parent) is null)
            context.Defects.Add(row, "parent_id", "missing-parent", Done.Kept, parent);
        return new()
        {
            Id = context.Ids.Of(row),
            Table = row.Table.Name,
            SourceKey = row.Key,
            Cells = cells,
        };
    }

    /// <summary>The records that a row may speak of: those it links to, and all that have the id of its resource, since the feed does not say of which kind.</summary>
    private static IEnumerable<FeedRow> Records(FeedContext context, FeedRow row)
    {
        foreach (var (column, table) in Hsds11.Links)
            if (context.Feed.Find(table, row[column]) is { } record)
                yield return record;
        foreach (var table in context.Feed.Tables.Select(t => t.Name).Distinct())
            if (context.Feed.Find(table, row["resource_id"]) is { } record)
            {
                yield return record;
                if (context.Feed.OwnerOf(record) is { } owner)
                    yield return owner;
            }
    }

    private static bool IsHidden(FeedContext context, FeedRow record) =>
        (record.Flags & (PrivacyFlags.Address | PrivacyFlags.Mailing)) != 0
        || record.Table.Name switch
        {
            Hsds11.Location => context.Withholding.IsHiddenPlace(record),
            Hsds11.Service => context.Withholding.IsAtHiddenPlace(record),
            Hsds11.Organization => context.Withholding.HasHiddenPlace(record),
            Hsds11.AtLocation => context.Feed.Find(Hsds11.Location, record["location_id"]) is { } location
                && context.Withholding.IsHiddenPlace(location),
            _ => false,
        };
}
