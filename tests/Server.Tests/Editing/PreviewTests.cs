using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Editing;

/// <summary>What follows beside a form while she writes: for nobody else, of nothing secret, and stored nowhere.</summary>
public sealed class PreviewTests
{
    private const string Canary = "canary street 77";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<ListingRecord> Ours(Network.Members network, OrganizationKind kind, string country, bool isShelter)
    {
        var own = (await network.Of(kind, country)).DirectoryId;
        await using var db = network.Site.Node.Open();
        var listings = await db.Listings.AsNoTracking().Where(l => l.OrganizationId == own).OrderBy(l => l.Id).ToListAsync(Cancel);
        return listings.First(l => l.Document.Terms.Contains("shelter") == isShelter);
    }

    /// <summary>Sends a form to where its script sends it.</summary>
    private static async Task<Persona> Look(Persona her, Guid id, params (string Name, string Value)[] fields)
    {
        await her.Open("/account");
        return await her.SendRaw(
            $"/organization/services/{id}/preview/cards",
            [("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\"")), .. fields]
        );
    }

    private static string Card(Persona her, string id)
    {
        var start = her.Page.IndexOf($"aria-labelledby=\"{id}\"", StringComparison.Ordinal);
        return her.Page[start..her.Page.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task It_answers_nobody_but_who_writes_the_service(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var id = (await Ours(network, OrganizationKind.WomensResourceCentre, "KG", false)).Id;
        foreach (
            var (her, status) in new[]
            {
                (await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.Caseworker), HttpStatusCode.Forbidden),
                (await network.Turkmen(), HttpStatusCode.Forbidden),
                (await network.Kazakh(), HttpStatusCode.NotFound),
                (await network.State("KG"), HttpStatusCode.NotFound),
            }
        )
            Assert.Equal(status, (await Look(her, id, ("description", Canary))).Status);
        var stranger = new Persona(network.Site);
        await stranger.SendRaw($"/organization/services/{id}/preview/cards", ("description", Canary));
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.Status);
        // What is owned by her alone is in the card of her own people, and in no other.
        var owner = await Look(
            await network.Kyrgyz(),
            id,
            ("phone", "000 77 77"),
            ("phone-for", "Public"),
            ("phone", "000 88 88"),
            ("phone-for", "Professionals"),
            ("phone", "000 99 99"),
            ("phone-for", "Owner")
        );
        foreach (var (number, card) in new[] { ("000 77 77", "all"), ("000 88 88", "professionals"), ("000 99 99", "owner") })
        foreach (var other in new[] { "all", "professionals", "owner" })
            Assert.Equal(other == card, Card(owner, other).Contains(number, StringComparison.Ordinal));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_is_closed_for_a_time_is_not_open_whatever_its_hours_say(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var id = (await Ours(network, OrganizationKind.WomensResourceCentre, "KG", false)).Id;
        var her = await network.Kyrgyz();
        (string, string)[] week = [.. Domain.Editing.WeekHours.Days.Select(d => (d, "00:00–24:00"))];
        await Look(her, id, week);
        Assert.Contains("day and night", Card(her, "all"), StringComparison.Ordinal);
        await Look(her, id, [.. week, ("status", nameof(ListingStatus.TemporarilyClosed))]);
        Assert.Contains("temporarily closed", Card(her, "all"), StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"chip good\">", Card(her, "all"), StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_address_that_is_not_said_to_be_shown_stands_in_no_card_and_nothing_is_stored(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var shelter = await Ours(network, OrganizationKind.Shelter, "UZ", true);
        var her = await network.Uzbek();
        var at = shelter.Document.At[0];
        await using var db = network.Site.Node.Open();
        var before = (await db.Locations.CountAsync(Cancel), StoredJson.Write(shelter.Document));
        foreach (var place in new[] { $"{at.Id}", "", $"{Guid.CreateVersion7()}" })
        foreach (var shows in new[] { "no", "", "may" })
        foreach (var town in new[] { "UZ-tashkent", "UZ-samarkand", "KG-osh", "" })
        {
            await Look(her, shelter.Id, ("at", place), ("town", town), ("address-shown", shows), ("address", Canary));
            Assert.Equal(HttpStatusCode.OK, her.Status);
            Assert.False(her.Sees("canary"), $"{place} {shows} {town}");
        }
        // A house that is moved in secret stands for its country until its area is worked out.
        await Look(her, shelter.Id, ("at", $"{at.Id}"), ("town", "UZ-samarkand"), ("address-shown", "no"), ("address", Canary));
        Assert.DoesNotContain("Samarkand", Card(her, "all"), StringComparison.Ordinal);
        await Look(her, shelter.Id, ("at", $"{at.Id}"), ("town", "UZ-samarkand"), ("address-shown", "yes"), ("address", Canary));
        Assert.Contains(Canary, Card(her, "all"), StringComparison.Ordinal);
        Assert.Equal(
            before,
            (
                await db.Locations.CountAsync(Cancel),
                StoredJson.Write((await db.Listings.AsNoTracking().SingleAsync(l => l.Id == shelter.Id, Cancel)).Document)
            )
        );
        Assert.DoesNotContain("canary", await network.Site.Get($"/en/find/{shelter.Id}"), StringComparison.Ordinal);
    }
}
