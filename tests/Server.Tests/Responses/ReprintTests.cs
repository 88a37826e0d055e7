using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Responses;
using Tirek.Server.Data;
using Tirek.Server.Demonstration;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Responses;

/// <summary>Paper that was given out and tells an address that nobody may know any more, or a service that is closed, is to be printed anew.</summary>
public sealed class ReprintTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task Change(Network.Members network, Guid id, Func<AppDb, ListingRecord, Task> change)
    {
        await using var db = network.Site.Node.Open();
        var record = await db.Listings.SingleAsync(l => l.Id == id, Cancel);
        await change(db, record);
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [id], Cancel);
    }

    private static Task MakeSecret(AppDb db, ListingRecord record)
    {
        var place = new LocationRecord
        {
            Id = Guid.CreateVersion7(),
            Document = new(Guid.Empty) { Whereabouts = new Whereabouts.AreaOnly("KG-osh", "KG") },
        };
        place.Document = place.Document with { Id = place.Id };
        db.Locations.Add(place);
        db.ListingPlaces.Add(new() { ListingId = record.Id, LocationId = place.Id });
        record.Document = record.Document with { At = [.. record.Document.At.Select(a => a with { LocationId = place.Id })] };
        return Task.CompletedTask;
    }

    private static Task Close(ListingRecord record, ListingStatus status)
    {
        record.Document = record.Document with { Status = status };
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(Provider.Sqlite, "secret")]
    [InlineData(Provider.Postgres, "secret")]
    [InlineData(Provider.Sqlite, "closed")]
    [InlineData(Provider.Postgres, "closed")]
    [InlineData(Provider.Sqlite, "gone")]
    [InlineData(Provider.Postgres, "gone")]
    internal async Task The_line_is_told_on_sheet_and_booklet_and_the_address_is_not(Provider provider, string what)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var counselling = DemonstrationListing.Id(1, "counselling");
        string street;
        await using (var db = network.Site.Node.Open())
        {
            var at = (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == counselling, Cancel)).Document.At[0].LocationId;
            var house = (await db.Locations.AsNoTracking().SingleAsync(l => l.Id == at, Cancel)).Document.Whereabouts;
            street = ((Whereabouts.Shown)house).Addresses[0].Address1!;
        }
        await her.Open("/places/KG-osh");
        await her.Send("/places/KG-osh/given-out");
        await her.Open("/places/KG/booklet");
        await her.Send("/places/KG/given-out");
        Assert.False(her.Sees("Print it anew"), her.Page);
        await Change(
            network,
            counselling,
            (db, record) =>
                what switch
                {
                    "secret" => MakeSecret(db, record),
                    "closed" => Close(record, ListingStatus.TemporarilyClosed),
                    _ => Close(record, ListingStatus.Defunct),
                }
        );
        var line = what == "gone" ? "Osh · Counselling · no longer in the directory" : "Osh · Counselling · Example centre 1";
        foreach (var path in new[] { "/places/KG-osh", "/places/KG-osh/sheet", "/places/KG/booklet" })
        {
            await her.Open(path);
            Assert.True(her.Sees("Print it anew") && her.Sees(line), $"{path} {her.Page}");
        }
        if (what == "secret")
        {
            var notice = her.Page[her.Page.IndexOf("Print it anew", StringComparison.Ordinal)..];
            Assert.DoesNotContain(street, notice[..notice.IndexOf("</div>", StringComparison.Ordinal)], StringComparison.Ordinal);
            await using var db = network.Site.Node.Open();
            var kept = string.Concat((await db.PrintedEditions.AsNoTracking().ToListAsync(Cancel)).SelectMany(e => e.Lines));
            Assert.DoesNotContain(street, kept, StringComparison.Ordinal);
        }
    }
}
