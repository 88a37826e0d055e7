using Tirek.Domain.Listings;

namespace Tirek.Domain.Duplicates;

/// <summary>Where the kept entry is given, after a merge. A place of the other comes under an id of its own: two entries never share one.</summary>
public static class MergePlaces
{
    internal static Listing Take(Listing kept, Listing other, bool join, MergeScope scope)
    {
        var comes = other.At.Where(at => scope.SeesPlace(at.LocationId)).Select(at => Of(kept, other.Id, at, scope)).ToList();
        ListingAtLocation[] stays = [.. kept.At.Where(at => join || !scope.SeesPlace(at.LocationId))];
        return kept with { At = [.. stays, .. comes.Where(c => stays.All(s => s.LocationId != c.LocationId))] };
    }

    /// <summary>The id, in the entry that is kept, of a place that came from another.</summary>
    /// <param name="kept">The entry that is kept.</param>
    /// <param name="at">Of the other service at its place.</param>
    public static Guid IdIn(Guid kept, Guid at) => Uuid5.Create(kept, $"at {at}");

    private static ListingAtLocation Of(Listing kept, Guid other, ListingAtLocation at, MergeScope scope) =>
        at with
        {
            // A former state of the same entry has its own ids.
            Id = kept.Id == other ? at.Id : kept.At.FirstOrDefault(k => k.LocationId == at.LocationId)?.Id ?? IdIn(kept.Id, at.Id),
            Phones = [.. at.Phones.Where(h => h.Audience <= scope.Reads)],
            Contacts = [.. at.Contacts.Where(h => h.Audience <= scope.Reads)],
            Schedules = [.. at.Schedules.Where(h => h.Audience <= scope.Reads)],
        };
}
