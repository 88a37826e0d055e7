using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Room;

/// <summary>Listed shelters that are not connected: what whoever asks may read of them, and what she may not.</summary>
public sealed class ToCallTests
{
    private const string Public = "000 11 11";
    private const string Professionals = "000 22 22";
    private const string Owner = "000 33 33";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_member_reads_what_is_for_professionals_a_state_body_what_is_for_everybody_and_nobody_the_owners(Provider provider)
    {
        await using var network = await RoomNetwork.Open(provider);
        var (id, name) = await Plant(network.Site);
        var (asker, police) = (await network.Members.Programme(), await network.Members.State("KG"));
        foreach (var (her, readsAll) in new[] { (asker, true), (police, false) })
        {
            await RoomNetwork.Ask(her);
            var page = her.Page;
            await her.Open($"{her.At[3..]}/answers");
            Assert.True(
                page.Contains(name, StringComparison.Ordinal) && page.Contains(Public, StringComparison.Ordinal),
                $"{readsAll} {page}"
            );
            Assert.Equal(readsAll, page.Contains(Professionals, StringComparison.Ordinal));
            // Whoever reads both is told which of them is not passed on.
            Assert.Equal(readsAll, page.Contains("only for members of the network", StringComparison.Ordinal));
            foreach (var secret in new[] { Owner, "canary-note", "canary-alert", "4711", "Canary street" })
            {
                Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
                Assert.False(her.Sees(secret));
            }
        }
        // Nobody else sees what is for professionals by this way.
        var reader = new Persona(network.Site);
        await reader.Open($"/find/{id}");
        Assert.False(reader.Sees(Professionals));
        await reader.Open("/room");
        Assert.Contains("/sign-in", reader.At, StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_is_hidden_or_controlled_is_not_there_and_a_secret_place_is_told_by_its_area_alone(Provider provider)
    {
        await using var network = await RoomNetwork.Open(provider);
        var (id, name) = await Plant(network.Site);
        var asker = await network.Members.Programme();
        await using var db = network.Site.Node.Open();
        // Its area becomes as coarse as the country: then it stands in each region, and no region says where it is.
        await db.PublicPresences.Where(p => p.ListingId == id).ExecuteUpdateAsync(u => u.SetProperty(p => p.PlaceKey, "KG"), Cancel);
        await RoomNetwork.Ask(asker, "KG-Y");
        var question = asker.At[3..];
        Assert.True(asker.Sees(name));
        Assert.DoesNotContain(", KG-", asker.Page, StringComparison.Ordinal);
        await asker.Send($"{question}/called", ("shelter", $"{id}"), ("reply", "Unanswered"));
        Assert.True(asker.Sees("nobody picked up ·"), asker.Page);

        var kept = await db.Listings.SingleAsync(l => l.Id == id, Cancel);
        kept.IsControlled = true;
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [id], Cancel);
        await asker.Open(question);
        Assert.False(asker.Sees(name));
    }

    [Fact]
    public async Task A_shelter_that_is_asked_is_not_called_too_and_ones_own_is_neither()
    {
        await using var network = await RoomNetwork.Open(Provider.Sqlite);
        var (id, name) = await Plant(network.Site);
        await using var db = network.Site.Node.Open();
        var owner = await db.Listings.Where(l => l.Id == id).Select(l => l.OrganizationId).SingleAsync(Cancel);
        var asker = await network.Members.Programme();
        var (house, _) = await RoomHouses.Add(network.Site.Node, "House of the listing", network.Members.Clock.GetUtcNow());
        await db.MemberOrganizations.Where(o => o.Id == house).ExecuteUpdateAsync(u => u.SetProperty(o => o.DirectoryId, owner), Cancel);
        await RoomNetwork.Ask(asker);
        // Its name stands beside its number, not among those to be called.
        Assert.False(asker.Sees($"<b>{name}</b>"));
        Assert.True(asker.Sees("House of the listing") && asker.Sees(Professionals));
        var own = await network.Members.Be(OrganizationKind.Shelter, "KG");
        await RoomNetwork.Ask(own);
        Assert.False(own.Sees(name) || own.Sees("House of the listing"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_a_house_the_number_for_professionals_stands_first_and_that_of_the_shelter_before_others(Provider provider)
    {
        await using var network = await RoomNetwork.Open(provider);
        var (id, _) = await Plant(network.Site);
        await using var db = network.Site.Node.Open();
        var shelter = await db.Listings.SingleAsync(l => l.Id == id, Cancel);
        // Other services of the same organisation, with more numbers than are shown.
        var others = await db
            .Listings.Where(l => db.PublicListings.Any(p => p.Id == l.Id && !p.IsProgramme && p.Country == "KG"))
            .Where(l => l.Id != id && !db.PublicTerms.Any(t => t.ListingId == l.Id && (t.Code == "shelter" || t.Code == "helpline")))
            .OrderBy(l => l.Id)
            .Take(4)
            .ToListAsync(Cancel);
        foreach (var (i, other) in others.Index())
        {
            other.OrganizationId = shelter.OrganizationId;
            other.Document = other.Document with
            {
                OrganizationId = shelter.OrganizationId,
                Name = Domain.Languages.LocalText.Of($"Service {i}"),
                Terms = ["counselling"],
                // The first of them is closed for a time: nobody answers there.
                Status = i == 0 ? ListingStatus.TemporarilyClosed : ListingStatus.Active,
                Phones =
                [
                    Held.Public(new Phone(Guid.CreateVersion7(), $"000 60 0{i}")),
                    Held.Public(new Phone(Guid.CreateVersion7(), $"000 70 0{i}")),
                ],
            };
        }
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [id, .. others.Select(o => o.Id)], Cancel);
        var (house, _) = await RoomHouses.Add(
            network.Site.Node,
            "House of the listing",
            network.Members.Clock.GetUtcNow(),
            answersState: true
        );
        await db
            .MemberOrganizations.Where(o => o.Id == house)
            .ExecuteUpdateAsync(u => u.SetProperty(o => o.DirectoryId, shelter.OrganizationId), Cancel);
        foreach (
            var (her, first) in new[] { (await network.Members.Programme(), Professionals), (await network.Members.State("KG"), Public) }
        )
        {
            await RoomNetwork.Ask(her);
            var row = her.Page[her.Page.IndexOf("House of the listing", StringComparison.Ordinal)..];
            row = row[..row.IndexOf("</ul>", StringComparison.Ordinal)];
            var number = row.IndexOf("000 ", StringComparison.Ordinal);
            Assert.True(number >= 0 && row[number..].StartsWith(first, StringComparison.Ordinal), row);
            Assert.Contains(Public, row, StringComparison.Ordinal);
            // Which of her services a number belongs to is told beside it.
            Assert.Contains($">{shelter.Document.Name.In(Domain.Languages.Language.English).Text}</small>", row, StringComparison.Ordinal);
            Assert.DoesNotContain("000 60 00", row, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Where_nobody_can_be_asked_or_called_no_question_is_opened_and_the_numbers_in_danger_are_shown(Provider provider)
    {
        await using var network = await RoomNetwork.Open(provider);
        await using var db = network.Site.Node.Open();
        await db.PublicPresences.Where(p => p.PlaceKey.StartsWith("TM")).ExecuteDeleteAsync(Cancel);
        var asker = await network.Members.Programme();
        await RoomNetwork.Ask(asker, "TM");
        Assert.True(asker.Sees("so no question was opened") && asker.Sees("card danger"), asker.Page);
        Assert.False(await db.RoomQuestions.AnyAsync(Cancel));
        Assert.False(await db.RoomAskings.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_shelter_that_is_closed_for_a_time_is_nobody_to_call(Provider provider)
    {
        await using var network = await RoomNetwork.Open(provider);
        await using var db = network.Site.Node.Open();
        // The only one that is listed in its country.
        var (id, _) = await Plant(network.Site);
        var shelter = await db.Listings.SingleAsync(l => l.Id == id, Cancel);
        shelter.Document = shelter.Document with { Status = ListingStatus.TemporarilyClosed };
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [id], Cancel);
        await db.PublicPresences.Where(p => p.ListingId == id).ExecuteUpdateAsync(u => u.SetProperty(p => p.PlaceKey, "TM"), Cancel);
        var asker = await network.Members.Programme();
        await RoomNetwork.Ask(asker, "TM");
        Assert.True(asker.Sees("so no question was opened"), asker.Page);
        Assert.False(await db.RoomQuestions.AnyAsync(Cancel));
    }

    /// <summary>Canaries in every narrower value of a shelter of Osh.</summary>
    private static async Task<(Guid Id, string Name)> Plant(TestSite site)
    {
        await using var db = site.Node.Open();
        var presences = db.PublicPresences.Where(p => p.PlaceKey == "KG-osh").Select(p => p.ListingId);
        var id = await db
            .PublicTerms.Where(t => t.Code == "shelter" && presences.Contains(t.ListingId))
            .OrderBy(t => t.ListingId)
            .Select(t => t.ListingId)
            .FirstAsync(Cancel);
        var kept = await db.Listings.SingleAsync(l => l.Id == id, Cancel);
        Held<Phone> Number(Audience audience, string number) =>
            Held.For(audience, new Phone(Guid.CreateVersion7(), number) { IsInvented = true });
        kept.Document = kept.Document with
        {
            Phones = [Number(Audience.Public, Public), Number(Audience.Professionals, Professionals), Number(Audience.Owner, Owner)],
            Notes = [Held.For(Audience.Owner, "canary-note")],
            Alert = Held.For(Audience.Owner, Domain.Languages.LocalText.Of("canary-alert", Domain.Languages.Language.English)),
            Capacity = [Held.For(Audience.Owner, new Capacity(Guid.CreateVersion7(), "beds", 4711, 4711, new(2026, 1, 1)))],
        };
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [id], Cancel);
        return (id, kept.Document.Name.In(Domain.Languages.Language.English).Text);
    }
}
