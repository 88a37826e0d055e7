using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>Makes a service of the caller's organisation, and the place where it is: by a form or by a list.</summary>
internal static class NewListing
{
    /// <summary>Adds it to what is saved; does not save or publish it.</summary>
    /// <param name="own">The organisation, held.</param>
    /// <param name="address">That everybody may know; null: only the area is shown.</param>
    public static ListingRecord Add(
        AppDb db,
        MemberOrganization own,
        IReadOnlyDictionary<string, string> texts,
        Place town,
        string? address,
        Language language,
        DateTimeOffset now,
        bool isProgramme = false
    )
    {
        var location = LocationOf(own, town, address, now);
        var listing = ListingOf(own, location.Id, texts, language, now, isProgramme);
        var record = new ListingRecord
        {
            Id = listing.Id,
            OrganizationId = listing.OrganizationId,
            Document = listing,
            ChangedAt = now,
        };
        db.Locations.Add(location);
        db.Listings.Add(record);
        db.ListingPlaces.Add(new() { ListingId = listing.Id, LocationId = location.Id });
        return record;
    }

    /// <summary>The caller's organisation, which is held: two who add its first service at once make it one organisation of the directory.</summary>
    public static Task<MemberOrganization> Hold(AppDb db, Caller caller, CancellationToken cancel) => Hold(db, caller.Organization, cancel);

    /// <summary>A member, held as the caller's is.</summary>
    public static async Task<MemberOrganization> Hold(AppDb db, Guid member, CancellationToken cancel)
    {
        var own = db.MemberOrganizations.Where(o => o.Id == member);
        await own.ExecuteUpdateAsync(u => u.SetProperty(o => o.SortName, o => o.SortName), cancel);
        var organization = await own.SingleAsync(cancel);
        if (organization.DirectoryId is null)
        {
            organization.DirectoryId = organization.Id;
            db.Organizations.Add(
                new()
                {
                    Id = organization.Id,
                    Document = new(organization.Id, organization.Name),
                    ChangedAt = organization.FoundedAt,
                }
            );
        }
        return organization;
    }

    private static LocationRecord LocationOf(MemberOrganization own, Place town, string? address, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new()
        {
            Id = id,
            ChangedAt = now,
            Document = new(id) { OrganizationId = own.DirectoryId, Whereabouts = PlaceForm.Of(town, address, now) },
        };
    }

    private static Listing ListingOf(
        MemberOrganization own,
        Guid location,
        IReadOnlyDictionary<string, string> texts,
        Language language,
        DateTimeOffset now,
        bool isProgramme
    )
    {
        var blank = new Listing(Guid.CreateVersion7(now), own.DirectoryId!.Value, LocalText.Of(texts["name"], language))
        {
            At = [new(Guid.CreateVersion7(now), location)],
            LastModified = now,
        };
        if (isProgramme)
            blank = blank with { Terms = [ProgrammeRule.Kind], Programme = new(ProgrammeState.Active) };
        return EditFields.Write(blank, texts, language);
    }
}
