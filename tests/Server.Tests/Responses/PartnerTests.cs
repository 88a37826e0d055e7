using Tirek.Domain.Responses;
using Tirek.Server.Demonstration;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Claims;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Responses;

/// <summary>Whom a sheet proposes for the partners of the men in a programme.</summary>
public sealed class PartnerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_stands_for_the_womens_service_now_is_proposed_and_can_be_named(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var women = DemonstrationListing.Id(1, "counselling");
        var now = await entries.Add("now", town: "KG-bishkek");
        await using (var db = entries.Open())
        {
            db.ListingAliases.Add(
                new()
                {
                    Id = women,
                    IntoId = now,
                    KeptId = now,
                    PairId = Guid.CreateVersion7(),
                    Taken = [],
                }
            );
            await db.SaveChangesAsync(Cancel);
            await PublishListings.Publish(db, [women, now], Cancel);
        }
        var her = await network.Kyrgyz();
        await her.Open("/places");
        await her.Send("/places", ("town", "KG-jalal-abad"));
        Assert.DoesNotContain($"{women}", her.Page, StringComparison.Ordinal);
        var form = SheetForm.Read(her, "KG-jalal-abad");
        await form.Tick(ResponseTask.ProgrammePartner, now).Send(her);
        Assert.EndsWith("/places/KG-jalal-abad?done=saved", her.At, StringComparison.Ordinal);
        Assert.True(her.Sees("House now"), her.Page);
    }
}
