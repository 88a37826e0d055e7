using Tirek.Domain.Claims;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Tests.Claims;

/// <summary>What a member took from the public is not said again by the entry that stands in place of hers.</summary>
public sealed class ReturnRuleTests
{
    private static readonly Guid House = Guid.CreateVersion7(),
        Other = Guid.CreateVersion7(),
        Own = Guid.CreateVersion7();

    private static Listing Entry(params ListingAtLocation[] at) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), LocalText.Of("x")) { At = at };

    private static Held<Phone> Number(string number) => Held.Public(new Phone(Guid.CreateVersion7(), number));

    private static Held<Phone> Wrong(string number) =>
        Held.For(Audience.Owner, new Phone(Guid.CreateVersion7(), number) { IsWithdrawn = true });

    private static bool Tells(Listing former, Listing own, Whereabouts? whereabouts) =>
        ReturnRule.TellsSecretPlace(former, place => place == House || place == Other, own, place => place == Own ? whereabouts : Shown);

    private static readonly Whereabouts Shown = new Whereabouts.Shown([], null, "KG-osh"),
        Secret = new Whereabouts.AreaOnly("KG-osh", "KG");

    [Fact]
    public void A_number_that_was_withdrawn_is_told_nowhere_however_it_is_written()
    {
        var own = Entry() with { Phones = [Wrong("+7 700 555 11 22"), Wrong("–")] };
        var at = new ListingAtLocation(Guid.CreateVersion7(), House) { Phones = [Number("+7(700)555-11-22")] };
        var former = Entry(at) with { Phones = [Number("+77005551122"), Number("+7 700 111")] };
        var said = ReturnRule.Withdraw(former, own);
        Assert.Equal(["+7 700 111"], said.Phones.Select(p => p.For<PublicReader>()?.Number).OfType<string>());
        Assert.Null(said.At[0].Phones[0].For<PublicReader>());
        Assert.Same(said, ReturnRule.Withdraw(said, own));
        Assert.True(ReturnRule.SaysWithdrawn([Number("+7 700 555 1122")], own));
        // What the owner alone reads beside it, and another number, tell nothing.
        Assert.False(
            ReturnRule.SaysWithdrawn([Number("+7 700 111"), Held.For(Audience.Owner, new Phone(House, "+77005551122")), Number("")], own)
        );
    }

    [Fact]
    public void An_address_that_was_made_secret_is_told_if_the_former_entry_still_shows_a_house()
    {
        var (at, blank) = (new ListingAtLocation(Guid.CreateVersion7(), House), Entry());
        var own = blank with { At = [Of(blank, at) with { LocationId = Own }] };
        Assert.True(Tells(Entry(at), own, Secret));
        Assert.True(Tells(Entry(at), own, null));
        Assert.False(Tells(Entry(at), own, Shown));
        // Its source says where it is no more.
        Assert.False(Tells(Entry(at with { LocationId = Guid.CreateVersion7() }), own, Secret));
        // Another place, that she shows herself, is no secret.
        var another = new ListingAtLocation(Guid.CreateVersion7(), Other);
        var both = own with { At = [.. own.At, Of(blank, another)] };
        Assert.False(Tells(Entry(another), both, Secret));
        Assert.True(Tells(Entry(another, at), both, Secret));
    }

    /// <summary>As it stands in an entry that was made of the former one.</summary>
    private static ListingAtLocation Of(Listing own, ListingAtLocation at) => at with { Id = MergePlaces.IdIn(own.Id, at.Id) };
}
