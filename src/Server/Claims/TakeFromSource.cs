using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Claims;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;
using Tirek.Server.Listings;

namespace Tirek.Server.Claims;

/// <summary>
/// The owner takes over what she ticked of what the source says now, as a change like any other with its history, and has seen the rest. If the source has changed
/// again since she looked, she looks again.
/// </summary>
internal static class TakeFromSource
{
    private const string Places = "places";

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, form, now) = (http.RequestAborted, await http.Form(), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var claim = await db.ListingClaims.Of(caller).Hold(id, ClaimState.Confirmed, cancel);
        var former = await db.Listings.AsNoTracking().SingleOrDefaultAsync(l => l.Id == claim.ListingId, cancel);
        var marks = await SourceMarks.Of(db, claim, former, cancel);
        if (form.One("mark", 40) != LookAtSource.MarkOf(marks))
            return await LookAtSource.Show(http, db, claim, 409);
        var taken = MergeFields.All.Where(f => form["take"].Contains(f.Key)).ToList();
        if (taken.Count > 0 && marks is not ([SourceMarks.Gone] or [SourceMarks.Withheld]))
        {
            var kept = await OwnListings.Hold(db, caller, claim.OwnId!.Value, cancel);
            var changed = await Take(db, claim, kept, former!, taken, now, cancel);
            await EditHistory.Write(db, caller, kept, changed, now, cancel);
            await PublishListings.Publish(db, [kept.Id], cancel, clock);
        }
        (claim.Seen, claim.SeenAt) = (marks, now);
        await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, claim.OwnId!.Value), now, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/claims?done=saved");
    }

    private static async Task<Listing> Take(
        AppDb db,
        ListingClaim claim,
        ListingRecord kept,
        ListingRecord former,
        IReadOnlyList<MergeField> taken,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var known = await SourceMarks.PlacesOf(db, former.Document, cancel);
        var scope = new MergeScope(claim.Reads, known.ContainsKey);
        var changed = taken.Aggregate(kept.Document, (l, f) => f.Take(l, former.Document, false, scope));
        if (taken.All(f => f.Key != Places))
            return changed;
        // The places of the source stay its own: the member gets its own of them, instead of those that it had.
        var places = await OwnPlaces.Copy(db, former, known.Keys, kept.OrganizationId, claim.Reads, now, cancel);
        changed = changed with { At = [.. changed.At.Where(a => places.ContainsKey(a.LocationId))] };
        await db.ListingPlaces.Where(p => p.ListingId == kept.Id).ExecuteDeleteAsync(cancel);
        db.ListingPlaces.AddRange(places.Values.Select(place => new ListingPlace { ListingId = kept.Id, LocationId = place }));
        return AdoptListing.AtOwnPlaces(changed, places);
    }
}
