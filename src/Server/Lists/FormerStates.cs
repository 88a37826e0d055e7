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
        var found = await Named(db, [.. other.Where(named.ContainsKey)], named, cancel);
        var atLast = await AtLastList(db, caller, [.. other.Where(id => !found.ContainsKey(id))], cancel);
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
        var told = new List<PlannedRow>();
        foreach (var row in plan)
        {
            if (row.Newer.Count == 0)
            {
                told.Add(row);
                continue;
            }
            var edits = await EditHistory.Read(db, caller, row.Entry!.Id, cancel);
            told.Add(
                row with
                {
                    Newer =
                    [
                        .. row.Newer.Select(n =>
                            edits.FirstOrDefault(e => e.Fields.Any(f => f.Key == n.Key)) is { } edit
                                ? n with
                                {
                                    By = edit.By,
                                    At = edit.At,
                                }
                                : n
                        ),
                    ],
                }
            );
        }
        return told;
    }

    private static async Task<Dictionary<Guid, Listing>> Named(
        AppDb db,
        IReadOnlyList<Guid> ids,
        Dictionary<Guid, string> named,
        CancellationToken cancel
    )
    {
        var found = new Dictionary<Guid, Listing>();
        foreach (var id in ids)
        await foreach (
            var state in db
                .ListingVersions.AsNoTracking()
                .Where(v => v.ListingId == id)
                .OrderByDescending(v => v.Sequence)
                .Select(v => v.Document)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
            if (EditHistory.MarkOf(state) == named[id])
            {
                found[id] = state;
                break;
            }
        return found;
    }

    private static async Task<Dictionary<Guid, Listing>> AtLastList(
        AppDb db,
        Caller caller,
        IReadOnlyList<Guid> ids,
        CancellationToken cancel
    )
    {
        var last = await OwnLists.Of(db, caller).Where(l => l.TakenAt != null && l.TakenBackAt == null).MaxAsync(l => l.TakenAt, cancel);
        if (last is not { } taken)
            return [];
        var versions = await db
            .ListingVersions.AsNoTracking()
            .Where(v => ids.Contains(v.ListingId))
            .Select(v => new
            {
                v.ListingId,
                v.Sequence,
                v.At,
            })
            .ToListAsync(cancel);
        var at = new Dictionary<Guid, Listing>();
        // Of one that was written first after that list, its first state.
        foreach (var states in versions.OrderBy(v => v.Sequence).GroupBy(v => v.ListingId))
        {
            var sequence = (states.LastOrDefault(v => v.At <= taken) ?? states.First()).Sequence;
            at[states.Key] = (
                await db.ListingVersions.AsNoTracking().SingleAsync(v => v.ListingId == states.Key && v.Sequence == sequence, cancel)
            ).Document;
        }
        return at;
    }
}
