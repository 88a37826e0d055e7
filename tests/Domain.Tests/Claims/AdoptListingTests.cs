using Tirek.Domain.Claims;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Tests.Claims;

public sealed class AdoptListingTests
{
    private static readonly Guid Former = Guid.CreateVersion7();
    private static readonly Guid Place = Guid.CreateVersion7();
    private static readonly Guid Withheld = Guid.CreateVersion7();

    private static Phone Number(string number) => new(Guid.CreateVersion7(), number);

    private static Listing Entry() =>
        new(Guid.CreateVersion7(), Former, LocalText.Of("House"))
        {
            Description = LocalText.Of("What it is"),
            Phones = [Held.Public(Number("1")), Held.For(Audience.Professionals, Number("2")), Held.For(Audience.Owner, Number("3"))],
            At =
            [
                new(Guid.CreateVersion7(), Place) { Phones = [Held.For(Audience.Owner, Number("4"))] },
                new(Guid.CreateVersion7(), Withheld),
            ],
            Notes = [Held.For(Audience.Owner, "note")],
            Funding = [Held.For(Audience.Owner, new Funding(Guid.CreateVersion7(), "funder"))],
            ProgramId = Guid.CreateVersion7(),
            CheckedOn = new(2026, 1, 1),
        };

    [Theory]
    [InlineData(Audience.Public, "1")]
    [InlineData(Audience.Professionals, "1 2")]
    public void Nothing_narrower_comes_along_and_no_place_that_is_withheld(Audience reads, string numbers)
    {
        var own = Guid.CreateVersion7();
        var copy = AdoptListing.Copy(
            Entry(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            new Dictionary<Guid, Guid> { [Place] = own },
            null,
            reads
        );
        Assert.Equal(numbers, string.Join(' ', copy.Phones.Select(p => p.For<OwnerReader>()!.Number)));
        Assert.Equal([own], copy.At.Select(a => a.LocationId));
        Assert.Empty(copy.At[0].Phones);
        Assert.Empty(copy.Notes);
        Assert.Empty(copy.Funding);
        Assert.Null(copy.ProgramId);
        Assert.Equal(new(2026, 1, 1), copy.CheckedOn);
    }

    [Fact]
    public void Numbers_and_site_of_the_former_organisation_stay_in_the_entry_each_once()
    {
        var of = new Organization(Former, LocalText.Of("Former"))
        {
            Website = "https://former.example.org/",
            Phones = [Held.Public(Number("(1)")), Held.Public(Number("5")), Held.For(Audience.Owner, Number("6"))],
        };
        var copy = AdoptListing.Copy(
            Entry(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            new Dictionary<Guid, Guid>(),
            of,
            Audience.Public
        );
        Assert.Equal(["1", "5"], copy.Phones.Select(p => p.For<OwnerReader>()!.Number));
        Assert.Equal("https://former.example.org/", copy.Url);
    }

    [Fact]
    public void Of_a_hidden_house_nothing_comes_along_but_its_area_and_it_counts_as_whose_it_was()
    {
        var house = new Location(Place)
        {
            Name = "House behind the school",
            Description = LocalText.Of("Second door"),
            Transportation = "Bus 4",
            ExternalIdentifier = "cadastre 7",
            Whereabouts = new Whereabouts.AreaOnly("KZ-almaty", "KZ"),
            Phones = [Held.For(Audience.Owner, Number("4"))],
        };
        var (id, organization) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var own = AdoptListing.Copy(house, id, organization, Former, Audience.Professionals);
        Assert.Equal(
            new Location(id) { Whereabouts = house.Whereabouts, OrganizationId = Former } with
            {
                Phones = own.Phones,
                Contacts = own.Contacts,
                Schedules = own.Schedules,
                Accessibility = own.Accessibility,
                Languages = own.Languages,
            },
            own
        );
        Assert.Empty(own.Phones);
        var shown = house with { Whereabouts = new Whereabouts.Shown([], null, "KZ-almaty") };
        Assert.Equal(organization, AdoptListing.Copy(shown, id, organization, Former, Audience.Professionals).OrganizationId);
    }
}
