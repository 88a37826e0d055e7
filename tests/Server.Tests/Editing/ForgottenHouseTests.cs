using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Editing;

/// <summary>An address that is made secret comes back by no former state, neither of its own service nor of another of the organisation.</summary>
public sealed class ForgottenHouseTests
{
    private const string All = "/organization/services";
    private const string Street = "Canary street 7";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Guid> Add(Persona her, string name, string address)
    {
        await her.Open($"{All}/new");
        await her.Send(
            $"{All}/new",
            [("name", name), ("kinds", "counselling"), ("phone", "000 55"), ("phone-for", "Public"), .. Place(address)]
        );
        Assert.Equal(HttpStatusCode.OK, her.Status);
        return Guid.Parse(her.At.Split('?')[0][^36..]);
    }

    private static (string, string)[] Place(string? address) =>
        [("town", "KG-osh"), ("address-shown", address is null ? "no" : "yes"), ("address", address ?? "")];

    private static async Task<Listing> Read(Network.Members network, Guid id)
    {
        await using var db = network.Site.Node.Open();
        return (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, Cancel)).Document;
    }

    private static async Task Send(Persona her, Guid id, string at, params (string Name, string Value)[] fields)
    {
        await her.Open($"{All}/{id}/places");
        await her.Send($"{All}/{id}/places{at}", [("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")), .. fields]);
    }

    private static async Task SendAt(
        Network.Members network,
        Persona her,
        Guid id,
        int place,
        string act,
        params (string, string)[] fields
    ) => await Send(her, id, $"/{(await Read(network, id)).At[place].Id}{act}", fields);

    private static async Task Undo(Persona her, Guid id)
    {
        await her.Open($"{All}/{id}");
        Assert.False(her.Sees(Street), her.Page);
        await her.Send($"{All}/{id}/undo", ("sequence", her.Match("name=\"sequence\" value=\"([0-9]+)\"")));
    }

    private static Task<string> Public(Network.Members network, Guid id) => network.Site.Get($"/en/find/{id}");

    private static async Task<string> Stored(Network.Members network)
    {
        await using var db = network.Site.Node.Open();
        return StoredJson.Write(await db.Locations.AsNoTracking().Select(l => l.Document).ToListAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task No_button_of_another_service_that_was_there_before_brings_it_back(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var (removed, moved) = (await Add(her, "House removed", "Other lane 1"), await Add(her, "House moved", "Other lane 2"));
        foreach (var id in new[] { removed, moved })
            await Send(her, id, "", Place($"{Street}, floor 2"));
        await SendAt(network, her, removed, 1, "/remove");
        await SendAt(network, her, moved, 1, "", Place("Other lane 3"));
        var one = await Add(her, "House one", Street);
        // Nobody shows it now but the one: there is nothing to ask.
        await SendAt(network, her, one, 0, "", Place(null));
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.DoesNotContain(Street, await Stored(network), StringComparison.Ordinal);
        foreach (var id in new[] { removed, moved, one })
        {
            await Undo(her, id);
            Assert.DoesNotContain(Street, await Public(network, id), StringComparison.Ordinal);
        }
        // What was elsewhere is as it was.
        Assert.Contains("Other lane 3", await Public(network, moved), StringComparison.Ordinal);
        Assert.Contains("Other lane 1", await Public(network, removed), StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nor_does_it_where_the_house_is_kept_for_a_service_that_goes_on_showing_it(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var (removed, keeps) = (await Add(her, "House removed", "Other lane 1"), await Add(her, "House keeps", "Other lane 2"));
        await Send(her, removed, "", Place(Street));
        var house = (await Read(network, removed)).At[1].LocationId;
        await using (var db = network.Site.Node.Open())
        {
            var record = await db.Listings.SingleAsync(l => l.Id == keeps, Cancel);
            record.Document = record.Document with { At = [record.Document.At[0] with { LocationId = house }] };
            db.ListingPlaces.Add(new() { ListingId = keeps, LocationId = house });
            await db.SaveChangesAsync(Cancel);
            await Server.Listings.PublishListings.Publish(db, [keeps], Cancel);
        }
        await SendAt(network, her, removed, 1, "/remove");
        var one = await Add(her, "House one", Street);
        await SendAt(network, her, one, 0, "", [.. Place(null), ("others", "stay")]);
        Assert.Equal(HttpStatusCode.OK, her.Status);
        await Undo(her, removed);
        Assert.DoesNotContain(Street, await Public(network, removed), StringComparison.Ordinal);
        Assert.Contains(Street, await Public(network, keeps), StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_second_place_of_the_same_service_there_is_asked_about_and_a_removed_one_forgotten(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var id = await Add(her, "House twice", Street);
        await Send(her, id, "", Place($"{Street}, apt 3"));
        await SendAt(network, her, id, 0, "", Place(null));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("Nothing was changed yet") && her.Sees($"{All}/{id}/places\">House twice"), her.Page);
        await SendAt(network, her, id, 0, "", [.. Place(null), ("others", "stay")]);
        Assert.True(her.Sees("can still be read with these services") && her.Sees($"{All}/{id}/places\">House twice"), her.Page);
        Assert.Contains(Street, await Public(network, id), StringComparison.Ordinal);
        await SendAt(network, her, id, 1, "", Place(null));
        Assert.DoesNotContain(Street, await Stored(network), StringComparison.Ordinal);

        var both = await Add(her, "House both", Street);
        await Send(her, both, "", Place(Street));
        await SendAt(network, her, both, 0, "", [.. Place(null), ("others", "too")]);
        Assert.Equal(HttpStatusCode.OK, her.Status);
        var once = await Add(her, "House once", Street);
        await Send(her, once, "", Place(Street));
        await SendAt(network, her, once, 0, "/remove");
        await SendAt(network, her, once, 0, "", Place(null));
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.DoesNotContain(Street, await Stored(network), StringComparison.Ordinal);
        foreach (var forgets in new[] { id, both, once })
        {
            await Undo(her, forgets);
            Assert.DoesNotContain(Street, await Public(network, forgets), StringComparison.Ordinal);
        }
    }
}
