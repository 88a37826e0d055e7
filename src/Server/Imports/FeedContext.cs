using System.Collections.Concurrent;
using Tirek.Domain;

namespace Tirek.Server.Imports;

/// <summary>What is needed to make records of a feed: its rows, what flags withhold, the ids, and the country that fills an empty one.</summary>
internal sealed record FeedContext(Feed Feed, Withholding Withholding, Defects Defects, RecordIds Ids, string? Country)
{
    /// <summary>The records whose texts are read as those of a hidden place, or of which a value is withheld.</summary>
    public ConcurrentDictionary<Guid, FeedRow> Hidden { get; } = [];
}

/// <summary>
/// Ids of a source's records: its own if they are UUIDs, else UUIDv5 of source, table and key, so that every reading makes the same ones. An id that a record
/// of another source has (<paramref name="taken"/>) is derived as well.
/// </summary>
internal sealed class RecordIds(string source, IReadOnlySet<Guid> taken, SafeKeys keys)
{
    private readonly Guid space = Uuid5.Create(Uuid5.Url, $"tirek:source:{source}");

    public Guid Of(FeedRow row) => row.Id != Guid.Empty ? row.Id : (row.Id = Of(row.Table.Name, row.Key));

    public Guid Of(string table, string key) =>
        Guid.TryParse(key, out var id) && !taken.Contains(id) ? id : Uuid5.Create(space, $"{table}:{keys.Of(key)}");

    /// <summary>By what a row is known in the database.</summary>
    public string KeyOf(FeedRow row) => KeyOf(row.Key);

    public string KeyOf(string key) => keys.Of(key);
}
