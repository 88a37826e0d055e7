using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// What a newer feed withholds must not live on: not in what is kept to take imports back, not in what is gone, not in other sources. In every former state of
/// a record that was not hidden before, its present document stands; places that are withheld now are areas in all their states; and whatever tells them is
/// struck from all texts. Taking the import back therefore leaves them hidden.
/// </summary>
internal sealed class ForgetPlaces(AppDb db, ImportRun run, FeedContext context, KnownPlaces known)
{
    private const int Batch = 500;

    private readonly StrikeRecords strike = new(context.Withholding.Struck);
    private readonly Dictionary<Guid, KeptRecord> present = [];
    private readonly HashSet<Guid> hiddenPlaces = [.. known.Places];

    /// <summary>Whether something that was kept had to be forgotten, so that the database has to let go of what it deleted.</summary>
    public bool IsNeeded { get; private set; }

    /// <summary>Records of other sources that were changed, by kind.</summary>
    public Dictionary<Type, HashSet<Guid>> Changed { get; } = [];

    /// <summary>What may be kept of the former state of a location.</summary>
    public LocationRecord Replacing(LocationRecord before, LocationRecord after)
    {
        // An area never becomes finer by itself.
        after.PublishedArea = before.PublishedArea;
        return Replacing<LocationRecord>(before, after);
    }

    /// <summary>What may be kept of the former state of a record: of one that is hidden from now on, its present document.</summary>
    public T Replacing<T>(T before, T after)
        where T : KeptRecord
    {
        if (!context.Hidden.ContainsKey(after.Id) || (known.HiddenBefore.Contains(after.Id) && after is not SourceRow))
            return before;
        present[before.Id] = after;
        IsNeeded = true;
        return StoredJson.Read<T>(WithDocument(StoredJson.Write(before), after));
    }

    /// <summary>Goes through all former states that the node keeps, what is gone, and other sources: in the importing transaction, after all was written.</summary>
    public async Task Everywhere(CancellationToken cancel)
    {
        if (present.Count == 0 && !context.Withholding.Struck.WithholdsPlaces && hiddenPlaces.Count == 0)
            return;
        // Places first: texts of what is given at hidden ones are read more strictly.
        await In<LocationRecord>("location", cancel);
        await In<OrganizationRecord>("organization", cancel);
        await In<ListingRecord>("listing", cancel);
        await In<SourceRow>("row", cancel);
        await InVersions(cancel);
        await InDrafts(cancel);
    }

