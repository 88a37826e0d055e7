using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Map;
using Tirek.Domain.Places;

namespace Tirek.Domain.Tests.Map;

public sealed class PresentAtTests
{
    private static readonly Guid Location = Guid.CreateVersion7();

    [Fact]
    public void A_shown_house_stands_at_its_town() =>
        Assert.Equal([new("KG-osh", Presence.Shown)], Of(new Whereabouts.Shown([], Gazetteer.Find("KG-osh")!.Seat, "KG-osh")));

    [Fact]
    public void One_whose_town_nobody_named_stands_at_the_nearest_of_its_country()
    {
        var nearOsh = new Position(40.60, 72.75);
        Assert.Equal([new("KG-osh", Presence.Shown)], Of(new Whereabouts.Shown([Address("KG")], nearOsh, null)));
        Assert.Equal(Presence.Shown, Assert.Single(Of(new Whereabouts.Shown([Address("UZ")], nearOsh, null))).Presence);
        Assert.StartsWith(
            "UZ-",
            Assert.Single(Of(new Whereabouts.Shown([Address("UZ")], nearOsh, null))).PlaceKey,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void One_far_from_every_town_stands_for_its_country_and_one_of_elsewhere_nowhere()
    {
        var miami = new Position(25.77, -80.19);
        Assert.Equal([new("KZ", Presence.Shown)], Of(new Whereabouts.Shown([Address("KZ")], new(45.5, 59.5), null)));
        Assert.Empty(Of(new Whereabouts.Shown([Address("US")], miami, null)));
    }

    [Theory]
    [InlineData("KG-osh")]
    [InlineData("KG-O")]
    [InlineData("KG")]
    public void A_hidden_house_is_known_by_its_published_area_alone(string area) =>
        Assert.Equal([new(area, Presence.AreaOnly)], Of(new Whereabouts.AreaOnly("KG-kara-suu", "KG"), area));

    [Fact]
    public void One_without_a_house_reaches_the_places_it_serves()
    {
        var listing = new Listing(Guid.CreateVersion7(), Guid.CreateVersion7(), LocalText.Of("Line"))
        {
            ServiceAreas = [new(Guid.CreateVersion7(), "Kyrgyzstan", null, "KG"), new(Guid.CreateVersion7(), "Elsewhere", null, null)],
        };
        Assert.Equal([new("KG", Presence.Reaches)], PresentAt.Of(View(listing, null, null)));
    }

    [Fact]
    public void A_programme_for_people_who_use_violence_stands_nowhere()
    {
        var osh = new Whereabouts.Shown([], Gazetteer.Find("KG-osh")!.Seat, "KG-osh");
        Assert.Empty(PresentAt.Of(View(Made("perpetrator-programme"), osh, null)));
        Assert.Empty(PresentAt.Of(View(Made("counselling") with { Programme = new(ProgrammeState.Active) }, osh, null)));
        Assert.Single(PresentAt.Of(View(Made("counselling", "perpetrator-programme"), osh, null)));
    }

    private static IReadOnlyCollection<PresentAt> Of(Whereabouts where, string? area = null) =>
        PresentAt.Of(View(Made("shelter"), where, area));

    private static Listing Made(params string[] terms) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), LocalText.Of("Service"))
        {
            Terms = terms,
            At = [new(Guid.CreateVersion7(), Location)],
        };

    private static PostalAddress Address(string country) => new(Guid.CreateVersion7(), null, null, country);

    private static ListingView<PublicReader> View(Listing listing, Whereabouts? where, string? area) =>
        ListingView.Of<PublicReader>(
            listing,
            null,
            where is null
                ? new()
                : new Dictionary<Guid, PublishedLocation> { [Location] = new(new(Location) { Whereabouts = where }, area) }
        );
}
