using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Lists;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;

namespace Tirek.Server.Lists;

/// <summary>
/// The state of each service over which a list was written: the one that its row names, else how it stood when the organisation took its last list. What was written
/// since is newer than the list.
/// </summary>
internal static class FormerStates
{
    /// <summary>The services with the states of which the list was made.</summary>
    /// <param name="codes">Of the rows.</param>
    public static async Task<IReadOnlyList<OwnEntry>> Of(
        AppDb db,
        Caller caller,
        IReadOnlyList<OwnEntry> entries,
        IEnumerable<OwnCode> codes,
        CancellationToken cancel
    )
    {
        var named = codes.Where(c => c.State is not null).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.State!);
        var other = entries
            .Where(e => !named.TryGetValue(e.Listing.Id, out var state) || state != EditHistory.MarkOf(e.Listing))
            .Select(e => e.Listing.Id)
            .ToHashSet();
        var (found, atLast) = await Read(db, caller, other, named, cancel);
        return [.. entries.Select(e => e with { MadeFrom = MadeFrom(e), SaysWhatItWasMadeFrom = SaysIt(e) })];

        bool SaysIt(OwnEntry e) => !other.Contains(e.Listing.Id) || found.ContainsKey(e.Listing.Id);

        Listing? MadeFrom(OwnEntry e) =>
            !other.Contains(e.Listing.Id) ? e.Listing : found.GetValueOrDefault(e.Listing.Id) ?? atLast.GetValueOrDefault(e.Listing.Id);
    }

    /// <summary>Who wrote each newer value, and when.</summary>
    public static async Task<IReadOnlyList<PlannedRow>> WithWriters(
        AppDb db,
        Caller caller,
        IReadOnlyList<PlannedRow> plan,
        CancellationToken cancel
    )
    {
        var of = plan.Where(r => r.Newer.Count > 0).Select(r => r.Entry!.Id).Distinct().ToList();
        if (of.Count == 0)
            return plan;
        var edits = await EditHistory.Read(db, caller, of, cancel);
        return
        [
            .. plan.Select(row =>
                row with
                {
                    Newer =
                    [
                        .. row.Newer.Select(n =>
                            edits[row.Entry!.Id].FirstOrDefault(e => e.Fields.Any(f => f.Key == n.Key)) is { } edit
                                ? n with
                                {
                                    By = edit.By,
                                    At = edit.At,
                                }
                                : n
                        ),
                    ],
                }
            ),
        ];
    }

    /// <summary>
    /// The states that rows name, and those at the organisation's last list; of a service that was written first after that list, its first. All in one reading, newest
    /// first: a list has hundreds of services.
    /// </summary>
    private static async Task<(Dictionary<Guid, Listing> Named, Dictionary<Guid, Listing> AtLast)> Read(
        AppDb db,
        Caller caller,
        IReadOnlyCollection<Guid> ids,
        Dictionary<Guid, string> named,
        CancellationToken cancel
    )
    {
        var (found, atLast, oldest) = (new Dictionary<Guid, Listing>(), new Dictionary<Guid, Listing>(), new Dictionary<Guid, Listing>());
        if (ids.Count == 0)
            return (found, atLast);
        var last = await OwnLists.Of(db, caller).Where(l => l.TakenAt != null && l.TakenBackAt == null).MaxAsync(l => l.TakenAt, cancel);
        var states = db
            .ListingVersions.AsNoTracking()
            .Where(v => ids.Contains(v.ListingId))
            .OrderBy(v => v.ListingId)
            .ThenByDescending(v => v.Sequence);
        await foreach (var state in states.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var id = state.ListingId;
            if (!found.ContainsKey(id) && named.TryGetValue(id, out var mark) && EditHistory.MarkOf(state.Document) == mark)
                found[id] = state.Document;
            if (last is { } taken && state.At <= taken)
                atLast.TryAdd(id, state.Document);
            oldest[id] = state.Document;
        }
        if (last is not null)
            foreach (var (id, first) in oldest)
                atLast.TryAdd(id, first);
        return (found, atLast);
    }
}
