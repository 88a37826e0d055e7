using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Checking;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Network;

namespace Tirek.Server.Editing;

/// <summary>Keeps the states of a service, and tells what changed from one to the next.</summary>
internal static class EditHistory
{
    /// <summary>So many of the newest changes are shown; all are kept.</summary>
    private const int Shown = 30;

    /// <summary>Tells one state from another. When it was checked or called is no state: nobody wrote anything by it.</summary>
    public static string MarkOf(Listing listing) =>
        StoredJson.MarkOf(CheckRule.AsCheckedIn(listing, Unchecked) with { LastModified = null });

    /// <summary>
    /// Writes a new state of a service that is held, unless nothing changed but when it was checked or called; does not publish it.
    /// </summary>
    public static async Task Write(
        AppDb db,
        Caller caller,
        ListingRecord record,
        Listing changed,
        DateTimeOffset now,
        CancellationToken cancel,
        FromList? from = null
    )
    {
        if (MarkOf(changed) != MarkOf(record.Document))
        {
            await Write(db, caller.Person, record, changed, now, cancel, from);
            return;
        }
        (record.Document, record.ChangedAt) = (changed, now);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// Writes a state of a service that is held, keeping the one before, also where a source has written it since the newest that is kept; does not publish it.
    /// </summary>
    /// <param name="by">Who wrote; null: nobody in person.</param>
    /// <returns>The number of the new state; that of the one before it is one less.</returns>
    public static async Task<int> Write(
        AppDb db,
        Guid? by,
        ListingRecord record,
        Listing changed,
        DateTimeOffset now,
        CancellationToken cancel,
        FromList? from = null
    )
    {
        var newest = await db
            .ListingVersions.AsNoTracking()
            .Where(v => v.ListingId == record.Id)
            .OrderByDescending(v => v.Sequence)
            .FirstOrDefaultAsync(cancel);
        var last = newest?.Sequence ?? 0;
        if (newest is null || MarkOf(newest.Document) != MarkOf(record.Document))
            db.ListingVersions.Add(Version(record, ++last, record.ChangedAt, null));
        (record.Document, record.ChangedAt) = (changed with { LastModified = now }, now);
        db.ListingVersions.Add(Version(record, last + 1, now, by, from));
        await db.SaveChangesAsync(cancel);
        return last + 1;
    }

    /// <summary>Notes that a service which is added now comes from a list; does not save it.</summary>
    public static void Begin(AppDb db, Caller caller, ListingRecord record, DateTimeOffset now, FromList from) =>
        db.ListingVersions.Add(Version(record, 1, now, caller.Person, from));

    /// <summary>The state that somebody saw when she began to write, if it is among the newest.</summary>
    public static async Task<Listing?> Find(AppDb db, Guid listing, string mark, CancellationToken cancel)
    {
        var newest = await db
            .ListingVersions.AsNoTracking()
            .Where(v => v.ListingId == listing)
            .OrderByDescending(v => v.Sequence)
            .Take(Shown)
            .Select(v => v.Document)
            .ToListAsync(cancel);
        return newest.Find(l => MarkOf(l) == mark);
    }

    /// <summary>The state that somebody saw, which may be the present one.</summary>
    public static async Task<Listing?> Seen(AppDb db, ListingRecord kept, string mark, CancellationToken cancel) =>
        mark == MarkOf(kept.Document) ? kept.Document : await Find(db, kept.Id, mark, cancel);

    /// <summary>What changed, newest first. Of whoever wrote from another organisation only that organisation is told.</summary>
    public static async Task<IReadOnlyList<ListingEdit>> Read(AppDb db, Caller caller, Guid listing, CancellationToken cancel) =>
        (await Read(db, caller, [listing], cancel))[listing];

    /// <summary>The same of many services.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ListingEdit>>> Read(
        AppDb db,
        Caller caller,
        IReadOnlyCollection<Guid> listings,
        CancellationToken cancel
    )
    {
        var (own, seen) = (caller.Organization, db.MemberOrganizations.SeenBy(caller));
        var states = await db
            .ListingVersions.AsNoTracking()
            .Where(v => listings.Contains(v.ListingId))
            .Where(v => v.Sequence >= db.ListingVersions.Where(n => n.ListingId == v.ListingId).Max(n => n.Sequence) - Shown)
            .OrderByDescending(v => v.Sequence)
            .Select(v => new
            {
                v.ListingId,
                v.Sequence,
                v.At,
                v.Document,
                v.ListRow,
                List = db.BroughtLists.Where(b => b.Id == v.ListId).Select(b => b.FileName).FirstOrDefault(),
                Colleague = db
                    .People.Where(p => p.Id == v.By && db.Memberships.Any(m => m.PersonId == p.Id && m.OrganizationId == own))
                    .Select(p => p.Name)
                    .FirstOrDefault(),
                Elsewhere = seen.Where(o => db.Memberships.Any(m => m.PersonId == v.By && m.OrganizationId == o.Id && m.Until == null))
                    .Select(o => o.Name)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);
        var known = await PlaceWords.Known(db, states.Select(v => v.Document), cancel);
        var byListing = states.ToLookup(v => v.ListingId);
        return listings.ToDictionary(
            id => id,
            IReadOnlyList<ListingEdit> (id) =>
            {
                var versions = byListing[id].ToList();
                var places = new PlaceWords([.. versions.Select(v => v.Document)], known);
                var takesBack = TakingBack([.. versions.Select(v => (v.Sequence, MarkOf(v.Document))).Reverse()]);
                return
                [
                    // Before the first state there is nothing, save that a list may have brought it.
                    .. versions
                        .Zip(versions.Skip(1).Select(v => (Listing?)v.Document).Append(null), (now, before) => (Now: now, Before: before))
                        .Where(v =>
                            v.Before is { } before ? MarkOf(v.Now.Document) != MarkOf(before) : v.Now is { Sequence: 1, List: not null }
                        )
                        .Take(Shown)
                        .Select(v => new ListingEdit(
                            v.Now.Sequence,
                            v.Now.At,
                            v.Now.Colleague ?? v.Now.Elsewhere?.In(Languages.Current).Text,
                            v.Before is null ? [] : [.. Changes(v.Before, v.Now.Document), .. places.Change(v.Before, v.Now.Document)],
                            takesBack.Contains(v.Now.Sequence)
                        )
                        {
                            List = v.Now.List,
                            ListRow = v.Now.ListRow,
                        }),
                ];
            }
        );
    }

    /// <summary>Those that wrote again what stood before the change before them, unless that had taken back another: then it was brought back.</summary>
    private static HashSet<int> TakingBack(IEnumerable<(int Sequence, string Mark)> oldestFirst)
    {
        var (found, states) = (new HashSet<int>(), new List<(int Sequence, string Mark)>());
        foreach (var state in oldestFirst.Where(s => states.Count == 0 || states[^1].Mark != s.Mark))
        {
            if (states.Count > 1 && states[^2].Mark == state.Mark && !found.Contains(states[^1].Sequence))
                found.Add(state.Sequence);
            states.Add(state);
        }
        return found;
    }

    /// <summary>The newest change of a service and the state before it; null: nobody has written anything.</summary>
    public static async Task<(ListingVersion Change, Listing Before)?> Newest(AppDb db, Guid listing, CancellationToken cancel)
    {
        var versions = await db
            .ListingVersions.AsNoTracking()
            .Where(v => v.ListingId == listing)
            .OrderByDescending(v => v.Sequence)
            .Take(Shown + 1)
            .ToListAsync(cancel);
        foreach (var (now, before) in versions.Zip(versions.Skip(1)))
            if (MarkOf(now.Document) != MarkOf(before.Document))
                return (now, before.Document);
        return null;
    }

    /// <summary>
    /// The newest time at which somebody of another organisation took one of a service's numbers from the public, and that organisation, if the caller may know of it; null: nobody did, or its
    /// owner did so herself.
    /// </summary>
    public static async Task<(DateTimeOffset At, LocalText? By)?> Taken(AppDb db, Caller caller, Guid listing, CancellationToken cancel)
    {
        var seen = db.MemberOrganizations.SeenBy(caller);
        var versions = await db
            .ListingVersions.AsNoTracking()
            .Where(v => v.ListingId == listing)
            .OrderByDescending(v => v.Sequence)
            .ToListAsync(cancel);
        foreach (var (now, before) in versions.Zip(versions.Skip(1)))
            if (WithdrawNumber.Of(now.Document).Any(n => WithdrawNumber.Of(before.Document).All(b => b.Id != n.Id)))
            {
                var by = now.By;
                var theirs = await db
                    .Memberships.Where(m => m.PersonId == by && m.Until == null)
                    .Join(seen, m => m.OrganizationId, o => o.Id, (_, o) => new { o.Id, o.Name })
                    .FirstOrDefaultAsync(cancel);
                return theirs?.Id == caller.Organization ? null : (now.At, theirs?.Name);
            }
        return null;
    }

    private static readonly Listing Unchecked = new(Guid.Empty, Guid.Empty, LocalText.Of(""));

    private static List<ChangedField> Changes(Listing before, Listing now) =>
        [
            .. EditFields
                .For(now)
                .SelectMany(f => Language.All.Select(l => new ChangedField(f.Key, l, f.Read(before, l), f.Read(now, l))))
                .Where(c => c.Before != c.After)
                .DistinctBy(c => (c.Key, c.Before, c.After)),
        ];

    private static ListingVersion Version(ListingRecord record, int sequence, DateTimeOffset at, Guid? by, FromList? from = null) =>
        new()
        {
            ListingId = record.Id,
            Sequence = sequence,
            At = at,
            By = by,
            Document = record.Document,
            ListId = from?.List,
            ListRow = from?.Row,
            ListKey = from?.Key,
        };
}

/// <summary>The row of a brought list that a state of a service comes from. <see cref="Key"/>: by which the list knows it.</summary>
internal sealed record FromList(Guid List, int Row, string? Key);
