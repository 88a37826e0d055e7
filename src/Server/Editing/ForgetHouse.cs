using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Editing;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>A place of a service that is secret from now on.</summary>
/// <param name="At">Of the service at this place.</param>
/// <param name="Before">The house where that was until now.</param>
internal sealed record SecretPlace(Guid Listing, Guid At, Guid Before);

/// <summary>
/// A house at which a service is given is secret from now on: nothing of where it is stays, in whatever way it was written in any former state, nor words about the
/// way to it. That holds for all services of the organisation which do not show the house now: no way back of theirs leads there, and what is in no list at present
/// keeps only the area. What another service in a list still tells of the house is that one's, and what a source says is its source's.
/// </summary>
internal sealed class ForgetHouse(AppDb db, MemberOrganization own, IReadOnlyList<SecretPlace> secret)
{
    private readonly HashSet<Guid> houses = [.. secret.Select(s => s.Before)];

    /// <summary>Those that are the same by their address alone: what was merged here from elsewhere keeps its own of them.</summary>
    private readonly HashSet<Guid> sameByAddress = [];

    /// <summary>For each house to which no former state may lead, an id that leads nowhere.</summary>
    private readonly Dictionary<Guid, Guid> nowhere = [];

    /// <summary>In the transaction of the change, after it was written. The services of the organisation are held, and so is it.</summary>
    public static Task Of(
        AppDb db,
        Caller caller,
        MemberOrganization own,
        IReadOnlyList<SecretPlace> secret,
        DateTimeOffset now,
        CancellationToken cancel
    ) => secret.Count == 0 ? Task.CompletedTask : new ForgetHouse(db, own, secret).Write(caller, now, cancel);

    private async Task Write(Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var listings = secret.Select(s => s.Listing).ToList();
        // What was merged into it came with places of its own, and stands in no list.
        var merged = await db.Away()
            .Where(a => listings.Contains(a.KeptId) || listings.Contains(a.IntoId))
            .Select(a => a.Id)
            .ToListAsync(cancel);
        var all = db.Listings.Where(l => l.OrganizationId == own.DirectoryId || merged.Contains(l.Id));
        var records = await all.ToListAsync(cancel);
        var listed = db.Listings.Where(l => !l.IsGone).Standing(db);
        var shown = await all.Where(l => listed.Any(s => s.Id == l.Id)).Select(l => l.Id).ToHashSetAsync(cancel);
        var versions = db.ListingVersions.Where(v => all.Any(l => l.Id == v.ListingId));
        List<Listing> states = [.. await versions.Select(v => v.Document).ToListAsync(cancel), .. records.Select(r => r.Document)];
        var known = await Read(states, merged, cancel);
        foreach (var record in records.Where(r => !shown.Contains(r.Id) && r.SourceId == null))
            await Silence(caller, record, known, now, cancel);
        shown.IntersectWith(records.Where(r => r.Document.At.Any(a => IsThere(r.Document, a))).Select(r => r.Id));
        foreach (var version in await versions.ToListAsync(cancel))
            version.Document = Forget(version.Document, shown.Contains(version.ListingId), now);
        await db.SaveChangesAsync(cancel);
        var gone = await db
            .Locations.Where(l =>
                (houses.Contains(l.Id) || sameByAddress.Contains(l.Id))
                && l.SourceId == null
                && !l.IsAreaOnly
                && !db.ListingPlaces.Any(p => p.LocationId == l.Id && listed.Any(s => s.Id == p.ListingId))
            )
            .Select(l => l.Id)
            .ToListAsync(cancel);
        await db.ListingPlaces.Where(p => gone.Contains(p.LocationId)).ExecuteDeleteAsync(cancel);
        await db.Locations.Where(l => gone.Contains(l.Id)).ExecuteDeleteAsync(cancel);
        await LettingGo.Remember(db, cancel);
    }

    /// <summary>Reads all houses that were shown in any of the states, and notes those that are one with a secret one.</summary>
    private async Task<Dictionary<Guid, LocationRecord>> Read(List<Listing> states, List<Guid> merged, CancellationToken cancel)
    {
        houses.UnionWith(
            from state in states
            from at in state.At
            where IsSecret(state.Id, at) || (merged.Contains(state.Id) && secret.Any(s => MergePlaces.IdIn(s.Listing, at.Id) == s.At))
            select at.LocationId
        );
        var ids = states.SelectMany(s => s.At).Select(a => a.LocationId).Concat(houses).Distinct().ToList();
        var known = await db.Locations.AsNoTracking().Where(l => ids.Contains(l.Id) && !l.IsAreaOnly).ToDictionaryAsync(l => l.Id, cancel);
        houses.IntersectWith(known.Keys);
        List<LocationRecord> told = [.. houses.Select(h => known[h])];
        sameByAddress.UnionWith(known.Values.Where(k => told.Exists(t => SharedHouse.IsSame(t, k))).Select(k => k.Id));
        return known;
    }

    private bool IsThere(Listing state, ListingAtLocation at) =>
        houses.Contains(at.LocationId) || (state.OrganizationId == own.DirectoryId && sameByAddress.Contains(at.LocationId));

    private bool IsSecret(Guid listing, ListingAtLocation at) => secret.Any(s => s.Listing == listing && s.At == at.Id);

    /// <summary>What is in no list now may come back: given back and confirmed anew, or by a merge undone. Then it shows its area.</summary>
    private async Task Silence(
        Caller caller,
        ListingRecord record,
        Dictionary<Guid, LocationRecord> known,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (!record.Document.At.Any(a => IsThere(record.Document, a)))
            return;
        var moved = new List<ListingAtLocation>();
        foreach (var at in record.Document.At)
        {
            if (!IsThere(record.Document, at))
            {
                moved.Add(at);
                continue;
            }
            var before = known[at.LocationId];
            var town = ((Whereabouts.Shown)before.Document.Whereabouts).TownKey;
            var place = ChangePlaces.NewPlace(own, before, new Whereabouts.AreaOnly(town, own.Country), now);
            db.Locations.Add(place);
            moved.Add(ChangePlaces.Moved(at, before.Document, place.Document));
        }
        await EditHistory.Write(db, caller.Person, record, record.Document with { At = moved }, now, cancel);
        await KeptPlaces.Write(db, record, cancel);
    }

    /// <summary>
    /// The state without words about the way. A place that is still there, and secret, keeps its id, by which taking back knows it; any other one leads nowhere.
    /// </summary>
    /// <param name="isShown">The service shows the house now, at a place that is not made secret: of that nothing is forgotten.</param>
    private Listing Forget(Listing state, bool isShown, DateTimeOffset now)
    {
        var changed = state.At.Select(Again).ToList();
        return changed.SequenceEqual(state.At) ? state : state with { At = changed };

        ListingAtLocation Again(ListingAtLocation at)
        {
            if (IsSecret(state.Id, at))
                return at.Description is null ? at : at with { Description = null };
            if (isShown || !IsThere(state, at))
                return at;
            if (!nowhere.TryGetValue(at.LocationId, out var id))
                nowhere[at.LocationId] = id = Guid.CreateVersion7(now);
            return at with { LocationId = id, Description = null };
        }
    }
}
