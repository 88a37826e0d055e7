using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.System.Tests.Secrets;

/// <summary>
/// A real node of one country in which every field that a narrower audience may read, every record that nobody may find, and every word of a hidden place
/// is filled with canaries.
/// </summary>
internal sealed class PlantedNode
{
    private const string Country = "KG";
    private const string Town = "KG-bishkek";
    private const string ControlledCountry = "TJ";
    private readonly AppDb db;

    private PlantedNode(AppDb db)
    {
        this.db = db;
        var words = new List<string>();
        (Secret, Open) = (new(1, new TimeOnly(3, 17), words), new(2, new TimeOnly(8, 11), words));
    }

    /// <summary>What nobody may find.</summary>
    public Canaries Secret { get; }

    /// <summary>What everybody may.</summary>
    public Canaries Open { get; }

    /// <summary>The listings that may be found: services, and after them programmes for people who use violence.</summary>
    public List<Guid> Found { get; } = [];

    /// <summary>Those that may not.</summary>
    public List<Guid> Unfound { get; } = [];

    public static async Task<PlantedNode> In(TestNode node)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = node.Open();
        await db.Prepare(node.Folder, cancel);
        foreach (var country in new[] { Country, ControlledCountry })
            await node.Tirek(
                "crisis",
                "set",
                "--country",
                country,
                "--number",
                "112",
                "--label",
                "112",
                "--checked-by",
                "A",
                "--checked-on",
                "2026-01-01"
            );
        await node.Tirek("countries", "set", Country, ControlledCountry);
        db.NodeSettings.Add(new NodeSetting { Key = SettingKeys.ControlledCountries, Value = ControlledCountry });
        var planted = new PlantedNode(db);
        planted.Plant();
        await db.SaveChangesAsync(cancel);
        await PublishListings.Publish(db, [.. planted.Found, .. planted.Unfound], cancel);
        return planted;
    }

    private void Plant()
    {
        var member = Add(Secret.Fill<Organization>(Audience.Owner, Open));
        Audience[] narrower = [Audience.Professionals, Audience.Owner];
        foreach (var audience in narrower)
            Found.Add(Add(Mixed(member, audience), Shown(audience), Hidden(audience), Controlled()));
        // The name of a controlled or hidden organisation is not public either: its public listing stands under its own.
        Found.Add(
            Add(Mixed(Add(Secret.Fill<Organization>(Audience.Owner), o => o.IsControlled = true), Audience.Owner), Shown(Audience.Owner))
        );
        Found.Add(
            Add(Mixed(Add(Secret.Fill<Organization>(Audience.Owner), o => o.IsHidden = true), Audience.Owner), Shown(Audience.Owner))
        );
        foreach (var audience in narrower)
            Found.Add(Add(Programme(Mixed(member, audience), audience), Shown(audience)));

        Unfound.Add(Add(Wholly(member), l => l.IsControlled = true, Shown(Audience.Owner)));
        Unfound.Add(Add(Wholly(member), l => l.IsHidden = true, Shown(Audience.Owner)));
        Unfound.Add(Add(Wholly(member), l => l.IsGone = true, Shown(Audience.Owner)));
        Unfound.Add(Add(Wholly(member) with { Status = ListingStatus.Inactive }, Shown(Audience.Owner)));
        Unfound.Add(Add(Wholly(member) with { Status = ListingStatus.Defunct }, Shown(Audience.Owner)));
        Unfound.Add(Add(Wholly(member), InControlledCountry()));
    }

    /// <summary>Public words in the open fields, canaries in all held ones.</summary>
    private Listing Mixed(Guid organization, Audience audience) => AsShelter(Secret.Fill<Listing>(audience, Open), organization);

    private Listing Wholly(Guid organization) => AsShelter(Secret.Fill<Listing>(Audience.Owner), organization);

    private static Listing AsShelter(Listing listing, Guid organization) =>
        listing with
        {
            OrganizationId = organization,
            Terms = ["shelter", "physical", "women"],
            Status = ListingStatus.Active,
            Programme = null,
        };

    private Listing Programme(Listing listing, Audience audience) =>
        listing with
        {
            Terms = ["perpetrator-programme"],
            Programme = Secret.Fill<ProgrammeExtension>(audience, Open),
        };

    private Guid Shown(Audience audience) => Add(Secret.Fill<Location>(audience, Open) with { Whereabouts = At(Open, Country, Town) });

    /// <summary>Its name, description, directions and identifiers are words of the place, and as hidden as its address.</summary>
    private Guid Hidden(Audience audience) =>
        Add(
            Secret.Fill<Location>(audience) with
            {
                Whereabouts = new Whereabouts.AreaOnly(Town, Country),
                Accessibility = [],
                Languages = [],
            }
        );

    private Guid Controlled() =>
        Add(Secret.Fill<Location>(Audience.Owner) with { Whereabouts = At(Secret, Country, Town) }, l => l.IsControlled = true);

    private Guid InControlledCountry() =>
        Add(Secret.Fill<Location>(Audience.Owner) with { Whereabouts = At(Secret, ControlledCountry, "TJ-dushanbe") });

    private static Whereabouts.Shown At(Canaries words, string country, string town) =>
        new([words.Fill<PostalAddress>(Audience.Public) with { Country = country }], Gazetteer.Find(town)!.Seat, town);

    private Guid Add(Organization organization, Action<KeptRecord>? mark = null) =>
        Keep(new OrganizationRecord { Id = organization.Id, Document = organization }, mark);

    private Guid Add(Location location, Action<KeptRecord>? mark = null) =>
        Keep(new LocationRecord { Id = location.Id, Document = location }, mark);

    private Guid Add(Listing listing, params Guid[] places) => Add(listing, null, places);

    private Guid Add(Listing listing, Action<KeptRecord>? mark, params Guid[] places)
    {
        var first = listing.At[0];
        listing = listing with
        {
            At = [.. places.Select((place, i) => i == 0 ? first with { LocationId = place } : new(Guid.CreateVersion7(), place))],
        };
        foreach (var place in places)
            db.ListingPlaces.Add(new ListingPlace { ListingId = listing.Id, LocationId = place });
        return Keep(
            new ListingRecord
            {
                Id = listing.Id,
                OrganizationId = listing.OrganizationId,
                Document = listing,
            },
            mark
        );
    }

    private Guid Keep(KeptRecord record, Action<KeptRecord>? mark)
    {
        mark?.Invoke(record);
        db.Add(record);
        return record.Id;
    }
}
