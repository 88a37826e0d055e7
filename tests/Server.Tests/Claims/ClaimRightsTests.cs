using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Claims;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Claims;

/// <summary>Who may not: claim, decide, look, or learn by a claim what she could not read before.</summary>
public sealed class ClaimRightsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_writes_no_entries_of_a_member_claims_none(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var entry = await entries.Add("one");
        string[] pages = ["/organization/claims", "/organization/claims/find", $"/organization/claims/new/{entry}"];
        foreach (var page in pages)
            Assert.Contains("/sign-in?then=", (await new Persona(network.Site).Open(page)).At, StringComparison.Ordinal);
        var others = new[]
        {
            await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.Caseworker),
            await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.Supervisor),
            // Her organisation is not admitted.
            await network.Turkmen(),
        };
        foreach (var her in others)
        {
            foreach (var page in pages)
                Assert.Equal(HttpStatusCode.Forbidden, (await her.Open(page)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await Entries.Act(her, pages[2], ("words", Entries.How))).Status);
        }
        await using var db = entries.Open();
        Assert.False(await db.ListingClaims.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_is_hidden_controlled_or_somebodys_is_as_absent_as_none(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var shelter = (await network.Of(OrganizationKind.Shelter, "UZ")).DirectoryId;
        var (hidden, controlled, owned) = (
            await entries.Add("hidden"),
            await entries.Add("controlled"),
            await entries.Add("owned", shelter)
        );
        var resting = await entries.Add("resting", (await network.Of(OrganizationKind.Shelter, "TJ")).DirectoryId);
        await using var db = entries.Open();
        await db.Listings.Where(l => l.Id == hidden).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsHidden, true), Cancel);
        await db.Listings.Where(l => l.Id == controlled).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsControlled, true), Cancel);
        // What is of a member whose rights rest is not free to take.
        await db
            .MemberOrganizations.Where(o => o.Kind == OrganizationKind.Shelter && o.Country == "TJ")
            .ExecuteUpdateAsync(u => u.SetProperty(o => o.State, MemberState.Suspended), Cancel);
        await PublishListings.Publish(db, [hidden, controlled], Cancel);
        var her = await network.Kazakh();
        string? said = null;
        foreach (
            var (id, mark) in new[]
            {
                (hidden, "hidden"),
                (controlled, "controlled"),
                (owned, "owned"),
                (resting, "resting"),
                (Guid.CreateVersion7(), "none"),
            }
        )
        {
            await her.Open($"/organization/claims/new/{id}");
            Assert.Equal(HttpStatusCode.NotFound, her.Status);
            said ??= her.Page;
            Assert.Equal(Content(said), Content(her.Page));
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await Entries.Act(her, $"/organization/claims/new/{id}", ("words", Entries.How))).Status
            );
            foreach (var asked in new[] { $"House {mark}", $"{id}", $"https://example.org/en/find/{id}" })
            {
                await her.SendRaw("/organization/claims/find", ("words", asked));
                Assert.Equal(HttpStatusCode.OK, her.Status);
                Assert.False(her.Sees($"/organization/claims/new/{id}"), asked);
                Assert.True(her.Sees("Nothing found that can be taken over"));
            }
        }
        Assert.False(await db.ListingClaims.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_decides_for_her_own_organisation_or_another_country(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var claim = await entries.Claim(await network.Kazakh(), await entries.Add("one"));
        var strangers = new[]
        {
            // The focal point of the country is of the organisation that claims.
            await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint),
            await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.CivilSocietyFocalPoint),
            await network.Be(OrganizationKind.StateBody, "KZ", Role.StateFocalPoint),
        };
        foreach (var her in strangers)
            await CannotDecide(her, claim);
        foreach (var her in new[] { await network.Uzbek(), await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.Caseworker) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await her.Open("/claims")).Status);
            foreach (var act in new[] { "confirm", "refuse", "take-back" })
                Assert.Equal(HttpStatusCode.Forbidden, (await Entries.Act(her, $"/claims/{claim}/{act}", ("reason", "No reason."))).Status);
        }
        Assert.Equal(ClaimState.Waiting, (await entries.Read(claim)).State);
        await entries.Confirm(await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator), claim);
        foreach (var her in strangers)
            await CannotDecide(her, claim);
        // Of others' claims nobody of another organisation learns anything.
        var uzbek = await network.Uzbek();
        foreach (var act in new[] { "withdraw", "read", "give-back", "source" })
            Assert.Equal(HttpStatusCode.NotFound, (await Entries.Act(uzbek, $"/organization/claims/{claim}/{act}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await uzbek.Open($"/organization/claims/{claim}/source")).Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_what_a_state_body_claims_the_states_focal_point_decides(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var civil = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);
        var regional = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);
        var state = await network.Be(OrganizationKind.StateBody, "KZ", Role.StateFocalPoint);
        var claim = await entries.Claim(await network.State("KG"), await entries.AddOfState("one"));
        await CannotDecide(civil, claim);
        await CannotDecide(regional, claim);
        await CannotDecide(await network.Be(OrganizationKind.StateBody, "KG", Role.StateFocalPoint), claim);
        await entries.Confirm(state, claim);
        // Her own body claims, and there is no other focal point of the state: then whoever co-ordinates the region, and nobody of one country.
        var own = await entries.Claim(state, await entries.AddOfState("two"));
        await CannotDecide(civil, own);
        await CannotDecide(state, own);
        await entries.Confirm(regional, own);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_claim_tells_nobody_what_she_could_not_read_before(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var (first, second) = (await entries.Add("first"), await entries.AddOfState("second"));
        var (civil, state) = (await network.Uzbek(), await network.State("KG"));
        var (ofCivil, ofState) = (await entries.Claim(civil, first), await entries.Claim(state, second));
        foreach (var her in new[] { civil, state })
        foreach (var page in new[] { "/organization/claims", $"/organization/claims/new/{first}", $"/organization/claims/new/{second}" })
        {
            await her.Open(page);
            Assert.False(her.Sees("canary"), page);
        }
        var decides = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);
        await decides.Open("/claims");
        Assert.True(decides.Sees("House first") && decides.Sees(Entries.How));
        Assert.False(decides.Sees("canary"));
        var own = await entries.Confirm(decides, ofCivil);
        var states = await entries.Confirm(await network.Be(OrganizationKind.StateBody, "KZ", Role.StateFocalPoint), ofState);
        var hers = StoredJson.Write(await entries.Twins.Read(own));
        Assert.Contains("professional-canary-first", hers, StringComparison.Ordinal);
        Assert.Contains("contact-canary-first", hers, StringComparison.Ordinal);
        foreach (var narrow in new[] { "owner-canary", "alert-canary", "note-canary" })
            Assert.DoesNotContain(narrow, hers, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", StoredJson.Write(await entries.Twins.Read(states)), StringComparison.Ordinal);
        foreach (var id in new[] { own, states })
            Assert.DoesNotContain("canary", await network.Site.Get($"/en/find/{id}"), StringComparison.Ordinal);
        // Nor by what the source says later.
        await entries.Change(first, l => l with { Phones = [], Email = "new@mail.example", Contacts = [] });
        await entries.Change(second, l => l with { Contacts = [] });
        await civil.Open($"/organization/claims/{ofCivil}/source");
        Assert.True(civil.Sees("new@mail.example"));
        await state.Open($"/organization/claims/{ofState}/source");
        Assert.True(state.Sees("nothing that you have not seen"));
        await state.Open("/waiting");
        Assert.False(state.Sees("whose source says something else"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_state_body_is_not_told_which_organisation_that_it_may_not_see_decided_or_wrote(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var (state, entry) = (await network.State("KG"), await entries.Add("one"));
        var claim = await entries.Claim(state, entry);
        var civil = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);
        var name = (await network.Of(OrganizationKind.CrisisCentre, "KZ")).Name.In(Domain.Languages.Language.English).Text;
        var own = await entries.Confirm(civil, claim);
        // Somebody of the same organisation takes a number of the entry away.
        await using (var db = entries.Open())
        {
            var kept = await db.Listings.SingleAsync(l => l.Id == own, Cancel);
            var by = await db
                .Memberships.Where(m =>
                    m.Until == null && db.MemberOrganizations.Any(o => o.Id == m.OrganizationId && o.Kind == OrganizationKind.CrisisCentre)
                )
                .Select(m => (Guid?)m.PersonId)
                .FirstAsync(Cancel);
            var changed = Domain.Checking.WithdrawNumber.From(
                kept.Document,
                kept.Document.Phones[0].For<Domain.Listings.OwnerReader>()!.Id
            );
            await Server.Editing.EditHistory.Write(db, by, kept, changed, network.Clock.GetUtcNow(), Cancel);
        }
        foreach (var page in new[] { "/organization/claims", $"/organization/services/{own}", "/waiting", "/organization/trail" })
        {
            await state.Open(page);
            Assert.Equal(HttpStatusCode.OK, state.Status);
            Assert.False(state.Sees(name), page);
        }
        await state.Open($"/organization/services/{own}");
        Assert.True(state.Sees("taken away"), state.Page);
    }

    private static async Task CannotDecide(Persona her, Guid claim)
    {
        await her.Open("/claims");
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.False(her.Sees($"{claim}"));
        foreach (var act in new[] { "confirm", "refuse", "take-back" })
            Assert.Equal(HttpStatusCode.NotFound, (await Entries.Act(her, $"/claims/{claim}/{act}", ("reason", "No reason."))).Status);
    }

    private static string Content(string page) =>
        page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
}
