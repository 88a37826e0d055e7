using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Editing;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>
/// Adds a place to a service of the caller's organisation, changes one or removes it: a new state with its history. A place that changes is a new one, so that other
/// services in the same house stay where they are; the address of a house that is to be secret from now on is deleted.
/// </summary>
internal static class ChangePlaces
{
    public static Task<IResult> Add(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id) =>
        Write(http, caller, db, clock, id, null);

    public static Task<IResult> Change(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id, Guid at) =>
        Write(http, caller, db, clock, id, at);

    public static async Task<IResult> Remove(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id, Guid at)
    {
        var (cancel, form) = (http.RequestAborted, await http.Form());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var kept = await Hold(db, caller, id, form, cancel);
        var places = await ListPlaces.Of(db, kept.Document, cancel);
        Find(kept, places, at);
        if (places.Count < 2)
            return await ListPlaces.Show(http, caller, db, kept, fault: EditingText.PlaceLast);
        await Keep(http, caller, db, clock, kept, kept.Document with { At = [.. kept.Document.At.Where(a => a.Id != at)] });
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/services/{id}/places?done=saved");
    }

    private static async Task<IResult> Write(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id, Guid? at)
    {
        var (cancel, form, now) = (http.RequestAborted, await http.Form(), clock.GetUtcNow());
        var sent = PlaceForm.Read(form);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (sent.Shows == "no")
            await OwnListings.HoldAll(db, caller, cancel);
        var kept = await Hold(db, caller, id, form, cancel);
        var places = await ListPlaces.Of(db, kept.Document, cancel);
        var before = at is { } asked ? Find(kept, places, asked) : null;
        var own = await NewListing.Hold(db, caller, cancel);
        var asksWhoKnows =
            PlaceRule.IsSecretByNature(kept.Document.Terms)
            && (before is null || PlaceRule.Read(at!.Value, before.Document).Address != sent.Address);
        var others =
            before is not null && sent is { Shows: "no" }
                ? (await SharedHouse.Of(db, caller, [(at!.Value, before)], cancel))[at.Value].ToList()
                : [];
        var fault =
            sent.Fault(own.Country, asksWhoKnows)
            ?? (others.Count > 0 && sent.Others is not ("too" or "stay") ? EditingText.OthersAsk : null)
            ?? (before is null && kept.Document.At.Count >= PlaceRule.Most ? EditingText.PlacesEnough : null);
        if (fault is not null)
            return await ListPlaces.Show(http, caller, db, kept, sent, at, fault);
        if (before is not null && PlaceRule.Read(at!.Value, before.Document) == new OwnPlace(at.Value, sent.Town, sent.Shown))
            return new SeeOther($"/{http.Language().Code}/organization/services/{id}/places");
        var place = NewPlace(own, before, sent.Of(sent.Place(own.Country)!, now), now);
        db.Locations.Add(place);
        var changed = before is null
            ? kept.Document with
            {
                At = [.. kept.Document.At, new(Guid.CreateVersion7(now), place.Id)],
            }
            : kept.Document with
            {
                At = [.. kept.Document.At.Select(a => a.Id == at ? Moved(a, before.Document, place.Document) : a)],
            };
        await Keep(http, caller, db, clock, kept, changed);
        if (before is not null && IsSecretNow(before.Document, place.Document))
        {
            var too = sent.Others == "too" ? await SecretToo.Of(http, caller, db, clock, own, others) : [];
            await ForgetHouse.Of(db, caller, own, [new(id, at!.Value, before.Id), .. too], now, cancel);
        }
        await transaction.CommitAsync(cancel);
        var still =
            sent.Others == "stay"
                ? others.Select(o => $"&still={o.Other.Document.At.First(a => a.Id == o.At).LocationId}").FirstOrDefault()
                : null;
        return new SeeOther($"/{http.Language().Code}/organization/services/{id}/places?done=saved{still}");
    }

    internal static LocationRecord NewPlace(MemberOrganization own, LocationRecord? before, Whereabouts whereabouts, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new()
        {
            Id = id,
            ChangedAt = now,
            // An area never becomes finer by itself.
            PublishedArea = before?.PublishedArea,
            Document = before is null
                ? new(id) { OrganizationId = own.DirectoryId, Whereabouts = whereabouts }
                : PlaceRule.Moved(before.Document, id, whereabouts),
        };
    }

    /// <summary>What was said of the service at the former address may tell it.</summary>
    internal static ListingAtLocation Moved(ListingAtLocation at, Location before, Location place) =>
        at with
        {
            LocationId = place.Id,
            Description = IsSecretNow(before, place) ? null : at.Description,
        };

    private static bool IsSecretNow(Location before, Location place) =>
        place.Whereabouts is Whereabouts.AreaOnly && before.Whereabouts is not Whereabouts.AreaOnly;

    internal static async Task Keep(HttpContext http, Caller caller, AppDb db, TimeProvider clock, ListingRecord kept, Listing changed)
    {
        await EditHistory.Write(db, caller, kept, changed, clock.GetUtcNow(), http.RequestAborted);
        await KeptPlaces.Write(db, kept, http.RequestAborted);
        await OwnListings.Publish(http, db, caller, kept.Id, clock);
    }

    /// <exception cref="Problem">Somebody has written since she saw the page.</exception>
    private static async Task<ListingRecord> Hold(AppDb db, Caller caller, Guid id, IFormCollection form, CancellationToken cancel)
    {
        var kept = await OwnListings.Hold(db, caller, id, cancel);
        return form.One("mark", 40) == EditHistory.MarkOf(kept.Document) ? kept : throw Problems.ChangedMeanwhile();
    }

    private static LocationRecord Find(ListingRecord kept, Dictionary<Guid, LocationRecord> places, Guid at) =>
        kept.Document.At.FirstOrDefault(a => a.Id == at) is { } found && places.TryGetValue(found.LocationId, out var place)
            ? place
            : throw Problems.NotFound();
}
