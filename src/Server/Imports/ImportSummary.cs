using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>What became of the rows of one file.</summary>
internal sealed record FileCount(string File, int Read, int Kept, int Repaired, int Withheld, int Quarantined);

/// <summary>How many records came, changed, went and stayed.</summary>
internal sealed class Difference
{
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Gone { get; set; }
    public int Unchanged { get; set; }
    public bool IsNone => Added + Changed + Gone == 0;

    /// <summary>As a person is told of them.</summary>
    public static IReadOnlyDictionary<string, Difference> ByKind(
        Difference organizations,
        Difference locations,
        Difference listings,
        Difference rows
    ) =>
        new Dictionary<string, Difference>
        {
            ["organisations"] = organizations,
            ["locations"] = locations,
            ["services"] = listings,
            ["other rows"] = rows,
        };
}

/// <summary>What an import did. Null run: the feed is the one that was read last, and nothing was written.</summary>
internal sealed record ImportSummary(string Source, ImportRun? Run)
{
    public IReadOnlyList<FileCount> Files { get; init; } = [];
    public IReadOnlyDictionary<string, Difference> Differences { get; init; } = new Dictionary<string, Difference>();
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>Other sources that withhold places: what they withhold may stand in this feed, and only their own feeds know it.</summary>
    public IReadOnlyList<string> ReadAgain { get; init; } = [];

    /// <summary>Whether the database has let go of the bytes of what is withheld from now on.</summary>
    public bool HasLetGo { get; init; } = true;

    /// <summary>The rows of all tables that one file holds.</summary>
    public static FileCount CountOf(IGrouping<string, FeedTable> tables)
    {
        var by = tables.SelectMany(t => t.Rows).CountBy(r => r.Outcome).ToDictionary();
        var broken = tables.Sum(t => t.Broken);
        int Of(Outcome outcome) => by.GetValueOrDefault(outcome);
        return new(
            tables.Key,
            by.Values.Sum() + broken,
            Of(Outcome.Kept),
            Of(Outcome.Repaired),
            Of(Outcome.Withheld),
            Of(Outcome.Quarantined) + broken
        );
    }
}
