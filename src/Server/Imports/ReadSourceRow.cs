using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>Keeps rows that are of no record: the feed's taxonomy, its history, tables that the standard does not know.</summary>
internal static class ReadSourceRow
{
    private static readonly string[] FormerValues = ["previous_value", "replacement_value"];

    /// <summary>The rows that nothing else is made of.</summary>
    public static IEnumerable<FeedRow> OtherRows(this Feed feed) =>
        feed
            .Tables.Where(t => ImportTables.IsOfSource(t.Name) || t.Name == "attribute")
            .SelectMany(t => t.Rows)
            .Where(r => r.IsUsed && !(r.Table.Name == "attribute" && r.Owners.Any(o => o.Table.Name == ImportTables.Service)));

    public static SourceRow SourceRow(this FeedContext context, FeedRow row)
    {
        var of = Records(context, row).ToList();
        var isHidden = row.Flags != 0 || row.Audience is > Domain.Listings.Audience.Public || of.Any(record => IsHidden(context, record));
        var text = new RecordText(context, row, isHidden, [.. of.SelectMany(context.Withholding.OrganizationsOf).Distinct()]);
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
        foreach (var column in (row.Links ?? []).Select(l => l.Column).Distinct())
            cells[column] = string.Join(' ', row.LinksBy(column).Distinct());
        if (row.Table.Name == "taxonomy" && row["parent_id"] is { } parent && context.Feed.Find("taxonomy", parent) is null)
            context.Defects.Add(row, "parent_id", "missing-parent", Done.Kept, parent);
        return new()
        {
            Id = context.Ids.Of(row),
            Table = row.Table.Name,
            SourceKey = context.Ids.KeyOf(row),
            Cells = cells,
        };
    }

    /// <summary>The records that a row may speak of: those it links to, and all that have the id of its resource, since the feed does not say of which kind.</summary>
    private static IEnumerable<FeedRow> Records(FeedContext context, FeedRow row)
    {
        foreach (var (column, table) in ImportTables.Links)
            if (context.Feed.Find(table, row[column]) is { } linked)
                yield return linked;
        foreach (var owner in row.Owners)
        {
            yield return owner;
            foreach (var above in owner.Owners)
                yield return above;
        }
        foreach (var table in context.Feed.TableNames)
            if (context.Feed.Find(table, row["resource_id"]) is { } record)
            {
                yield return record;
                foreach (var owner in record.Owners)
                    yield return owner;
            }
    }

    private static bool IsHidden(FeedContext context, FeedRow record) =>
        (record.Flags & (PrivacyFlags.Address | PrivacyFlags.Mailing)) != 0
        || record.Table.Name switch
        {
            ImportTables.Location => context.Withholding.IsHiddenPlace(record),
            ImportTables.Service => context.Withholding.IsAtHiddenPlace(record),
            ImportTables.Organization => context.Withholding.HasHiddenPlace(record),
            ImportTables.AtLocation => context.Feed.Find(ImportTables.Location, record["location_id"]) is { } location
                && context.Withholding.IsHiddenPlace(location),
            _ => false,
        };
}
