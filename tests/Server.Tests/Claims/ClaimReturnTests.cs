using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Checking;
using Tirek.Domain.Claims;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Claims;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Duplicates;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Claims;

/// <summary>What its member took from the public is not public again when an entry is given or taken back, nor is anything of the member's own lost.</summary>
public sealed class ClaimReturnTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<Persona> Decides(Network.Members network) =>
        network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);

    private static async Task<(Guid Entry, Guid Claim, Guid Own)> Confirmed(Network.Members network, Entries entries, string mark)
    {
        var entry = await entries.Add(mark);
        var claim = await entries.Claim(await network.Uzbek(), entry);
        return (entry, claim, await entries.Confirm(await Decides(network), claim));
    }

    private static async Task GiveBack(Network.Members network, Guid claim)
    {
        var her = await network.Uzbek();
        await her.Open("/organization/claims");
        await her.Send($"/organization/claims/{claim}/give-back");
        Assert.Equal(HttpStatusCode.OK, her.Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_reads_again_what_was_hidden_made_secret_or_withdrawn(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var (hidden, secret, wrong) = (
            await Confirmed(network, entries, "one"),
            await Confirmed(network, entries, "three"),
            await Confirmed(network, entries, "sixsix")
        );
        await using var db = entries.Open();
        await db.Listings.Where(l => l.Id == hidden.Own).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsHidden, true), Cancel);
        var place = await db.Locations.SingleAsync(
            l => db.ListingPlaces.Any(p => p.ListingId == secret.Own && p.LocationId == l.Id),
            Cancel
        );
        place.Document = new(place.Id) { Whereabouts = new Whereabouts.AreaOnly("KZ-almaty", "KZ") };
        await db.SaveChangesAsync(Cancel);
        await entries.Change(
            wrong.Own,
            l => WithdrawNumber.From(l, l.Phones.Select(p => p.For<PublicReader>()).OfType<Phone>().First().Id)
        );
        await PublishListings.Publish(db, [hidden.Own, secret.Own], Cancel);
        foreach (var claim in new[] { hidden.Claim, secret.Claim })
            await GiveBack(network, claim);
        var decides = await Decides(network);
        await decides.Open("/claims");
        await decides.Send($"/claims/{wrong.Claim}/take-back", ("reason", "It was a mistake of ours."));
        Assert.Equal(
            [wrong.Entry],
            await db
                .PublicListings.Where(p =>
                    p.Id == hidden.Entry
                    || p.Id == hidden.Own
                    || p.Id == secret.Entry
                    || p.Id == secret.Own
                    || p.Id == wrong.Entry
                    || p.Id == wrong.Own
                )
                .Select(p => p.Id)
                .ToListAsync(Cancel)
        );
        var shown = await network.Site.Get($"/en/find/{wrong.Entry}");
        Assert.Contains("Description sixsix", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("556 11 22", shown, StringComparison.Ordinal);
        Assert.Single(WithdrawNumber.Of(await entries.Twins.Read(wrong.Entry)));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task From_one_whose_rights_rest_it_is_taken_back_and_nothing_is_confirmed(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var (entry, claim, own) = await Confirmed(network, entries, "one");
        var waiting = await entries.Claim(await network.Uzbek(), await entries.Add("two"));
        await using var db = entries.Open();
        var shelter = (await network.Of(OrganizationKind.Shelter, "UZ")).Id;
        await db
            .MemberOrganizations.Where(o => o.Id == shelter)
            .ExecuteUpdateAsync(u => u.SetProperty(o => o.State, MemberState.Suspended), Cancel);
        var decides = await Decides(network);
        await decides.Open("/claims");
        Assert.False(decides.Sees($"{waiting}"));
        Assert.Equal(HttpStatusCode.NotFound, (await Entries.Act(decides, $"/claims/{waiting}/confirm")).Status);
        await decides.Open("/claims");
        await decides.Send($"/claims/{claim}/take-back", ("reason", "They have left us."));
        Assert.Equal(ClaimState.TakenBack, (await entries.Read(claim)).State);
        Assert.Equal([entry], await db.PublicListings.Where(p => p.Id == entry || p.Id == own).Select(p => p.Id).ToListAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_service_of_the_members_own_that_was_merged_into_it_stands_again(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var (entry, service) = (
            await entries.Twins.Add("entry"),
            await entries.Twins.Add("service", (await network.Of(OrganizationKind.Shelter, "UZ")).DirectoryId)
        );
        var claim = await entries.Claim(await network.Uzbek(), entry);
        var own = await entries.Confirm(await Decides(network), claim);
        await entries.Twins.Look();
        await Twins.Merge(await network.Uzbek(), service, own);
        await using var db = entries.Open();
        Assert.Equal(own, await db.StandsFor(service, Cancel));
        await GiveBack(network, claim);
        Assert.True(await db.PublicListings.AnyAsync(p => p.Id == service, Cancel));
        Assert.Equal(entry, await db.StandsFor(own, Cancel));
        Assert.Null(await db.StandsFor(service, Cancel));
        var pair = ProbablePair.IdOf(service, own);
        Assert.Equal(PairState.Open, (await db.DuplicatePairs.AsNoTracking().SingleAsync(p => p.Id == pair, Cancel)).State);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_leaked_is_hidden_by_the_id_that_it_had_before(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var (entry, _, own) = await Confirmed(network, entries, "one");
        var (code, said) = await network.Site.Node.Tirek("listing", "hide", $"{entry}");
        Assert.Equal(0, code);
        Assert.Contains($"It stood as part of {own}, which is hidden too.", said, StringComparison.Ordinal);
        await using var db = entries.Open();
        Assert.False(await db.PublicListings.AnyAsync(p => p.Id == entry || p.Id == own, Cancel));
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Act == "listing.hide", Cancel));
        (_, said) = await network.Site.Node.Tirek("listing", "unhide", $"{entry}");
        Assert.Contains($"./tirek listing unhide {own}", said, StringComparison.Ordinal);
        Assert.False(await db.PublicListings.AnyAsync(p => p.Id == entry || p.Id == own, Cancel));
        await network.Site.Node.Tirek("listing", "unhide", $"{own}");
        Assert.True(await db.PublicListings.AnyAsync(p => p.Id == own, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_merge_that_stands_no_more_can_be_decided_again_after_a_claim(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var (entry, kept) = (await entries.Twins.Add("entry"), await entries.Twins.Add("kept"));
        await entries.Twins.Look();
        await Twins.Merge(await Decides(network), entry, kept);
        await using var db = entries.Open();
        var pair = ProbablePair.IdOf(entry, kept);
        Assert.Equal(PairState.Merged, (await db.DuplicatePairs.AsNoTracking().SingleAsync(p => p.Id == pair, Cancel)).State);
        await db.Listings.Where(l => l.Id == kept).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsGone, true), Cancel);
        await PublishListings.Publish(db, [kept], Cancel);
        await entries.Confirm(await Decides(network), await entries.Claim(await network.Uzbek(), entry));
        Assert.Equal(PairState.Open, (await db.DuplicatePairs.AsNoTracking().SingleAsync(p => p.Id == pair, Cancel)).State);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task That_its_source_withholds_it_waits_for_the_owner_and_is_said_in_words(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var (entry, claim, own) = await Confirmed(network, entries, "one");
        await using var db = entries.Open();
        await entries.Change(entry, l => l with { WaitTime = "two weeks" });
        await db.Listings.Where(l => l.Id == entry).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsControlled, true), Cancel);
        Assert.Equal([own], await WithholdClaimed.Of(db, [entry], network.Clock.GetUtcNow(), Cancel));
        await PublishListings.Publish(db, [own], Cancel);
        var her = await network.Uzbek();
        await her.Open("/waiting");
        Assert.True(her.Sees("Entries of yours whose source says something else now: 1"));
        var page = $"/organization/claims/{claim}/source";
        await her.Open(page);
        Assert.True(her.Sees("this entry must not be public") && !her.Sees("Yours stays as it is"), her.Page);
        await her.Send(page, ("mark", her.Match("name=\"mark\" value=\"([^\"]+)\"")));
        await her.Open("/waiting");
        Assert.False(her.Sees("whose source says something else"));
    }
}
