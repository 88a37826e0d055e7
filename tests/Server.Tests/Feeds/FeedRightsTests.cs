using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Feeds;

/// <summary>Who may not keep feeds, and where nobody may.</summary>
public sealed class FeedRightsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_without_the_office_sees_brings_or_takes_a_feed(Provider provider)
    {
        await using var feeds = await FeedsSite.Open(provider);
        using var feed = TestFeed.Sound();
        var id = await feeds.Bring(feed);
        var mark = feeds.Mark();
        var token = feeds.Her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        string[] pages = ["", "/bring", $"/editions/{id}", $"/editions/{id}/so-far", "/schedules/new"];
        string[] acts =
        [
            "/bring",
            $"/editions/{id}/take",
            $"/editions/{id}/drop",
            $"/runs/{id}/back",
            "/schedules/new",
            $"/schedules/{id}/fetch",
            $"/schedules/{id}/remove",
        ];
        var nobody = new Persona(feeds.Site);
        foreach (var role in new[] { Role.Coordinator, Role.CivilSocietyFocalPoint, Role.DataOfficer, Role.Caseworker })
        {
            await FeedsSite.Appoint(feeds.Site, "aigul", role);
            foreach (var page in pages)
            {
                await feeds.Her.Open(FeedsSite.Feeds + page);
                Assert.Equal(HttpStatusCode.Forbidden, feeds.Her.Status);
            }
            foreach (var act in acts)
            {
                await feeds.Her.SendRaw(FeedsSite.Feeds + act, ("form-token", token), ("mark", mark));
                Assert.Equal(HttpStatusCode.Forbidden, feeds.Her.Status);
                await nobody.SendRaw(FeedsSite.Feeds + act, ("mark", mark));
                Assert.Equal(HttpStatusCode.Unauthorized, nobody.Status);
            }
            await feeds.Her.Open("/waiting");
            Assert.False(feeds.Her.Sees("waits for your decision"), feeds.Her.Page);
        }
        Assert.Equal(1, await feeds.Kept());
        Assert.Empty(await feeds.Services());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_demonstration_takes_no_feed_and_says_so(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);
        await her.Open(FeedsSite.Feeds);
        Assert.True(her.Sees("invented and real entries never meet"), her.Page);
        Assert.False(her.Sees("/feeds/bring"));
        await her.Open("/account");
        var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        foreach (var act in new[] { "/bring", "/schedules/new" })
        {
            await her.SendRaw(FeedsSite.Feeds + act, ("form-token", token), ("address", "https://feeds.example/"), ("name", "x"));
            Assert.Equal(HttpStatusCode.NotFound, her.Status);
        }
        await using var db = network.Site.Node.Open();
        Assert.False(await db.FeedReadings.AnyAsync(Cancel) || await db.FeedSchedules.AnyAsync(Cancel));
    }
}
