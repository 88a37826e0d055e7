using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Editing;

/// <summary>An address that several services of one organisation show, and that becomes secret; and the address of a shelter.</summary>
public sealed class SharedHouseTests
{
    private const string All = "/organization/services";
    private const string Street = "Canary street 7";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Guid> Add(Persona her, string name, string kind, params (string, string)[] also)
    {
        await her.Open($"{All}/new");
        await her.Send(
            $"{All}/new",
            [
                ("name", name),
                ("kinds", kind),
                ("phone", "000 55"),
                ("phone-for", "Public"),
                ("town", "KG-osh"),
                ("address-shown", "yes"),
                ("address", Street),
                .. also,
            ]
        );
        return her.Status == HttpStatusCode.OK ? Guid.Parse(her.At.Split('?')[0][^36..]) : Guid.Empty;
    }

    private static async Task<Guid> At(Network.Members network, Guid id)
    {
        await using var db = network.Site.Node.Open();
        return (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, Cancel)).Document.At[0].Id;
    }

    private static async Task MakeSecret(Network.Members network, Persona her, Guid id, params (string, string)[] also)
    {
        await her.Open($"{All}/{id}/places");
        await her.Send(
            $"{All}/{id}/places/{await At(network, id)}",
            [("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")), ("town", "KG-osh"), ("address-shown", "no"), .. also]
        );
    }

    private static Task<string> Public(Network.Members network, Guid id) => network.Site.Get($"/en/find/{id}");

    private static Task Undo(Persona her, Guid id) =>
        her.Send($"{All}/{id}/undo", ("sequence", her.Match("name=\"sequence\" value=\"([0-9]+)\"")));

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task She_is_asked_about_the_others_before_anything_changes_and_told_of_them_after(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        // Each typed by hand, so that each has a house of its own.
        var (one, other) = (await Add(her, "House one", "counselling"), await Add(her, "House other", "legal-aid"));
        await MakeSecret(network, her, one);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("Nothing was changed yet") && her.Sees($"{All}/{other}/places\">House other"), her.Page);
        Assert.Contains(Street, await Public(network, one), StringComparison.Ordinal);

        await MakeSecret(network, her, one, ("others", "stay"));
        Assert.True(her.Sees("can still be read with these services") && her.Sees($"{All}/{other}/places\">House other"), her.Page);
        Assert.DoesNotContain(Street, await Public(network, one), StringComparison.Ordinal);
        Assert.Contains(Street, await Public(network, other), StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task In_one_step_it_is_secret_for_all_of_them_and_stored_nowhere(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var (one, other) = (await Add(her, "House one", "counselling"), await Add(her, "House other", "legal-aid"));
        await MakeSecret(network, her, one, ("others", "too"));
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.False(her.Sees("can still be read"), her.Page);
        await using var db = network.Site.Node.Open();
        Assert.DoesNotContain(
            Street,
            StoredJson.Write(await db.Locations.AsNoTracking().Select(l => l.Document).ToListAsync(Cancel)),
            StringComparison.Ordinal
        );
        foreach (var id in new[] { one, other })
        {
            Assert.DoesNotContain(Street, await Public(network, id), StringComparison.Ordinal);
            await her.Open($"{All}/{id}");
            Assert.False(her.Sees(Street), her.Page);
            await Undo(her, id);
            Assert.DoesNotContain(Street, await Public(network, id), StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_programme_at_the_address_becomes_secret_with_the_others(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var one = await Add(her, "House one", "counselling");
        var programme = await Add(her, "House programme", "legal-aid");
        await using (var db = network.Site.Node.Open())
        {
            var record = await db.Listings.SingleAsync(l => l.Id == programme, Cancel);
            record.Document = record.Document with { Terms = ["perpetrator-programme"] };
            await db.SaveChangesAsync(Cancel);
            await Server.Listings.PublishListings.Publish(db, [programme], Cancel);
        }
        await MakeSecret(network, her, one, ("others", "too"));
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.False(her.Sees("can still be read"), her.Page);
        var reader = new Persona(network.Site);
        await reader.Open($"/programmes/{programme}");
        Assert.True(reader.Sees("House programme") && !reader.Sees(Street), reader.Page);
        await using var after = network.Site.Node.Open();
        Assert.DoesNotContain(
            Street,
            StoredJson.Write(await after.Locations.AsNoTracking().Select(l => l.Document).ToListAsync(Cancel)),
            StringComparison.Ordinal
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Where_another_keeps_the_house_the_history_tells_it_no_more_and_no_button_puts_it_back(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var (one, other) = (await Add(her, "House one", "counselling"), await Add(her, "House other", "legal-aid"));
        // Both in one and the same house, as a feed or a claim leaves them.
        await using (var db = network.Site.Node.Open())
        {
            var house = (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == one, Cancel)).Document.At[0].LocationId;
            var record = await db.Listings.SingleAsync(l => l.Id == other, Cancel);
            record.Document = record.Document with { At = [record.Document.At[0] with { LocationId = house }] };
            await db.ListingPlaces.Where(p => p.ListingId == other).ExecuteDeleteAsync(Cancel);
            db.ListingPlaces.Add(new() { ListingId = other, LocationId = house });
            await db.SaveChangesAsync(Cancel);
            await Server.Listings.PublishListings.Publish(db, [other], Cancel);
        }
        await MakeSecret(network, her, one, ("others", "stay"));
        await her.Open($"{All}/{one}");
        Assert.False(her.Sees(Street), her.Page);
        await Undo(her, one);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("is not put back by a button"), her.Page);
        Assert.Contains("connect-src 'self'", her.Policy, StringComparison.Ordinal);
        Assert.DoesNotContain(Street, await Public(network, one), StringComparison.Ordinal);
        Assert.Contains(Street, await Public(network, other), StringComparison.Ordinal);
        // Typed anew, it stands there again: that is hers to say.
        await her.Open($"{All}/{one}/places");
        await her.Send(
            $"{All}/{one}/places/{await At(network, one)}",
            ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")),
            ("town", "KG-osh"),
            ("address-shown", "yes"),
            ("address", Street)
        );
        Assert.Contains(Street, await Public(network, one), StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_address_of_a_shelter_is_taken_only_with_a_word_on_who_knows_it(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        Assert.Equal(Guid.Empty, await Add(her, "Refuge", "shelter"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("This is a shelter") && her.Sees("name=\"address-agreed\""), her.Page);
        await using (var db = network.Site.Node.Open())
            Assert.DoesNotContain(
                Street,
                StoredJson.Write(await db.Locations.AsNoTracking().Select(l => l.Document).ToListAsync(Cancel)),
                StringComparison.Ordinal
            );
        var shelter = await Add(her, "Refuge", "shelter", ("address-agreed", "yes"));
        Assert.Contains(Street, await Public(network, shelter), StringComparison.Ordinal);

        // A second place, and another address for the first.
        await her.Open($"{All}/{shelter}/places");
        foreach (var path in new[] { "", $"/{await At(network, shelter)}" })
        {
            (string, string)[] said =
            [
                ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")),
                ("town", "KG-osh"),
                ("address-shown", "yes"),
                ("address", "Another canary lane 8"),
            ];
            await her.Send($"{All}/{shelter}/places{path}", said);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        }
        Assert.DoesNotContain("Another canary", await Public(network, shelter), StringComparison.Ordinal);

        // What becomes a shelter afterwards is asked too.
        var house = await Add(her, "House", "counselling");
        (string, string)[] becomes =
        [
            ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")),
            ("kinds-shown", "yes"),
            ("kinds", "counselling"),
            ("kinds", "shelter"),
        ];
        await her.Send($"{All}/{house}", becomes);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("This is a shelter"), her.Page);
        await her.Send($"{All}/{house}", [.. becomes, ("address-agreed", "yes")]);
        Assert.Equal(HttpStatusCode.OK, her.Status);
    }
}
