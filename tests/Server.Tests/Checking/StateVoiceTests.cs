using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Checking;
using Tirek.Domain.Members;
using Tirek.Server.Demonstration;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Claims;
using Tirek.Server.Tests.Duplicates;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Checking.StateEntryTests;

namespace Tirek.Server.Tests.Checking;

/// <summary>What readers wrote for civil society never becomes the state's to read, whatever becomes of the entry; and before she writes a reader is told who reads.</summary>
public sealed class StateVoiceTests
{
    /// <summary>In Kyrgyzstan; of no member, and of neither voice.</summary>
    private static readonly Guid Hospital = DemonstrationListing.Id(5, "health-care");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_state_body_that_takes_an_entry_over_gets_nothing_that_was_written_for_civil_society(Provider provider)
    {
        await using var network = await Open(provider);
        var entries = new Entries(network);
        await Write(network, Hospital, "before-canary");
        var (body, state, civil) = (await network.State("KG"), await State(network), await Civil(network));
        var claim = await entries.Claim(body, Hospital);
        var own = await entries.Confirm(civil, claim);
        foreach (var her in new[] { body, state })
            Assert.DoesNotContain("before-canary", await Everything(her), StringComparison.Ordinal);
        Assert.Contains("before-canary", await Everything(civil), StringComparison.Ordinal);
        Assert.Contains("before-canary", await Everything(await Regional(network)), StringComparison.Ordinal);
        var elsewhere = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);
        Assert.DoesNotContain("before-canary", await Everything(elsewhere), StringComparison.Ordinal);
        // Whoever writes from now on is told that the state reads it, and that body does.
        Assert.True((await new Persona(network.Site).Open($"/correct/{own}")).Sees("is read by that body"));
        await Write(network, own, "since-canary");
        Assert.Contains("since-canary", await Everything(body), StringComparison.Ordinal);
        Assert.DoesNotContain("since-canary", await Everything(civil), StringComparison.Ordinal);
        // Given back, all of it is civil society's; taken over again, what was written for the state alone goes along.
        await body.Open("/organization/claims");
        await body.Send($"/organization/claims/{claim}/give-back");
        var (ofBody, ofCivil) = (await Everything(body), await Everything(civil));
        Assert.DoesNotContain("canary", ofBody, StringComparison.Ordinal);
        Assert.True(
            ofCivil.Contains("before-canary", StringComparison.Ordinal) && ofCivil.Contains("since-canary", StringComparison.Ordinal)
        );
        await entries.Confirm(civil, await entries.Claim(body, Hospital));
        ofBody = await Everything(body);
        Assert.True(
            ofBody.Contains("since-canary", StringComparison.Ordinal) && !ofBody.Contains("before-canary", StringComparison.Ordinal)
        );
        // What stayed is decided where it is read.
        await using var db = network.Site.Node.Open();
        var stayed = await db.Corrections.SingleAsync(c => c.ListingId == Hospital, Cancel);
        await Entries.Act(body, $"/corrections/{stayed.Id}");
        Assert.True(await db.Corrections.AnyAsync(c => c.Id == stayed.Id, Cancel));
        await civil.Open("/corrections");
        await civil.Send($"/corrections/{stayed.Id}");
        Assert.False(await db.Corrections.AnyAsync(c => c.Id == stayed.Id, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_stayed_says_nothing_of_an_entry_that_its_source_withholds_since(Provider provider)
    {
        await using var network = await Open(provider);
        var entries = new Entries(network);
        await Write(network, Hospital, "before-canary");
        var civil = await Civil(network);
        await entries.Confirm(civil, await entries.Claim(await network.State("KG"), Hospital));
        await using var db = network.Site.Node.Open();
        await db.Listings.Where(l => l.Id == Hospital).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsControlled, true), Cancel);
        Assert.DoesNotContain("before-canary", await Everything(civil), StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nor_does_it_by_a_merge_into_an_entry_of_a_state_body(Provider provider)
    {
        await using var network = await Open(provider);
        var twins = new Twins(network);
        var (own, other) = (
            await twins.Add("own", (await network.Of(OrganizationKind.StateBody, "KG")).DirectoryId, "KG-osh"),
            await twins.Add("other", null, "KG-osh")
        );
        foreach (var id in new[] { own, other })
            await twins.Change(id, l => l with { Terms = ["police-womens-unit"] });
        await using var db = network.Site.Node.Open();
        db.Corrections.AddRange(Said(other, "civil-canary", isForState: false), Said(other, "state-canary", isForState: true));
        await db.SaveChangesAsync(Cancel);
        await twins.Look();
        var state = await State(network);
        await Twins.Merge(state, other, own);
        Assert.Equal(own, (await db.ListingAliases.SingleAsync(a => a.Id == other, Cancel)).IntoId);
        var (ofState, ofCivil) = (await Everything(state), await Everything(await Civil(network)));
        Assert.True(
            ofState.Contains("state-canary", StringComparison.Ordinal) && !ofState.Contains("civil-canary", StringComparison.Ordinal)
        );
        Assert.Contains("civil-canary", ofCivil, StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_reader_is_told_before_she_writes_that_a_state_body_owns_the_entry_whatever_it_gives(Provider provider)
    {
        await using var network = await Open(provider);
        var twins = new Twins(network);
        var (state, civil) = (
            await twins.Add("state", (await network.Of(OrganizationKind.StateBody, "KG")).DirectoryId, "KG-osh"),
            await twins.Add("civil", (await network.Of(OrganizationKind.WomensResourceCentre, "KG")).DirectoryId, "KG-osh")
        );
        // Never checked by the state, but it reads what is written of its own.
        foreach (var id in new[] { state, civil })
            await twins.Change(id, l => l with { Terms = ["shelter"] });
        var reader = new Persona(network.Site);
        Assert.True((await reader.Open($"/correct/{civil}")).Sees("people of the network in this country"), reader.Page);
        Assert.True((await reader.Open($"/correct/{state}")).Sees("is read by that body"), reader.Page);
        await Write(network, state, "told-canary");
        Assert.Contains("told-canary", await Everything(await network.State("KG")), StringComparison.Ordinal);
        await using var db = network.Site.Node.Open();
        Assert.True((await db.Corrections.SingleAsync(Cancel)).IsForState);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_states_focal_point_is_shown_no_pair_of_which_one_is_civil_societys(Provider provider)
    {
        await using var network = await Open(provider);
        var twins = new Twins(network);
        var (states, civils) = (await twins.Add("state", null, "KG-osh"), await twins.Add("civil", null, "KG-osh"));
        await twins.Change(states, l => l with { Terms = ["police-womens-unit"] });
        await twins.Look();
        var her = await State(network);
        Assert.Equal(HttpStatusCode.NotFound, (await her.Open(Twins.Path(states, civils))).Status);
        await her.Open("/duplicates");
        Assert.False(her.Sees(Twins.Path(states, civils)));
        await her.Open($"/checks/{states}");
        Assert.True(her.Status == HttpStatusCode.OK && !her.Sees(Twins.Path(states, civils)), her.Page);
        // Civil society sees it as before, and asks.
        Assert.Equal(HttpStatusCode.OK, (await (await Civil(network)).Open(Twins.Path(states, civils))).Status);
    }

    private static Data.Correction Said(Guid id, string words, bool isForState) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ListingId = id,
            On = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
            About = [nameof(CorrectionAbout.Number)],
            Words = words,
            IsForState = isForState,
        };
}
