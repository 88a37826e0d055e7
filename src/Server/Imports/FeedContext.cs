using Tirek.Domain;
using Tirek.Domain.Languages;

namespace Tirek.Server.Imports;

/// <summary>What is needed to make records of a feed: its rows, what flags withhold, the ids, and the country that fills an empty one.</summary>
internal sealed record FeedContext(Feed Feed, Withholding Withholding, Defects Defects, RecordIds Ids, string? Country);

/// <summary>
/// Ids of a source's records: its own if they are UUIDs, else UUIDv5 of source, table and id, so that every node and every reading makes the same ones. An id
/// that a record of another source has (<paramref name="taken"/>) is derived as well.
/// </summary>
internal sealed class RecordIds(string source, IReadOnlySet<Guid> taken)
{
    private readonly Guid space = Uuid5.Create(Uuid5.Url, $"tirek:source:{source}");

    public Guid Of(FeedRow row) => Of(row.Table.Name, row.Key);

    public Guid Of(string table, string key) =>
        Guid.TryParse(key, out var id) && !taken.Contains(id) ? id : Uuid5.Create(space, $"{table}:{key}");
}

/// <summary>Reads the texts of a record and of what belongs to it, with withheld values struck from them.</summary>
internal sealed class RecordText(FeedContext context, FeedRow record, bool isHidden)
{
    private static readonly string[] Ways = ["transportation", "latitude", "longitude"];

    /// <summary>What has no field of its own, for the owner: columns that the standard does not know.</summary>
    public Dictionary<string, string> Extra { get; } = [];

    public bool IsHidden => isHidden;

    public string? Of(string column) => Of(record, column);

    public LocalText? Local(string column) => LocalText.OfOptional(Of(record, column));

    public LocalText? Local(FeedRow row, string column) => LocalText.OfOptional(Of(row, column));

    public string? Of(FeedRow row, string column)
    {
        if (row[column] is not { } text)
            return null;
        var safe = context.Withholding.Struck.Strike(text);
        if (safe != text)
            context.Defects.Add(row, column, "withheld-text", Done.LeftOut);
        if (isHidden && AddressWords.SeemsToTell(safe))
        {
            safe = AddressWords.Without(safe);
            context.Defects.Add(row, column, "maybe-address", Done.LeftOut);
        }
        return string.IsNullOrWhiteSpace(safe) ? null : safe;
    }

    /// <summary>Keeps for the owner what a row says in columns without a field. <paramref name="also"/> are known columns that have none here.</summary>
    public void KeepOthers(FeedRow row, params string[] also)
    {
        foreach (var column in row.Table.OtherColumns.Concat(also))
            if (isHidden && (PrivacyColumns.TellsWhere(column) || Ways.Contains(column)))
                Withhold(row, column);
            else if (Of(row, column) is { } value)
                Extra[row == record ? column : $"{row.Table.Name}/{row.Key}/{column}"] = value;
    }

    /// <summary>The notes that the source keeps for itself.</summary>
    public IEnumerable<string> Notes(FeedRow row)
    {
        foreach (var column in row.Table.Columns.Where(c => PrivacyColumns.IsInternal(c) && row[c] is not null))
        {
            context.Defects.Add(row, column, "internal-note", Done.Kept);
            if (Of(row, column) is { } note)
                yield return note;
        }
    }

    private void Withhold(FeedRow row, string column)
    {
        if (row[column] is not null)
            context.Defects.Add(row, column, "withheld-address", Done.Withheld);
    }
}
