using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Demonstration;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Gaps;

/// <summary>What is closed for a time is missing, on the table and on the map alike; and that a house is hidden is not said to be none.</summary>
public sealed class ClosedForATimeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_closed_service_counts_neither_in_the_table_nor_on_the_map(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        async Task<(int Table, int Map)> Counted()
        {
            var table = (await her.Open("/gaps?country=KG")).Page;
            var row = table[table.IndexOf("/gaps/KG-GB\"", StringComparison.Ordinal)..];
            var map = (await her.Open("/gaps/KG/map")).Page;
            return (
                int.Parse(Regex.Match(row, "data-label=\"Services\">([0-9]+)<").Groups[1].Value, null),
                int.Parse(Regex.Match(map, "Bishkek ([0-9]+)").Groups[1].Value, null)
            );
        }
        var before = await Counted();
        await using (var db = network.Site.Node.Open())
        {
            var town = db.PublicPresences.Where(p => p.PlaceKey == "KG-bishkek" && p.Presence == Domain.Map.Presence.Shown);
            var id = await town.Where(p => db.PublicReaches.Any(r => r.ListingId == p.ListingId))
                .Select(p => p.ListingId)
                .FirstAsync(Cancel);
            var record = await db.Listings.SingleAsync(l => l.Id == id, Cancel);
            record.Document = record.Document with { Status = ListingStatus.TemporarilyClosed };
            await db.SaveChangesAsync(Cancel);
            await PublishListings.Publish(db, [id], Cancel);
        }
        Assert.Equal((before.Table - 1, before.Map - 1), await Counted());
        Assert.True(her.Sees("Services that are closed for a time are not counted."), her.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Help_whose_address_nobody_is_told_is_not_said_to_be_none(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        await her.Open("/gaps/KG-GO");
        // Every shelter of the demonstration is hidden.
        Assert.Contains("data-label=\"Shelter\">no address shown<", her.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-label=\"Shelter\">none<", her.Page, StringComparison.Ordinal);
        Assert.True(DemonstrationListing.IsHidden("shelter"));
    }
}
