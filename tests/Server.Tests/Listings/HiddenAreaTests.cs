using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Listings;

/// <summary>The areas that stand for hidden places become coarser with the very publishing that makes them too fine.</summary>
public sealed class HiddenAreaTests
{
    private const string District = "KZ-almaty";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A listing of an organisation of its own, of a kind that nobody else gives at a hidden place.</summary>
    private static Guid Add(AppDb db, string name)
    {
        var (organization, place, id) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        db.Organizations.Add(new() { Id = organization, Document = new(organization, LocalText.Of(name)) });
        db.Locations.Add(
            new()
            {
                Id = place,
                Document = new(place) { Whereabouts = new Whereabouts.AreaOnly(District, "KZ") },
            }
        );
        db.Listings.Add(
            new()
            {
                Id = id,
                OrganizationId = organization,
                Document = new(id, organization, LocalText.Of(name)) { Terms = ["transport"], At = [new(Guid.CreateVersion7(), place)] },
            }
        );
        db.ListingPlaces.Add(new() { ListingId = id, LocationId = place });
        return id;
    }

    private static async Task<string?> Area(Network.Members network, Guid listing)
    {
        await using var db = network.Site.Node.Open();
        return (await db.PublicListings.AsNoTracking().SingleAsync(p => p.Id == listing, Cancel)).View.Sites.Single().AreaKey;
    }

    [Theory]
    [InlineData(Provider.Sqlite, "hidden")]
    [InlineData(Provider.Postgres, "hidden")]
    [InlineData(Provider.Sqlite, "moved")]
    [InlineData(Provider.Postgres, "moved")]
    [InlineData(Provider.Sqlite, "another kind")]
    [InlineData(Provider.Postgres, "another kind")]
    internal async Task Where_one_of_three_goes_the_other_two_are_told_of_the_country_alone(Provider provider, string goes)
    {
        await using var network = await Network.Members.Open(provider);
        Guid one;
        Guid other;
        Guid third;
        await using (var db = network.Site.Node.Open())
        {
            (one, other, third) = (Add(db, "Quiet house"), Add(db, "Warm house"), Add(db, "Third house"));
            await db.SaveChangesAsync(Cancel);
            await PublishListings.Publish(db, [one, other, third], Cancel);
        }
        Assert.Equal((District, District), (await Area(network, one), await Area(network, other)));
        await using (var db = network.Site.Node.Open())
        {
            var kept = await db.Listings.SingleAsync(l => l.Id == third, Cancel);
            if (goes == "hidden")
                kept.IsHidden = true;
            else if (goes == "another kind")
                kept.Document = kept.Document with { Terms = ["documents"] };
            else
            {
                var place = Guid.CreateVersion7();
                db.Locations.Add(
                    new()
                    {
                        Id = place,
                        Document = new(place) { Whereabouts = new Whereabouts.Shown([], null, District) },
                    }
                );
                kept.Document = kept.Document with { At = [new(Guid.CreateVersion7(), place)] };
                await db.ListingPlaces.Where(p => p.ListingId == third).ExecuteDeleteAsync(Cancel);
                db.ListingPlaces.Add(new() { ListingId = third, LocationId = place });
            }
            await db.SaveChangesAsync(Cancel);
            await PublishListings.Publish(db, [third], Cancel);
        }
        Assert.Equal(("KZ", "KZ"), (await Area(network, one) ?? "KZ", await Area(network, other) ?? "KZ"));
    }
}
