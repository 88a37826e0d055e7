using System.Text;

namespace Tirek.Server.Imports;

/// <summary>Rows of a table by their own ids. These stay where they are, in the rows: a string of each would take half as much again.</summary>
internal sealed class RowsById
{
    private const int Short = 256;

    private readonly HashSet<FeedRow> rows = new(OwnIds.Same);
    private readonly HashSet<FeedRow>.AlternateLookup<ReadOnlySpan<byte>> byId;

    public RowsById() => byId = rows.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>Adds a row that has an id; false if there is one with it.</summary>
    public bool Add(FeedRow row) => rows.Add(row);

    /// <summary>There are no more to come.</summary>
    public void Close() => rows.TrimExcess();

    public FeedRow? Find(string id)
    {
        var most = Encoding.UTF8.GetMaxByteCount(id.Length);
        var utf8 = most <= Short ? stackalloc byte[Short] : new byte[most];
        return byId.TryGetValue(utf8[..Encoding.UTF8.GetBytes(id, utf8)], out var row) ? row : null;
    }

    private sealed class OwnIds : IEqualityComparer<FeedRow>, IAlternateEqualityComparer<ReadOnlySpan<byte>, FeedRow>
    {
        public static readonly OwnIds Same = new();

        public bool Equals(FeedRow? one, FeedRow? other) => one!.OwnId.SequenceEqual(other!.OwnId);

        public int GetHashCode(FeedRow row) => GetHashCode(row.OwnId);

        public bool Equals(ReadOnlySpan<byte> id, FeedRow row) => row.OwnId.SequenceEqual(id);

        public int GetHashCode(ReadOnlySpan<byte> id)
        {
            var hash = new HashCode();
            hash.AddBytes(id);
            return hash.ToHashCode();
        }

        public FeedRow Create(ReadOnlySpan<byte> id) => throw new NotSupportedException();
    }
}
