using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Node;

namespace Tirek.Server.Demonstration;

/// <summary>
/// Fills a demonstration node with its invented network, once. Names are "Example centre 12", numbers cannot be dialled, places sit on the centres of
/// towns (architecture.md §6.9).
/// </summary>
internal static class SeedDemonstration
{
    private static readonly string[] Countries = ["KZ", "KG", "TJ", "TM", "UZ"];

    public static async Task Seed(AppDb db, NodeFolder folder, TimeProvider clock, CancellationToken cancel)
    {
        if (!folder.IsDemonstration || await db.Organizations.AnyAsync(cancel))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var listings = new List<ListingRecord>();
        foreach (var planned in DemonstrationPlan.Organizations)
        {
            var organization = OrganizationOf(planned);
            db.Organizations.Add(Stamp(new OrganizationRecord { Id = organization.Id, Document = organization }, now));
            foreach (var location in LocationsOf(planned))
                db.Locations.Add(Stamp(new LocationRecord { Id = location.Id, Document = location }, now));
            listings.AddRange(
                planned.Kinds.Select(kind => RecordOf(DemonstrationListing.Of(planned, kind, organization.Name, today), now))
            );
        }
        db.Listings.AddRange(listings);
        db.ListingPlaces.AddRange(
            listings.SelectMany(l => l.Document.At.Select(at => new ListingPlace { ListingId = l.Id, LocationId = at.LocationId }))
        );
        db.Corrections.AddRange(
            listings.DistinctBy(l => l.OrganizationId).Where((_, i) => i % 4 == 0).Select((l, i) => CorrectionOf(l, today, i))
        );
        db.CrisisNumbers.AddRange(Countries.SelectMany(country => NumbersOf(country, today)));
        await db.SaveChangesAsync(cancel);
        await PublishListings.Publish(db, [.. listings.Select(l => l.Id)], cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Something that an invented reader says of one service of some organisations.</summary>
    private static Correction CorrectionOf(ListingRecord listing, DateOnly today, int index) =>
        new()
        {
            Id = Guid.CreateVersion7(new(today, TimeOnly.MinValue, TimeSpan.Zero)),
            ListingId = listing.Id,
            On = today.AddDays(-index % 20),
            Origin = CorrectionOrigin.Reader,
            About = [$"{(index % 2 == 0 ? CorrectionAbout.Hours : CorrectionAbout.Number)}"],
            Words = index % 3 == 0 ? DemonstrationText.ResourceManager.GetString("CorrectionWords", Language.Russian.Culture)! : "",
        };

    private static Organization OrganizationOf(PlannedOrganization planned) =>
        new(
            DemonstrationListing.Id(planned.Number, "organization"),
            DemonstrationTexts.Of(planned.Country, $"Organization{planned.House}", _ => [planned.Number])
        )
        {
            Description = DemonstrationTexts.Of(planned.Country, "OrganizationDescription"),
        };

    private static IEnumerable<Location> LocationsOf(PlannedOrganization planned)
    {
        var town = Gazetteer.Find(planned.Town)!;
        var organizationId = DemonstrationListing.Id(planned.Number, "organization");
        if (planned.Kinds.Any(k => !DemonstrationListing.IsHidden(k)))
        {
            var street = DemonstrationTexts.Of(planned.Country, "StreetExample", _ => [planned.Number]).Original.Text;
            var address = new PostalAddress(
                DemonstrationListing.Id(planned.Number, "address"),
                street,
                town.Name(Language.English),
                planned.Country
            );
            yield return new Location(DemonstrationListing.Id(planned.Number, "place"))
            {
                OrganizationId = organizationId,
                Whereabouts = new Whereabouts.Shown([address], town.Seat, town.Key),
                Accessibility =
                    planned.Number % 3 == 0 ? [] : [new(DemonstrationListing.Id(planned.Number, "ramp"), "wheelchair", null, null)],
            };
        }
        if (planned.Kinds.Any(DemonstrationListing.IsHidden))
            yield return new Location(DemonstrationListing.Id(planned.Number, "hidden place"))
            {
                OrganizationId = organizationId,
                Whereabouts = new Whereabouts.AreaOnly(town.Key, planned.Country),
            };
    }

    private static ListingRecord RecordOf(Listing listing, DateTimeOffset now) =>
        Stamp(
            new ListingRecord
            {
                Id = listing.Id,
                OrganizationId = listing.OrganizationId,
                Document = listing,
            },
            now
        );

    private static T Stamp<T>(T record, DateTimeOffset now)
        where T : KeptRecord
    {
        record.ChangedAt = now;
        return record;
    }

    private static IEnumerable<CrisisNumber> NumbersOf(string country, DateOnly today)
    {
        string[] spoken = ["ru", .. DemonstrationTexts.OwnLanguages(country).Select(l => l.Code)];
        yield return Number("000", "CrisisEmergency", 1);
        yield return Number("000 00 01", "CrisisHelpline", 2);

        CrisisNumber Number(string number, string label, int rank) =>
            new()
            {
                Id = Uuid5.Create(Uuid5.Url, $"tirek:demonstration:crisis:{country}:{rank}"),
                Country = country,
                Number = number,
                Label = AllLanguages(label),
                Languages = spoken,
                CheckedBy = "Example centre 1",
                CheckedOn = today.AddDays(-12 * rank),
                Rank = rank,
            };
    }

    private static LocalText AllLanguages(string key) =>
        new([
            .. Language.All.Select(language => new Wording(
                language.Code,
                DemonstrationText.ResourceManager.GetString(key, language.Culture)!,
                language == Language.English ? TranslationState.Original : TranslationState.Unchecked
            )),
        ]);
}
