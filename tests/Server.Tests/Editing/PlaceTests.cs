using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Editing;

/// <summary>A service is given in several places: an owner adds, changes and removes them, and an address that becomes secret is nowhere any more.</summary>
public sealed class PlaceTests
{
    private const string All = "/organization/services";
    private const string Street = "Canary street 7";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Guid> Ours(Network.Members network)
    {
        var organization = await network.Of(OrganizationKind.WomensResourceCentre, "KG");
        await using var db = network.Site.Node.Open();
        return await db
            .Listings.Where(l => l.OrganizationId == organization.DirectoryId && db.PublicListings.Any(p => p.Id == l.Id && !p.IsProgramme))
            .OrderBy(l => l.Id)
            .Select(l => l.Id)
            .FirstAsync(Cancel);
    }

    private static async Task<Listing> Read(Network.Members network, Guid id)
    {
        await using var db = network.Site.Node.Open();
        return (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, Cancel)).Document;
    }

    private static async Task<Persona> Send(Persona her, Guid id, string at, params (string Name, string Value)[] fields)
    {
        await her.Open($"{All}/{id}/places");
        return await her.Send($"{All}/{id}/places{at}", [("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")), .. fields]);
    }

    private static (string, string)[] Place(string town, string? address) =>
        [("town", town), ("address-shown", address is null ? "no" : "yes"), ("address", address ?? "")];

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_else_sees_or_moves_a_place_and_none_comes_from_another_service(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var id = await Ours(network);
        var before = StoredJson.Write(await Read(network, id));
        var at = (await Read(network, id)).At[0].Id;
        var others = new[]
        {
            (await network.Kazakh(), HttpStatusCode.NotFound),
            (await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.Caseworker), HttpStatusCode.Forbidden),
        };
        foreach (var (her, status) in others)
        {
            Assert.Equal(status, (await her.Open($"{All}/{id}/places")).Status);
            await her.Open("/account");
            var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
            foreach (var act in new[] { "", $"/{at}", $"/{at}/remove" })
                Assert.Equal(
                    status,
                    (await her.SendRaw($"{All}/{id}/places{act}", [("form-token", token), ("mark", ""), .. Place("KG-osh", Street)])).Status
                );
        }
        // A place of another organisation's service is none of hers.
        var owner = await network.Kyrgyz();
        await using var db = network.Site.Node.Open();
        var kazakh = (await network.Of(OrganizationKind.CrisisCentre, "KZ")).DirectoryId;
        var foreign = (await db.Listings.AsNoTracking().FirstAsync(l => l.OrganizationId == kazakh, Cancel)).Document.At[0].Id;
        await owner.Open($"{All}/{id}/places");
        var (hers, mark) = (owner.Match("name=\"form-token\" value=\"([^\"]+)\""), owner.Match("name=\"mark\" value=\"([0-9A-F]+)\""));
        foreach (var act in new[] { $"/{foreign}", $"/{foreign}/remove", $"/{Guid.CreateVersion7()}" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await owner.SendRaw($"{All}/{id}/places{act}", [("form-token", hers), ("mark", mark), .. Place("KG-osh", Street)])).Status
            );
        // A town abroad is no town of hers, and one who saw another state looks again.
        await Send(owner, id, "", Place("KZ-almaty", Street));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Status);
        await owner.SendRaw($"{All}/{id}/places", [("form-token", hers), ("mark", "0000"), .. Place("KG-osh", Street)]);
        Assert.Equal(HttpStatusCode.Conflict, owner.Status);
        Assert.Equal(before, StoredJson.Write(await Read(network, id)));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_second_and_a_third_place_are_added_changed_removed_and_taken_back(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, id) = (await network.Kyrgyz(), await Ours(network));
        var first = (await Read(network, id)).At[0];
        await Send(her, id, "", Place("KG-osh", Street));
        await Send(her, id, "", Place("KG-naryn", null));
        Assert.True(her.Sees("Osh") && her.Sees(Street) && her.Sees("only the area is shown"), her.Page);
        // What readers see of it, which is more than the town.
        Assert.True(her.Sees("Readers see: Kyrgyzstan."), her.Page);
        Assert.Contains(Street, await network.Site.Get($"/en/find/{id}"), StringComparison.Ordinal);
        await using var db = network.Site.Node.Open();
        Assert.Equal(3, await db.ListingPlaces.CountAsync(p => p.ListingId == id, Cancel));
        Assert.Contains(await db.PublicPresences.Where(p => p.ListingId == id).ToListAsync(Cancel), p => p.PlaceKey == "KG-osh");
        var second = (await Read(network, id)).At[1].Id;
        await Send(her, id, $"/{second}", Place("KG-osh", "Another street 8"));
        Assert.DoesNotContain(Street, await network.Site.Get($"/en/find/{id}"), StringComparison.Ordinal);
        await her.Open($"{All}/{id}");
        Assert.True(her.Sees(Street) && her.Sees("Another street 8"));
        await her.Send($"{All}/{id}/undo", ("sequence", her.Match("name=\"sequence\" value=\"([0-9]+)\"")));
        Assert.Contains(Street, await network.Site.Get($"/en/find/{id}"), StringComparison.Ordinal);
        Assert.Equal(
            (await Read(network, id)).At.Select(a => a.LocationId).Order(),
            await db.ListingPlaces.Where(p => p.ListingId == id).Select(p => p.LocationId).OrderBy(p => p).ToListAsync(Cancel)
        );
        foreach (var at in (await Read(network, id)).At.Skip(1).Select(a => a.Id).ToList())
            await Send(her, id, $"/{at}/remove");
        Assert.Equal([first.LocationId], (await Read(network, id)).At.Select(a => a.LocationId));
        // One stays.
        await her.Open($"{All}/{id}/places");
        Assert.False(her.Sees("/remove\""));
        await her.SendRaw(
            $"{All}/{id}/places/{first.Id}/remove",
            ("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\"")),
            ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\""))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        // What she writes there is followed beside it, as on the page itself.
        Assert.Contains("connect-src 'self'", her.Policy, StringComparison.Ordinal);
        await her.Open("/organization/trail");
        Assert.True(her.Sees("removed a place of a service"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_address_that_becomes_secret_is_nowhere_any_more_and_taking_back_does_not_bring_it_back(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, id) = (await network.Kyrgyz(), await Ours(network));
        await Send(her, id, "", Place("KG-osh", Street));
        var at = (await Read(network, id)).At[1];
        await Send(her, id, $"/{at.Id}", Place("KG-osh", null));
        foreach (var page in new[] { $"/en/find/{id}", $"/hsds/services/{id}" })
            Assert.DoesNotContain(Street, await network.Site.Get(page), StringComparison.Ordinal);
        await using var db = network.Site.Node.Open();
        Assert.DoesNotContain(
            Street,
            StoredJson.Write(await db.Locations.AsNoTracking().Select(l => l.Document).ToListAsync(Cancel)),
            StringComparison.Ordinal
        );
        await her.Open($"{All}/{id}");
        Assert.False(her.Sees(Street));
        await her.Send($"{All}/{id}/undo", ("sequence", her.Match("name=\"sequence\" value=\"([0-9]+)\"")));
        Assert.DoesNotContain(Street, await network.Site.Get($"/en/find/{id}"), StringComparison.Ordinal);
        Assert.True(await db.PublicListings.AnyAsync(p => p.Id == id, Cancel));
        // The place stays, by its area.
        Assert.Equal(at.Id, (await Read(network, id)).At[1].Id);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_address_that_was_shown_by_mistake_and_is_taken_back_is_nowhere_any_more(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, id) = (await network.Kyrgyz(), await Ours(network));
        await Send(her, id, "", Place("KG-osh", null));
        var at = (await Read(network, id)).At[1];
        await using var db = network.Site.Node.Open();
        // Words about the way, which stay with the place when it is shown.
        var record = await db.Listings.SingleAsync(l => l.Id == id, Cancel);
        var way = Domain.Languages.LocalText.Of("Behind the canary mill");
        record.Document = record.Document with
        {
            At = [.. record.Document.At.Select(a => a.Id == at.Id ? a with { Description = way } : a)],
        };
        var versions = await db.ListingVersions.Where(v => v.ListingId == id).ToListAsync(Cancel);
        versions.MaxBy(v => v.Sequence)!.Document = record.Document;
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();
        await Send(her, id, $"/{at.Id}", Place("KG-osh", Street));
        Assert.Contains(Street, await network.Site.Get($"/en/find/{id}"), StringComparison.Ordinal);
        Assert.Contains("canary mill", StoredJson.Write(await Read(network, id)), StringComparison.Ordinal);
        await her.Open($"{All}/{id}");
        await her.Send($"{All}/{id}/undo", ("sequence", her.Match("name=\"sequence\" value=\"([0-9]+)\"")));
        Assert.Equal(at.LocationId, (await Read(network, id)).At[1].LocationId);
        foreach (
            var stored in new[]
            {
                StoredJson.Write(await db.Locations.AsNoTracking().Select(l => l.Document).ToListAsync(Cancel)),
                StoredJson.Write(await db.ListingVersions.AsNoTracking().Select(v => v.Document).ToListAsync(Cancel)),
                StoredJson.Write(await db.Listings.AsNoTracking().Select(l => l.Document).ToListAsync(Cancel)),
                await network.Site.Get($"/en/find/{id}"),
            }
        )
        {
            Assert.DoesNotContain(Street, stored, StringComparison.Ordinal);
            Assert.DoesNotContain("canary mill", stored, StringComparison.Ordinal);
        }
        await her.Open($"{All}/{id}");
        Assert.False(her.Sees(Street), her.Page);
        // No state was written by it but the one that took back.
        Assert.Equal(versions.Count + 2, await db.ListingVersions.CountAsync(v => v.ListingId == id, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Former_spellings_of_an_address_and_words_about_the_way_go_with_it(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, id) = (await network.Kyrgyz(), await Ours(network));
        await Send(her, id, "", Place("KG-osh", Street));
        var at = (await Read(network, id)).At[1];
        await using var db = network.Site.Node.Open();
        var record = await db.Listings.SingleAsync(l => l.Id == id, Cancel);
        record.Document = record.Document with
        {
            At = [record.Document.At[0], at with { Description = Domain.Languages.LocalText.Of("Behind the canary mill") }],
        };
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();
        await Send(her, id, $"/{at.Id}", Place("KG-osh", $"{Street}, floor 2"));
        await Send(her, id, $"/{at.Id}", Place("KG-osh", $"{Street}, floor 3"));
        var houses = await db.ListingVersions.AsNoTracking().Where(v => v.ListingId == id).Select(v => v.Document).ToListAsync(Cancel);
        Assert.Contains("canary mill", StoredJson.Write(houses), StringComparison.Ordinal);
        // An entry that is gone, at the same house: it stands in no list, and keeps nothing of it.
        var gone = await db.Listings.FirstAsync(l => l.Id != id && !db.PublicListings.Any(p => p.Id == l.Id && p.Country != "KG"), Cancel);
        gone.IsGone = true;
        db.ListingPlaces.Add(new() { ListingId = gone.Id, LocationId = (await Read(network, id)).At[1].LocationId });
        await db.SaveChangesAsync(Cancel);
        await Send(her, id, $"/{at.Id}", Place("KG-osh", null));
        Assert.DoesNotContain(
            Street,
            StoredJson.Write(await db.Locations.AsNoTracking().Select(l => l.Document).ToListAsync(Cancel)),
            StringComparison.Ordinal
        );
        foreach (
            var states in new[]
            {
                db.ListingVersions.AsNoTracking().Select(v => v.Document),
                db.Listings.AsNoTracking().Select(l => l.Document),
            }
        )
            Assert.DoesNotContain("canary mill", StoredJson.Write(await states.ToListAsync(Cancel)), StringComparison.Ordinal);
        await her.Open($"{All}/{id}");
        Assert.False(her.Sees(Street));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_house_in_which_another_service_is_given_stays_that_ones(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, id) = (await network.Kyrgyz(), await Ours(network));
        await using var db = network.Site.Node.Open();
        await Send(her, id, "", Place("KG-osh", Street));
        var at = (await Read(network, id)).At[1];
        var own = (await network.Of(OrganizationKind.WomensResourceCentre, "KG")).DirectoryId;
        var other = await db.Listings.FirstAsync(
            l => l.OrganizationId != own && db.PublicListings.Any(p => p.Id == l.Id && p.Country == "KG"),
            Cancel
        );
        other.Document = other.Document with { At = [new(Guid.CreateVersion7(), at.LocationId)] };
        await db.SaveChangesAsync(Cancel);
        db.ListingPlaces.Add(new() { ListingId = other.Id, LocationId = at.LocationId });
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [other.Id], Cancel);
        await Send(her, id, $"/{at.Id}", Place("KG-naryn", null));
        Assert.Contains(Street, await network.Site.Get($"/en/find/{other.Id}"), StringComparison.Ordinal);
        Assert.DoesNotContain(Street, await network.Site.Get($"/en/find/{id}"), StringComparison.Ordinal);
        var moved = (await Read(network, id)).At[1].LocationId;
        var place = await db.Locations.AsNoTracking().SingleAsync(l => l.Id == moved, Cancel);
        Assert.Equal("KG-naryn", Assert.IsType<Whereabouts.AreaOnly>(place.Document.Whereabouts).DistrictKey);
    }
}
