using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Claims;
using Tirek.Domain.Members;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Claims;

/// <summary>An entry that nobody kept becomes a member's, is written by it, and can be given or taken back.</summary>
public sealed class ClaimTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_entry_is_claimed_confirmed_and_written_and_its_address_leads_on(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var entry = await entries.Add("one");
        var her = await network.Uzbek();
        await her.SendRaw("/organization/claims/find", ("words", "hou one"));
        Assert.True(her.Sees($"/organization/claims/new/{entry}"));
        await her.Open($"/organization/claims/new/{entry}");
        await her.Send($"/organization/claims/new/{entry}", ("words", "no"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        var claim = await entries.Claim(her, entry);
        Assert.True(her.Sees("waits to be checked"));
        await her.Open($"/organization/claims/new/{entry}");
        Assert.True(her.Sees("Your organisation has said so already"));
        // Nothing changes by a claim.
        Assert.Contains("Dawn foundation", await network.Site.Get($"/en/find/{entry}"), StringComparison.Ordinal);

        var decides = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);
        await decides.Open("/waiting");
        Assert.True(decides.Sees("Entries that members say are theirs: 1 to check"));
        var own = await entries.Confirm(decides, claim);
        var shelter = await network.Of(OrganizationKind.Shelter, "UZ");
        await using var db = entries.Open();
        var shown = await db.PublicListings.AsNoTracking().SingleAsync(p => p.Id == own, Cancel);
        Assert.Equal(shelter.DirectoryId, shown.OrganizationId);
        Assert.False(await db.PublicListings.AnyAsync(p => p.Id == entry, Cancel));
        Assert.Equal(own, await Data.MergedAway.StandsFor(db, entry, Cancel));
        Assert.Equal("", (await entries.Read(claim)).Words);

        await her.Open("/waiting");
        Assert.True(her.Sees("Entries that you said are yours: 1 decided"));
        await her.Open("/organization/claims");
        await her.Send($"/organization/claims/{claim}/read");
        await her.Open("/waiting");
        Assert.False(her.Sees("Entries that you said are yours"));
        await her.Open($"/organization/services/{own}");
        await her.Send(
            $"/organization/services/{own}",
            ("mark", her.Match("name=\"mark\" value=\"([^\"]+)\"")),
            ("description", "What we wrote ourselves")
        );
        Assert.Contains("What we wrote ourselves", await network.Site.Get($"/en/find/{own}"), StringComparison.Ordinal);
        // It is no merge that somebody could undo there.
        await her.Open("/duplicates/merged");
        Assert.False(her.Sees($"{claim}"));
        // Both trails tell of it, each in its own words.
        var acts = await db
            .TrailEntries.Where(e => e.Subject == own || e.Subject == entry)
            .OrderBy(e => e.At)
            .Select(e => e.Act)
            .ToListAsync(Cancel);
        Assert.Equal(
            ["claim.confirm", "claim.make", "claim.read", "listing.change", "network.claim-confirm"],
            acts.Order(StringComparer.Ordinal)
        );
        await her.Open("/organization/trail");
        Assert.True(her.Sees("a focal point confirmed that an entry is the organisation's"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_two_that_claim_one_entry_one_is_confirmed_and_the_other_is_told(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var entry = await entries.Add("one");
        var (uzbek, tajik) = (await network.Uzbek(), await network.Tajik());
        var (first, second) = (await entries.Claim(uzbek, entry), await entries.Claim(tajik, entry));
        var one = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);
        var other = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);
        await one.Open("/claims");
        Assert.True(one.Sees("Other organisations say the same of this entry (1)"));
        await other.Open("/claims");
        await Task.WhenAll(one.Send($"/claims/{first}/confirm"), other.Send($"/claims/{second}/confirm"));
        ClaimState[] states = [(await entries.Read(first)).State, (await entries.Read(second)).State];
        Assert.Equal([ClaimState.Confirmed, ClaimState.OfAnother], states.Order());
        var told = states[0] == ClaimState.OfAnother ? uzbek : tajik;
        await told.Open("/organization/claims");
        Assert.True(told.Sees("another organisation was confirmed"));
        // It is public under the id of whoever got it.
        Assert.True(told.Sees("House one") && !told.Sees("An entry that is not public now"), told.Page);
        await using var db = entries.Open();
        Assert.Single(await db.ListingAliases.Where(a => a.Id == entry).ToListAsync(Cancel));
        Assert.Equal(HttpStatusCode.Conflict, (await Entries.Act(one, $"/claims/{first}/confirm")).Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task All_of_one_former_organisation_are_claimed_and_confirmed_at_once(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        await using var db = entries.Open();
        var first = await entries.Add("one");
        var former = await db.Listings.Where(l => l.Id == first).Select(l => l.OrganizationId).SingleAsync(Cancel);
        var (second, third) = (await entries.Add("two", former), await entries.Add("three", former));
        var another = await entries.Add("another");
        var her = await network.Uzbek();
        // What is of another organisation does not come along, whatever is sent.
        await entries.Claim(her, first, second, another);
        Assert.Equal([first, second], (await db.ListingClaims.Select(c => c.ListingId).ToListAsync(Cancel)).Order());
        var decides = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);
        await decides.Open("/claims");
        Assert.True(decides.Sees("Confirm all 2 of this organisation"));
        var claim = await entries.Newest(first);
        Assert.Equal(HttpStatusCode.Conflict, (await Entries.Act(decides, $"/claims/{claim}/confirm", ("count", "1"))).Status);
        await Entries.Act(decides, $"/claims/{claim}/confirm", ("count", "2"));
        Assert.Equal(2, await db.ListingClaims.CountAsync(c => c.State == ClaimState.Confirmed, Cancel));
        Assert.True(await db.PublicListings.AnyAsync(p => p.Id == third, Cancel));
        Assert.False(await db.PublicListings.AnyAsync(p => p.Id == first || p.Id == second, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task It_is_refused_withdrawn_given_back_and_taken_back_and_nothing_written_is_lost(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var entry = await entries.Add("one");
        var (her, decides) = (await network.Uzbek(), await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint));
        var withdrawn = await entries.Claim(her, entry);
        await her.Send($"/organization/claims/{withdrawn}/withdraw");
        Assert.Equal(HttpStatusCode.Conflict, (await Entries.Act(decides, $"/claims/{withdrawn}/confirm")).Status);
        var refused = await entries.Claim(her, entry);
        await decides.Open("/claims");
        await decides.Send($"/claims/{refused}/refuse", ("reason", "no"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, decides.Status);
        await decides.Send($"/claims/{refused}/refuse", ("reason", "Nobody there knows of you."));
        await her.Open("/organization/claims");
        Assert.True(her.Sees("Nobody there knows of you.") && her.Sees("not confirmed"));

        var claim = await entries.Claim(her, entry);
        var own = await entries.Confirm(decides, claim);
        await entries.Change(own, l => l with { Description = Domain.Languages.LocalText.Of("What we wrote ourselves") });
        await her.Open("/organization/claims");
        await her.Send($"/organization/claims/{claim}/give-back");
        await using var db = entries.Open();
        Assert.Equal([entry], await db.PublicListings.Where(p => p.Id == entry || p.Id == own).Select(p => p.Id).ToListAsync(Cancel));
        Assert.Equal(entry, await Data.MergedAway.StandsFor(db, own, Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await her.Open($"/organization/services/{own}")).Status);

        var again = await entries.Claim(her, entry);
        Assert.Equal(own, await entries.Confirm(decides, again));
        Assert.Contains("What we wrote ourselves", await network.Site.Get($"/en/find/{own}"), StringComparison.Ordinal);
        await decides.Open("/claims");
        await decides.Send($"/claims/{again}/take-back", ("reason", "It was a mistake of ours."));
        Assert.Contains("Description one", await network.Site.Get($"/en/find/{entry}"), StringComparison.Ordinal);
        await her.Open("/organization/claims");
        Assert.True(her.Sees("It was a mistake of ours.") && her.Sees("taken back by a focal point"));
        // Somebody else can be confirmed then.
        await entries.Confirm(decides, await entries.Claim(await network.Tajik(), entry));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_the_source_says_later_is_shown_beside_and_taken_only_where_she_ticks_it(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var entry = await entries.Add("one");
        var her = await network.Uzbek();
        var claim = await entries.Claim(her, entry);
        var own = await entries.Confirm(await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint), claim);
        await her.Open($"/organization/claims/{claim}/source");
        Assert.True(her.Sees("nothing that you have not seen"));
        await entries.Change(entry, l => l with { Email = "new@mail.example", WaitTime = "two weeks" });
        await her.Open("/waiting");
        Assert.True(her.Sees("Entries of yours whose source says something else now: 1"));
        var page = $"/organization/claims/{claim}/source";
        await her.Open(page);
        Assert.True(her.Sees("new@mail.example") && her.Sees("one@mail.example") && her.Sees("two weeks"));
        var mark = her.Match("name=\"mark\" value=\"([^\"]+)\"");
        await entries.Change(entry, l => l with { Email = "newer@mail.example" });
        await her.Send(page, ("mark", mark), ("take", "email"));
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        Assert.True(her.Sees("newer@mail.example"));
        await her.Send(page, ("mark", her.Match("name=\"mark\" value=\"([^\"]+)\"")), ("take", "email"));
        var kept = await entries.Twins.Read(own);
        Assert.Equal("newer@mail.example", kept.Email);
        Assert.Null(kept.WaitTime);
        await her.Open("/waiting");
        Assert.False(her.Sees("whose source says something else"));
        // Its place comes as one of her own.
        var before = kept.At[0].LocationId;
        await entries.Change(entry, l => l with { At = [] });
        await her.Open(page);
        await her.Send(page, ("mark", her.Match("name=\"mark\" value=\"([^\"]+)\"")));
        Assert.Equal(before, (await entries.Twins.Read(own)).At[0].LocationId);
    }
}
