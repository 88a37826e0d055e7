using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Checking;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Members;
using Tirek.Server.Checking;
using Tirek.Server.Data;
using Tirek.Server.Demonstration;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Claims;
using Tirek.Server.Tests.Duplicates;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Checking;

/// <summary>Entries of state bodies: the state's focal point checks these and learns of nothing else; civil society says which they are.</summary>
public sealed class StateEntryTests
{
    /// <summary>In Kyrgyzstan, which has a focal point of the state; none of them is of a member.</summary>
    private static readonly Guid Forensic = DemonstrationListing.Id(5, "forensic-examination");
    private static readonly Guid Hospital = DemonstrationListing.Id(5, "health-care");
    private static readonly Guid Shelter = DemonstrationListing.Id(2, "shelter");

    /// <summary>In Tajikistan, which has none.</summary>
    private static readonly Guid TajikPolice = DemonstrationListing.Id(14, "police-womens-unit");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal static async Task<Network.Members> Open(Provider provider)
    {
        var network = await Network.Members.Open(provider);
        await using var db = network.Site.Node.Open();
        await db.Corrections.ExecuteDeleteAsync(Cancel);
        foreach (var record in await db.Listings.ToListAsync(Cancel))
            record.Document = record.Document with { CheckedOn = new(2020, 1, 1) };
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, await db.Listings.Select(l => l.Id).ToListAsync(Cancel), Cancel);
        return network;
    }

    internal static Task<Persona> State(Network.Members network, string country = "KG") =>
        network.Be(OrganizationKind.StateBody, country, Role.StateFocalPoint);

    internal static Task<Persona> Civil(Network.Members network) =>
        network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.CivilSocietyFocalPoint);

    internal static Task<Persona> Regional(Network.Members network) =>
        network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);

    internal static async Task Write(Network.Members network, Guid id, string words)
    {
        using var form = new FormUrlEncodedContent([new("about", "Number"), new("words", words)]);
        using var answer = await network.Site.Browser.PostAsync($"/en/correct/{id}", form, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <returns>The status of where it led.</returns>
    private static async Task<string> Say(Persona her, Guid id, string state) =>
        $"{(await Entries.Act(her, $"/checks/{id}/state", ("state", state))).Status}";

    /// <summary>All that somebody is shown of checks and corrections, page after page.</summary>
    internal static async Task<string> Everything(Persona her)
    {
        var all = "";
        foreach (var list in new[] { "/checks", "/corrections", "/duplicates", "/claims" })
            for (var page = 1; page <= 5; page++)
                all += (await her.Open($"{list}?page={page}")).Page;
        return all;
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_states_focal_point_learns_and_touches_nothing_of_civil_society_or_another_country(Provider provider)
    {
        await using var network = await Open(provider);
        var counselling = DemonstrationListing.Id(26, "counselling");
        foreach (var id in new[] { counselling, Shelter, Hospital, DemonstrationListing.Id(7, "perpetrator-programme"), TajikPolice })
            await Write(network, id, "of civil society canary");
        var her = await State(network);
        var seen = await Everything(her);
        Assert.DoesNotContain("canary", seen, StringComparison.Ordinal);
        await using var db = network.Site.Node.Open();
        var ofState = await db.PublicListings.OfState(db).Select(p => p.Id).ToHashSetAsync(Cancel);
        var others = await db.PublicListings.Where(p => !ofState.Contains(p.Id) || p.Country != "KG").Select(p => p.Id).ToListAsync(Cancel);
        Assert.True(others.Count > 70 && others.Contains(Shelter) && others.Contains(TajikPolice));
        Assert.All(others, id => Assert.DoesNotContain($"{id}", seen, StringComparison.Ordinal));
        var correction = await db.Corrections.Select(c => c.Id).FirstAsync(Cancel);
        foreach (var id in new[] { counselling, Shelter, TajikPolice })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await her.Open($"/checks/{id}")).Status);
            foreach (var act in new[] { "", "/right", "/no-answer", "/withdraw", "/put-back", "/link", "/state" })
                Assert.Equal(
                    HttpStatusCode.NotFound,
                    (
                        await Entries.Act(
                            her,
                            $"/checks/{id}{act}",
                            ("about", "Closed"),
                            ("phone", $"{Guid.CreateVersion7()}"),
                            ("state", "yes")
                        )
                    ).Status
                );
            await Entries.Act(her, $"/corrections/{correction}");
            await Entries.Act(her, $"/corrections/entry/{id}", ("count", "1"));
        }
        Assert.Equal(5, await db.Corrections.CountAsync(Cancel));
        Assert.False(await db.StateMarks.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_but_a_focal_point_of_civil_society_of_the_country_says_whose_an_entry_is_and_never_of_a_shelter(
        Provider provider
    )
    {
        await using var network = await Open(provider);
        var strangers = new[]
        {
            await State(network),
            await network.Programme(),
            await network.Uzbek(),
            await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint),
        };
        foreach (var her in strangers)
        {
            Assert.Equal("NotFound", await Say(her, Hospital, "yes"));
            Assert.Equal("NotFound", await Say(her, Forensic, "no"));
        }
        foreach (var her in strangers.Take(3))
            Assert.Equal(HttpStatusCode.NotFound, (await her.Open("/checks/state")).Status);
        var caseworker = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.Caseworker);
        Assert.Equal(HttpStatusCode.Forbidden, (await caseworker.Open("/checks/state")).Status);
        var civil = await Civil(network);
        // Also where the state gives it: of a shelter, a hidden place, a programme nothing goes to the state. And a member's entry is its own.
        foreach (
            var id in new[]
            {
                Shelter,
                DemonstrationListing.Id(2, "crisis-centre"),
                DemonstrationListing.Id(7, "perpetrator-programme"),
                DemonstrationListing.Id(1, "legal-aid"),
                DemonstrationListing.Id(6, "police-womens-unit"),
            }
        )
            Assert.Equal("NotFound", await Say(civil, id, "yes"));
        Assert.Equal("BadRequest", await Say(civil, Hospital, "perhaps"));
        await using var db = network.Site.Node.Open();
        Assert.False(await db.StateMarks.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_states_focal_point_checks_what_is_the_states_and_civil_society_where_the_state_has_none(Provider provider)
    {
        await using var network = await Open(provider);
        var (state, civil, regional) = (await State(network), await Civil(network), await Regional(network));
        await state.Open($"/checks/{Forensic}");
        Assert.Equal(HttpStatusCode.OK, state.Status);
        foreach (var her in new[] { civil, regional, await State(network, "KZ") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await her.Open($"/checks/{Forensic}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Entries.Act(her, $"/checks/{Forensic}/right")).Status);
        }
        Assert.Equal(HttpStatusCode.OK, (await regional.Open($"/checks/{TajikPolice}")).Status);
        await state.Open($"/checks/{Forensic}");
        await state.Send(
            $"/checks/{Forensic}/right",
            ("mark", state.Match($"(?s)/checks/{Forensic}/right\".*?name=\"mark\" value=\"([0-9A-F]+)\""))
        );
        Assert.True(state.Sees("Confirmed as right."), state.Page);
        // A body of the state that is a member checks its own, and so does the focal point.
        Assert.Equal(HttpStatusCode.OK, (await state.Open($"/checks/{DemonstrationListing.Id(6, "emergency-line")}")).Status);
        await state.Open("/waiting");
        Assert.True(state.Sees("Entries to check: "));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_was_written_for_civil_society_stays_there_when_an_entry_is_said_to_be_the_states(Provider provider)
    {
        await using var network = await Open(provider);
        var (state, civil) = (await State(network), await Civil(network));
        var reader = new Persona(network.Site);
        Assert.True((await reader.Open($"/correct/{Hospital}")).Sees("people of the network in this country"));
        await Write(network, Hospital, "before-canary");
        await civil.Open($"/checks/{Hospital}");
        await civil.Send($"/checks/{Hospital}/state", ("state", "yes"));
        Assert.True(civil.At.EndsWith("/checks/state?done=saved", StringComparison.Ordinal) && civil.Sees("said by a focal point"));
        // Whoever writes from now on is told who reads it.
        Assert.True((await reader.Open($"/correct/{Hospital}")).Sees("by a state official in this country"));
        await Write(network, Hospital, "since-canary");
        var (ofState, ofCivil) = (await Everything(state), await Everything(civil));
        Assert.True(
            ofState.Contains("since-canary", StringComparison.Ordinal) && !ofState.Contains("before-canary", StringComparison.Ordinal)
        );
        Assert.True(
            ofCivil.Contains("before-canary", StringComparison.Ordinal) && !ofCivil.Contains("since-canary", StringComparison.Ordinal)
        );
        await civil.Open("/organization/trail");
        Assert.True(civil.Sees("said whether an entry is a state body"), civil.Page);
        // Taken back, all of it is civil society's.
        Assert.Equal("OK", await Say(civil, Hospital, "no"));
        Assert.DoesNotContain("canary", await Everything(state), StringComparison.Ordinal);
        Assert.Contains("since-canary", await Everything(civil), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await state.Open($"/checks/{Hospital}")).Status);
        // And what its kind of help tells can be denied.
        Assert.Equal(HttpStatusCode.OK, (await state.Open($"/checks/{Forensic}")).Status);
        await civil.Open("/checks/state");
        await civil.Send($"/checks/{Forensic}/state", ("state", "no"));
        Assert.Equal(HttpStatusCode.NotFound, (await state.Open($"/checks/{Forensic}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await civil.Open($"/checks/{Forensic}")).Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Two_entries_of_the_state_are_merged_by_its_focal_point_and_none_with_one_of_civil_society(Provider provider)
    {
        await using var network = await Open(provider);
        var twins = new Twins(network);
        var (one, other, civils) = (
            await twins.Add("one", null, "KG-osh"),
            await twins.Add("other", null, "KG-osh"),
            await twins.Add("third", null, "KG-osh")
        );
        foreach (var id in new[] { one, other })
            await twins.Change(id, l => l with { Terms = ["police-womens-unit"] });
        await twins.Look();
        var (state, civil) = (await State(network), await Civil(network));
        Assert.Equal(HttpStatusCode.NotFound, (await Twins.Act(civil, $"{Twins.Path(one, other)}/merge")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await civil.Open(Twins.Path(one, other))).Status);
        foreach (var her in new[] { state, civil })
            Assert.Equal(HttpStatusCode.NotFound, (await Twins.Act(her, $"{Twins.Path(one, civils)}/merge")).Status);
        await state.Open("/waiting");
        Assert.True(state.Sees("/duplicates"), state.Page);
        await Twins.Merge(state, one, other);
        Assert.Equal(HttpStatusCode.OK, state.Status);
        Assert.DoesNotContain("canary", state.Page, StringComparison.Ordinal);
        await using var db = network.Site.Node.Open();
        Assert.Equal(other, (await db.ListingAliases.SingleAsync(a => a.Id == one, Cancel)).IntoId);
        Assert.Equal(PairState.Merged, (await db.DuplicatePairs.SingleAsync(p => p.Id == ProbablePair.IdOf(one, other), Cancel)).State);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_takes_over_the_others_voice(Provider provider)
    {
        await using var network = await Open(provider);
        // Civil society claims no entry of the state; what a body of the state claims that may be civil society's, civil society confirms.
        var civil = await network.Kazakh();
        Assert.Equal(HttpStatusCode.NotFound, (await civil.Open($"/organization/claims/new/{Forensic}")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Entries.Act(civil, $"/organization/claims/new/{Forensic}", ("words", Entries.How))).Status
        );
        var entries = new Entries(network);
        var claim = await entries.Claim(await network.State("KZ"), DemonstrationListing.Id(26, "documents"));
        var (state, decides) = (await State(network), await Civil(network));
        await state.Open("/claims");
        Assert.False(state.Sees($"{claim}"));
        Assert.Equal(HttpStatusCode.NotFound, (await Entries.Act(state, $"/claims/{claim}/confirm")).Status);
        await decides.Open("/claims");
        Assert.True(decides.Sees($"/claims/{claim}/confirm"), decides.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_database_knows_the_same_entries_as_the_rule(Provider provider)
    {
        await using var network = await Open(provider);
        await using var db = network.Site.Node.Open();
        var public_ = await db.PublicListings.AsNoTracking().ToListAsync(Cancel);
        foreach (var (i, listing) in public_.Index())
            if (i % 3 != 0)
                db.StateMarks.Add(new() { ListingId = listing.Id, IsOfState = i % 3 == 1 });
        await db.SaveChangesAsync(Cancel);
        var marks = await db.StateMarks.ToDictionaryAsync(m => m.ListingId, m => (bool?)m.IsOfState, Cancel);
        var owners = await db.MemberOrganizations.Where(o => o.DirectoryId != null).ToDictionaryAsync(o => o.DirectoryId!.Value, Cancel);
        var expected = public_
            .Where(p =>
                StateBodyRule.IsOfState(
                    StateBodyRule.SideOf(p.View),
                    owners.GetValueOrDefault(p.OrganizationId ?? Guid.Empty)?.Kind,
                    marks.GetValueOrDefault(p.Id)
                )
            )
            .Select(p => p.Id);
        var found = await db.PublicListings.OfState(db).Select(p => p.Id).ToListAsync(Cancel);
        Assert.True(found.Count > 10);
        Assert.Equal(expected.Order(), found.Order());
    }
}
