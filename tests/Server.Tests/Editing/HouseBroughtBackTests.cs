using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Claims;
using Tirek.Server.Tests.Duplicates;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Editing;

/// <summary>An address that is made secret comes back neither with an entry that is confirmed anew, nor by a merge that is undone.</summary>
public sealed class HouseBroughtBackTests
{
    private const string All = "/organization/services";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Guid> Add(Persona her, string name, string address, string town = "KG-osh")
    {
        await her.Open($"{All}/new");
        await her.Send(
            $"{All}/new",
            [("name", name), ("kinds", "counselling"), ("phone", "000 55"), ("phone-for", "Public"), .. Place(address, town)]
        );
        Assert.Equal(HttpStatusCode.OK, her.Status);
        return Guid.Parse(her.At.Split('?')[0][^36..]);
    }

    private static (string, string)[] Place(string? address, string town = "KG-osh") =>
        [("town", town), ("address-shown", address is null ? "no" : "yes"), ("address", address ?? "")];

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

    private static Task<string> Public(Network.Members network, Guid id) => network.Site.Get($"/en/find/{id}");

    private static async Task<string> Stored(Network.Members network)
    {
        await using var db = network.Site.Node.Open();
        return StoredJson.Write(await db.Locations.AsNoTracking().Select(l => l.Document).ToListAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_entry_that_was_given_back_and_is_confirmed_anew_shows_its_area(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var entry = await entries.Add("seven");
        var her = await network.Uzbek();
        var decides = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);
        var claim = await entries.Claim(her, entry);
        var own = await entries.Confirm(decides, claim);
        Assert.Contains("Example street seven", await Public(network, own), StringComparison.Ordinal);
        await her.Open("/organization/claims");
        await her.Send($"/organization/claims/{claim}/give-back");
        Assert.Equal(HttpStatusCode.OK, her.Status);
        var (one, stays) = (
            await Add(her, "House one", "Example street seven", "UZ-tashkent"),
            await Add(her, "House stays", "Example street seven", "UZ-tashkent")
        );
        // Their focal point decides about entries of its country: there her houses are as well.
        await using (var db = network.Site.Node.Open())
        {
            var at = new[] { (await Read(network, one)).At[0].LocationId, (await Read(network, stays)).At[0].LocationId };
            foreach (var place in await db.Locations.Where(l => at.Contains(l.Id)).ToListAsync(Cancel))
                place.Document = place.Document with
                {
                    Whereabouts = ((Whereabouts.Shown)place.Document.Whereabouts) with { TownKey = "KZ-almaty" },
                };
            await db.SaveChangesAsync(Cancel);
        }
        await SendAt(network, her, one, 0, "", [.. Place(null, "UZ-tashkent"), ("others", "stay")]);
        Assert.Equal(HttpStatusCode.OK, her.Status);
        var again = await entries.Claim(her, entry);
        Assert.Equal(own, await entries.Confirm(decides, again));
        Assert.DoesNotContain("Example street seven", await Public(network, own), StringComparison.Ordinal);
        Assert.Contains("Example street seven", await Public(network, stays), StringComparison.Ordinal);
        await her.Open($"{All}/{own}");
        Assert.True(her.Sees("House seven") && !her.Sees("Example street"), her.Page);
        await her.Send($"{All}/{own}/undo", ("sequence", her.Match("name=\"sequence\" value=\"([0-9]+)\"")));
        Assert.DoesNotContain("Example street seven", await Public(network, own), StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_merge_that_is_undone_brings_it_back_neither_here_nor_there(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var twins = new Twins(network);
        var own = (await network.Of(OrganizationKind.Shelter, "UZ")).DirectoryId;
        var (goes, stays) = (await twins.Add("seven", own, "UZ-tashkent"), await twins.Add("eight", own, "UZ-tashkent"));
        await twins.Look();
        var her = await network.Uzbek();
        await Twins.Merge(her, goes, stays, ("field-places", Twins.Goes(goes, stays)));
        var one = await Add(her, "House one", "Example street eight", "UZ-tashkent");
        await SendAt(network, her, one, 0, "", Place(null, "UZ-tashkent"));
        Assert.Equal(HttpStatusCode.OK, her.Status);
        await her.Open(Twins.Path(goes, stays));
        await her.Send($"{Twins.Path(goes, stays)}/undo");
        Assert.Equal(HttpStatusCode.OK, her.Status);
        foreach (var id in new[] { goes, stays })
            Assert.DoesNotContain("Example street eight", await Public(network, id), StringComparison.Ordinal);
        Assert.DoesNotContain("Example street eight", await Stored(network), StringComparison.Ordinal);
        Assert.NotEmpty((await Read(network, stays)).At);
    }
}
