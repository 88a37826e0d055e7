using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>Brings together a feed, the ids of its records, and all that the node knows of what it withholds: before this nothing may be made of it.</summary>
internal sealed class PrepareFeed(AppDb db, Feed feed, Withholding withholding, Defects defects)
{
    public async Task<(FeedContext Context, KnownPlaces Known)> For(
        string sourceName,
        Guid source,
        SafeKeys keys,
        string? country,
        CancellationToken cancel
    )
    {
        var ids = new RecordIds(sourceName, await FeedSource.IdsOfOthers(db, feed, source, cancel), keys);
        withholding.HideElsewhere(await new WithheldElsewhere(db, source, feed, withholding, ids).Find(cancel), defects);
        var known = await new FindKnownPlaces(db, source, feed, withholding, ids).Find(cancel);
        withholding.Settle(known, defects);
        keys.Struck = withholding.Struck;
        // What they were known by so far found their former states; some ids tell what may not be told.
        if (withholding.Struck.WithholdsPlaces)
            foreach (var row in feed.Tables.SelectMany(t => t.Rows))
                row.Id = Guid.Empty;
        return (new(feed, withholding, defects, ids, country), known);
    }
}
