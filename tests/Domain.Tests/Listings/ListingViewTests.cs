using System.Text.Json;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;

namespace Tirek.Domain.Tests.Listings;

public sealed class ListingViewTests
{
    private static readonly Guid Organization = Guid.CreateVersion7();
    private static readonly Guid Place = Guid.CreateVersion7();

    private static Listing Full() =>
        new(Guid.CreateVersion7(), Organization, LocalText.Of("Example centre 1"))
        {
            Phones = [Held.Public(new Phone(Guid.Empty, "000 1")), Held.For(Audience.Professionals, new Phone(Guid.Empty, "canary-phone"))],
            Contacts = [Held.For(Audience.Owner, new Contact(Guid.Empty, "canary-name", null, null, "canary-mail"))],
            Funding = [Held.For(Audience.Owner, new Funding(Guid.Empty, "canary-funder"))],
            Capacity = [Held.For(Audience.Owner, new Capacity(Guid.Empty, "canary-unit", 3, 9, new(2026, 1, 1)))],
            Notes = [Held.For(Audience.Owner, "canary-note")],
            Alert = Held.For(Audience.Professionals, LocalText.Of("canary-alert")),
            Extra = Held.For(Audience.Owner, new Dictionary<string, string> { ["internal"] = "canary-extra" }),
            Programme = new(ProgrammeState.Active)
            {
                Details = Held.For(
                    Audience.Professionals,
                    new ProgrammeDetails { PartnerContact = "canary-partner", Sessions = 26_262_626 }
                ),
            },
            At = [new(Guid.CreateVersion7(), Place) { Phones = [Held.For(Audience.Professionals, new Phone(Guid.Empty, "canary-at"))] }],
        };

    private static Location Hidden() =>
        new(Place)
        {
            Name = "canary-house",
            Description = LocalText.Of("canary-description"),
            Transportation = "canary-bus",
            Url = "https://canary.example",
            ExternalIdentifier = "canary-external",
            Whereabouts = new Whereabouts.AreaOnly("canary-district", "KG"),
        };

    [Fact]
    public void The_public_view_holds_no_value_of_a_narrower_audience_and_nothing_of_a_hidden_place()
    {
        var organization = new Organization(Organization, LocalText.Of("Example centre 1"))
        {
            Phones = [Held.For(Audience.Professionals, new Phone(Guid.Empty, "canary-organisation-phone"))],
            Funding = [Held.For(Audience.Owner, new Funding(Guid.Empty, "canary-money"))],
        };
        var view = ListingView.Of<PublicReader>(
            Full(),
            organization,
            new Dictionary<Guid, PublishedLocation> { [Place] = new(Hidden(), "KG-GO") }
        );
        var json = JsonSerializer.Serialize(view);
        Assert.DoesNotContain("canary", json);
        Assert.DoesNotContain("26262626", json);
        Assert.Equal("KG-GO", Assert.Single(view.Sites).AreaKey);
    }

    [Fact]
    public void The_same_listing_shows_its_owner_what_it_hides_from_the_public()
    {
        var view = ListingView.Of<OwnerReader>(Full(), null, new Dictionary<Guid, PublishedLocation>());
        Assert.Equal(["000 1", "canary-phone"], view.Phones.Select(p => p.Number));
        Assert.Equal("canary-alert", view.Alert!.Original.Text);
    }

    [Fact]
    public void A_place_that_was_not_handed_in_is_not_shown()
    {
        Assert.Empty(ListingView.Of<PublicReader>(Full(), null, new Dictionary<Guid, PublishedLocation>()).Sites);
    }

    [Fact]
    public void A_shown_place_keeps_its_address_and_position()
    {
        var address = new PostalAddress(Guid.Empty, "Example street 1", "Osh", "KG");
        var shown = Hidden() with { Whereabouts = new Whereabouts.Shown([address], new Position(40.5, 72.8), "KG-osh") };
        var site = ListingView
            .Of<PublicReader>(Full(), null, new Dictionary<Guid, PublishedLocation> { [Place] = new(shown, null) })
            .Sites.Single();
        Assert.Equal(address, Assert.Single(site.Addresses));
        Assert.Equal("KG-osh", site.TownKey);
    }
}
