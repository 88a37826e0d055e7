using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>
/// Adds a service of the caller's organisation: its name, what kind of help it is, where, and a number to call. It is public at once; the rest is written after.
/// An address that is kept secret has no field to stand in (directory.md §2).
/// </summary>
internal static class AddListing
{
    private static readonly string[] Asked = ["name", "kinds", "phones"];

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db)
    {
        var country = await CountryOf(db, caller, http.RequestAborted);
        return Show(country, new Dictionary<string, string>(), [], "", "", "", null);
    }

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock)
    {
        var (cancel, language, form) = (http.RequestAborted, http.Language(), await http.Form());
        var texts = EditForm.Read(form).Where(t => Asked.Contains(t.Key)).ToDictionary();
        foreach (var key in Asked)
            texts.TryAdd(key, "");
        var (town, shows, address) = (form.One("town", 40), form.One("address-shown", 3), form.One("address"));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = await Hold(db, caller, cancel);
        var place = Gazetteer.Find(town) is { Kind: PlaceKind.Town } found && found.Country == own.Country ? found : null;
        var faults = EditForm.Faults(texts);
        var fault =
            place is null ? EditingText.TownMissing
            : shows is not ("yes" or "no") ? EditingText.WhereMissing
            : shows == "yes" && address.Length < 3 ? EditingText.AddressMissing
            : faults.Count > 0 ? EditingText.FaultsBelow
            : null;
        if (fault is not null)
            return Show(own.Country, texts, faults, town, shows, address, fault);
        var now = clock.GetUtcNow();
        var location = LocationOf(own, place!, shows == "yes" ? address : null, now);
        var listing = ListingOf(own, location.Id, texts, language, now);
        db.Locations.Add(location);
        db.Listings.Add(
            new()
            {
                Id = listing.Id,
                OrganizationId = listing.OrganizationId,
                Document = listing,
                ChangedAt = now,
            }
        );
        db.ListingPlaces.Add(new() { ListingId = listing.Id, LocationId = location.Id });
        await db.SaveChangesAsync(cancel);
        await OwnListings.Publish(http, db, caller, listing.Id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{language.Code}/organization/services/{listing.Id}");
    }

    /// <summary>The caller's organisation, which is held: two who add its first service at once make it one organisation of the directory.</summary>
    private static async Task<MemberOrganization> Hold(AppDb db, Caller caller, CancellationToken cancel)
    {
        var own = db.MemberOrganizations.Where(o => o.Id == caller.Organization);
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
            Document = new(id)
            {
                OrganizationId = own.DirectoryId,
                Whereabouts = address is null
                    ? new Whereabouts.AreaOnly(town.Key, town.Country)
                    : new Whereabouts.Shown(
                        [new(Guid.CreateVersion7(now), address, town.Name(Language.English), town.Country)],
                        null,
                        town.Key
                    ),
            },
        };
    }

    private static Listing ListingOf(
        MemberOrganization own,
        Guid location,
        Dictionary<string, string> texts,
        Language language,
        DateTimeOffset now
    )
    {
        var blank = new Listing(Guid.CreateVersion7(now), own.DirectoryId!.Value, LocalText.Of(texts["name"], language))
        {
            At = [new(Guid.CreateVersion7(now), location)],
            CheckedOn = DateOnly.FromDateTime(now.UtcDateTime),
            CheckedBy = EditWords.CheckedByItself(),
            LastModified = now,
        };
        return EditFields.Write(blank, texts, language);
    }

    private static Task<string> CountryOf(AppDb db, Caller caller, CancellationToken cancel) =>
        db.MemberOrganizations.Where(o => o.Id == caller.Organization).Select(o => o.Country).SingleAsync(cancel);

    private static RazorComponentResult<NewListingPage> Show(
        string country,
        IReadOnlyDictionary<string, string> texts,
        IReadOnlyList<string> faults,
        string town,
        string shows,
        string address,
        string? fault
    ) =>
        new(
            new
            {
                Country = country,
                Texts = texts,
                Faults = faults,
                Town = town,
                Shows = shows,
                Address = address,
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
}