    /// <summary>What somebody wrote and has not published tells nothing either when she does.</summary>
    private async Task InDrafts(CancellationToken cancel)
    {
        foreach (var draft in await db.ListingDrafts.ToListAsync(cancel))
            if (strike.Strike(StoredJson.Write(draft.Texts)) is { } struck)
                (draft.Texts, IsNeeded) = (StoredJson.Read<Dictionary<string, string>>(struck), true);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>What organisations wrote before is a way back as well: by a change taken back, a list, a merge undone.</summary>
    private async Task InVersions(CancellationToken cancel)
    {
        var (listing, sequence) = (Guid.Empty, 0);
        while (true)
        {
            var page = await db
                .ListingVersions.Where(v => v.ListingId > listing || (v.ListingId == listing && v.Sequence > sequence))
                .OrderBy(v => v.ListingId)
                .ThenBy(v => v.Sequence)
                .Take(Batch)
                .ToListAsync(cancel);
            if (page.Count == 0)
                return;
            (listing, sequence) = (page[^1].ListingId, page[^1].Sequence);
            foreach (var version in page)
                version.Document = Safe(version) ?? version.Document;
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>A former state as it may be kept; null: as it is.</summary>
    private Listing? Safe(ListingVersion version)
    {
        if (present.TryGetValue(version.ListingId, out var now) && now is ListingRecord hidden)
        {
            IsNeeded = true;
            return hidden.Document;
        }
        var json = StoredJson.Write(version.Document);
        var struck = strike.Strike(json) ?? json;
        if (version.Document.At.Any(at => hiddenPlaces.Contains(at.LocationId)))
            struck = StrikeRecords.WithoutWays(struck) ?? struck;
        if (ReferenceEquals(struck, json))
            return null;
        IsNeeded = true;
        return StoredJson.Read<Listing>(struck);
    }

    private async Task In<T>(string kind, CancellationToken cancel)
        where T : KeptRecord
    {
        await InRecords<T>(cancel);
        var others = await db.ImportRuns.Where(r => r.SourceId != run.SourceId).Select(r => r.Id).ToListAsync(cancel);
        foreach (var of in await db.ImportUndos.Select(u => u.RunId).Distinct().ToListAsync(cancel))
            await InFormerStates<T>(of, kind, others.Contains(of) ? run.SourceId : null, cancel);
    }

    private async Task InRecords<T>(CancellationToken cancel)
        where T : KeptRecord
    {
        var givenThere = typeof(T) == typeof(ListingRecord) ? await GivenAtHidden(cancel) : [];
        var last = Guid.Empty;
        while (await KeptText.Page<T>(db, run.SourceId, last, Batch, cancel) is { Count: > 0 } page)
        {
            last = page[^1].Id;
            var suspects = page.Where(t => givenThere.Contains(t.Id) || IsSuspect<T>(t)).Select(t => t.Id).ToList();
            if (suspects.Count == 0)
                continue;
            foreach (var record in await db.Set<T>().Where(r => suspects.Contains(r.Id)).ToListAsync(cancel))
                if (Safe(record, record.SourceId == run.SourceId ? null : run.SourceId) is { } safe)
                {
                    Take(record, safe);
                    if (record.SourceId != run.SourceId)
                        ChangedOf<T>().Add(record.Id);
                }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Whether a record has to be looked at: most are told apart by their text, without being made.</summary>
    private bool IsSuspect<T>(KeptText kept)
    {
        if (context.Withholding.Struck.TellsPlace(kept.Text) || (kept.SourceKey is { } key && context.Withholding.Struck.TellsPlace(key)))
            return true;
        if (typeof(T) != typeof(LocationRecord))
            return false;
        var place = StoredJson.Read<Location>(kept.Text);
        return place.Whereabouts is Whereabouts.Shown
            && (hiddenPlaces.Contains(kept.Id) || known.Mail.Contains(kept.Id) || strike.IsHidden(place));
    }

    private async Task<HashSet<Guid>> GivenAtHidden(CancellationToken cancel)
    {
        var listings = new HashSet<Guid>();
        foreach (var batch in hiddenPlaces.Chunk(Batch))
            listings.UnionWith(
                await db.ListingPlaces.Where(p => batch.Contains(p.LocationId)).Select(p => p.ListingId).ToListAsync(cancel)
            );
        return listings;
    }

    public HashSet<Guid> ChangedOf<T>() => Changed.TryGetValue(typeof(T), out var all) ? all : Changed[typeof(T)] = [];

    private async Task InFormerStates<T>(Guid of, string kind, Guid? by, CancellationToken cancel)
        where T : KeptRecord
    {
        var last = Guid.Empty;
        while (true)
        {
            var page = await db
                .ImportUndos.Where(u => u.RunId == of && u.Kind == kind && u.Before != null && u.RecordId > last)
                .OrderBy(u => u.RecordId)
                .Take(Batch)
                .ToListAsync(cancel);
            if (page.Count == 0)
                return;
            last = page[^1].RecordId;
            foreach (var undo in page)
            {
                if (present.TryGetValue(undo.RecordId, out var now))
                    undo.Before = WithDocument(undo.Before!, now);
                if (IsPlain<T>(undo.Before!))
                    continue;
                if (Safe(StoredJson.Read<T>(undo.Before!), by) is { } safe)
                    undo.Before = StoredJson.Write(safe);
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Whether a state can be seen to hold nothing withheld without being read.</summary>
    private bool IsPlain<T>(string before) =>
        typeof(T) != typeof(LocationRecord)
        && (typeof(T) != typeof(ListingRecord) || hiddenPlaces.Count == 0)
        && !context.Withholding.Struck.TellsPlace(before);

    /// <summary>The record as it may be kept; null: as it is.</summary>
    private T? Safe<T>(T record, Guid? by)
        where T : KeptRecord
    {
        var safe = record;
        if (record is LocationRecord place)
            safe = (T)(KeptRecord)(Safe(place, by) ?? place);
        // What the source said of a service there may tell more than its fields do.
        if (record is ListingRecord { Document.At: var places } && places.Any(at => hiddenPlaces.Contains(at.LocationId)))
        {
            var copy = StoredJson.Read<T>(StoredJson.Write(safe));
            safe = SaidRows.Forget(copy) ? copy : safe;
        }
        var json = StoredJson.Write(safe);
        var struck = strike.Strike(json) ?? json;
        if (record is ListingRecord listing && listing.Document.At.Any(at => hiddenPlaces.Contains(at.LocationId)))
            struck = StrikeRecords.WithoutWays(struck) ?? struck;
        if (ReferenceEquals(struck, json) && ReferenceEquals(safe, record))
            return null;
        IsNeeded = true;
        safe = StoredJson.Read<T>(struck);
        SaidRows.Forget(safe);
        // What the next reading brings is compared with nothing: it is written, and may be shown again.
        safe.Digest = [];
        return safe;
    }

    private LocationRecord? Safe(LocationRecord record, Guid? by)
    {
        var document = record.Document;
        if (hiddenPlaces.Contains(record.Id) || strike.IsHidden(document))
        {
            document = StrikeRecords.Hide(document, by);
            hiddenPlaces.Add(record.Id);
        }
        else
            document = strike.WithoutMail(document, known.Mail.Contains(record.Id));
        if (ReferenceEquals(document, record.Document))
            return null;
        var safe = StoredJson.Read<LocationRecord>(StoredJson.Write(record));
        safe.Document = document;
        return safe;
    }

    private static void Take<T>(T record, T safe)
        where T : KeptRecord
    {
        (record.SourceKey, record.Digest) = (safe.SourceKey, safe.Digest);
        switch (record, safe)
        {
            case (OrganizationRecord to, OrganizationRecord from):
                to.Document = from.Document;
                break;
            case (LocationRecord to, LocationRecord from):
                to.Document = from.Document;
                break;
            case (ListingRecord to, ListingRecord from):
                to.Document = from.Document;
                break;
            case (SourceRow to, SourceRow from):
                to.Cells = from.Cells;
                break;
        }
    }

    private static string WithDocument(string before, KeptRecord present)
    {
        switch (present)
        {
            case OrganizationRecord now:
                var organization = StoredJson.Read<OrganizationRecord>(before);
                organization.Document = now.Document;
                return StoredJson.Write(organization);
            case LocationRecord now:
                var location = StoredJson.Read<LocationRecord>(before);
                location.Document = now.Document;
                return StoredJson.Write(location);
            case ListingRecord now:
                var listing = StoredJson.Read<ListingRecord>(before);
                (listing.Document, listing.OrganizationId) = (now.Document, now.OrganizationId);
                return StoredJson.Write(listing);
            case SourceRow now:
                var row = StoredJson.Read<SourceRow>(before);
                row.Cells = now.Cells;
                return StoredJson.Write(row);
            default:
                throw new NotSupportedException();
        }
    }
}
