using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Demonstration;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Responses;

/// <summary>A number that only members may read stands beside those for everybody, and says so: else it would be read out to a client.</summary>
public sealed class ForMembersTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task It_is_marked_on_the_sheet_and_its_form_and_stands_on_no_paper(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var shelter = DemonstrationListing.Id(2, "shelter");
        await using (var db = network.Site.Node.Open())
        {
            var record = await db.Listings.SingleAsync(l => l.Id == shelter, Cancel);
            Held<Phone> Number(Audience reader, string number) => Held.For(reader, new Phone(Guid.CreateVersion7(), number));
            record.Document = record.Document with
            {
                Phones = [Number(Audience.Public, "000 77 77"), Number(Audience.Professionals, "000 88 88")],
            };
            await db.SaveChangesAsync(Cancel);
            await PublishListings.Publish(db, [shelter], Cancel);
        }
        var her = await network.Programme();
        foreach (var path in new[] { "/places/KG-osh", "/places/KG-osh/change" })
        {
            await her.Open(path);
            var (open, members) = (
                her.Page.IndexOf("000 77 77", StringComparison.Ordinal),
                her.Page.IndexOf("000 88 88", StringComparison.Ordinal)
            );
            Assert.True(open > 0 && members > 0, path + her.Page);
            Assert.Contains("only for members of the network", her.Page.Substring(members, 120), StringComparison.Ordinal);
            Assert.DoesNotContain(
                "only for members",
                her.Page.Substring(open, Math.Min(60, Math.Abs(members - open))),
                StringComparison.Ordinal
            );
        }
        foreach (var path in new[] { "/en/places/KG-osh/sheet.pdf", "/en/places/KG-osh/sheet.docx" })
            Assert.DoesNotContain(
                "000 88 88",
                Printing.Everything(await Printing.Bytes(network.Site, her, path)),
                StringComparison.Ordinal
            );
        var police = await network.State("KG");
        await police.Open("/places/KG-osh");
        Assert.False(police.Sees("000 88 88") || police.Sees("only for members of the network"));
    }
}
