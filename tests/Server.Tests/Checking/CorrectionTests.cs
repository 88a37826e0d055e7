using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Checking;
using Tirek.Domain.Members;
using Tirek.Server.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Checking;

/// <summary>What anybody says is wrong in the directory: who reads it, what is kept, and that it is no probe.</summary>
public sealed class CorrectionTests
{
    private const string Canary = "The number is 000 55 canary";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The invented network, in which no reader has written yet.</summary>
    private static async Task<Network.Members> Open(Provider provider)
    {
        var network = await Network.Members.Open(provider);
        await using var db = network.Site.Node.Open();
        await db.Corrections.ExecuteDeleteAsync(Cancel);
        return network;
    }

    private static async Task Write(Network.Members network, Guid id, string words = Canary)
    {
        // Without a cookie and without a token: nothing is set in the browser of who writes.
        using var form = new FormUrlEncodedContent([new("about", "Number"), new("about", "Closed"), new("words", words)]);
        using var answer = await network.Site.Browser.PostAsync($"/en/correct/{id}", form, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_what_was_decided_or_grew_too_old_the_bytes_go_too(Provider provider)
    {
        await using var network = await Open(provider);
        var own = await CheckTests.Due(network, OrganizationKind.CrisisCentre, "KZ");
        var her = await network.Kazakh();
        await using var db = network.Site.Node.Open();
        foreach (var isDecided in new[] { true, false })
        {
            await Write(network, own.Id, "bytes-of-a-canary");
            if (isDecided)
            {
                await her.Open("/corrections");
                await her.Send($"/corrections/{await db.Corrections.Select(c => c.Id).SingleAsync(Cancel)}");
            }
            else
                await KeepRetention.DeleteOld(db, TimeProvider.System.GetUtcNow().AddDays(CorrectionRule.KeptDays + 2), Cancel);
            Assert.False(await db.Corrections.AnyAsync(Cancel));
            if (provider == Provider.Postgres)
                await ForgottenTests.CountedAsDead(db, "Corrections");
            Assert.True(await LettingGo.Try(db, attempts: 10, Cancel));
            if (provider == Provider.Sqlite)
                foreach (var file in new[] { network.Site.Node.Folder.Database, network.Site.Node.Folder.Database + "-wal" })
                    Assert.False(await ForgottenTests.Holds(file, "bytes-of-a-canary"), file);
            else
                Assert.Equal(0, await ForgottenTests.DeadRows(db, "Corrections"));
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Only_who_decides_reads_it_and_deciding_deletes_it(Provider provider)
    {
        await using var network = await Open(provider);
        var own = await CheckTests.Due(network, OrganizationKind.CrisisCentre, "KZ");
        var nobodys = await CheckTests.Due(network);
        await Write(network, own.Id, "of a member canary");
        await Write(network, nobodys.Id, "of nobody canary");
        foreach (
            var stranger in new[]
            {
                await network.Uzbek(),
                await network.State("KZ"),
                await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.CivilSocietyFocalPoint),
            }
        )
        {
            await stranger.Open("/corrections");
            Assert.False(stranger.Sees("canary"));
        }
        var reader = new Persona(network.Site);
        foreach (var path in new[] { $"/find/{own.Id}", $"/correct/{own.Id}", $"/find/{nobodys.Id}" })
        {
            await reader.Open(path);
            Assert.False(reader.Sees("canary"));
        }
        // The regional co-ordinator decides where nobody in the network owns it, and nothing over a member's head.
        var regional = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);
        await regional.Open("/corrections");
        Assert.True(regional.Sees("of nobody canary") && !regional.Sees("of a member canary"));
        await using var db = network.Site.Node.Open();
        var id = await db.Corrections.Where(c => c.ListingId == own.Id).Select(c => c.Id).SingleAsync(Cancel);
        await regional.SendRaw($"/corrections/{id}", ("form-token", regional.Match("name=\"form-token\" value=\"([^\"]+)\"")));
        Assert.Equal(2, await db.Corrections.CountAsync(Cancel));

        var her = await network.Kazakh();
        await her.Open("/waiting");
        Assert.True(her.Sees("What others say is not right: 2"));
        await her.Open("/corrections");
        Assert.True(her.Sees("of a member canary") && her.Sees("a telephone number") && her.Sees("it is closed"));
        await her.Send($"/corrections/{id}");
        Assert.False(her.Sees("of a member canary"));
        Assert.Equal(1, await db.Corrections.CountAsync(Cancel));
        await her.Open("/organization/trail");
        Assert.True(her.Sees("settled what somebody said is not right"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task It_changes_nothing_and_answers_alike_whatever_is_hidden(Provider provider)
    {
        await using var network = await Open(provider);
        var listing = await CheckTests.Due(network);
        var before = await network.Site.Get($"/en/find/{listing.Id}");
        await Write(network, listing.Id);
        Assert.Equal(before, await network.Site.Get($"/en/find/{listing.Id}"));
        await using var db = network.Site.Node.Open();
        await db.Listings.Where(l => l.Id == listing.Id).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsHidden, true), Cancel);
        await Server.Listings.PublishListings.Publish(db, [listing.Id], Cancel);
        var pages = new List<string>();
        foreach (var id in new[] { listing.Id, Guid.CreateVersion7() })
        foreach (var isSent in new[] { false, true })
        {
            using var answer = isSent
                ? await network.Site.Send($"/en/correct/{id}", ("about", "Number"))
                : await network.Site.Browser.GetAsync($"/en/correct/{id}", Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            pages.Add((await answer.Content.ReadAsStringAsync(Cancel)).Replace($"{id}", "", StringComparison.Ordinal));
        }
        Assert.Equal(pages[0], pages[2]);
        Assert.Equal(pages[1], pages[3]);
        Assert.Equal(1, await db.Corrections.CountAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_a_reader_only_the_day_is_kept_and_after_thirty_days_nothing(Provider provider)
    {
        await using var network = await Open(provider);
        var listing = await CheckTests.Due(network);
        await Write(network, listing.Id, "");
        await using var db = network.Site.Node.Open();
        var kept = await db.Corrections.AsNoTracking().SingleAsync(Cancel);
        var now = network.Clock.GetUtcNow();
        // The first 48 bits of the id are milliseconds of its instant: midnight.
        var at = Convert.ToInt64(kept.Id.ToString("N")[..12], 16);
        Assert.Equal(new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).ToUnixTimeMilliseconds(), at);
        await KeepRetention.DeleteOld(db, now.AddDays(CorrectionRule.KeptDays), Cancel);
        Assert.True(await db.Corrections.AnyAsync(Cancel));
        await KeepRetention.DeleteOld(db, now.AddDays(CorrectionRule.KeptDays + 1), Cancel);
        Assert.False(await db.Corrections.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Bad_forms_are_told_and_a_flood_ends(Provider provider)
    {
        await using var network = await Open(provider);
        var listing = await CheckTests.Due(network);
        using (var empty = await network.Site.Send($"/en/correct/{listing.Id}", ("words", "kept words"), ("about", "Everything")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
            Assert.Contains("kept words", await empty.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
        using (var tooLong = await network.Site.Send($"/en/correct/{listing.Id}", ("about", "Number"), ("words", new string('x', 501))))
            Assert.Equal(HttpStatusCode.BadRequest, tooLong.StatusCode);
        for (var i = 0; i < CorrectionRule.MostOfOneListing; i++)
            await Write(network, listing.Id, $"{i}");
        using (var oneMore = await network.Site.Send($"/en/correct/{listing.Id}", ("about", "Number")))
            Assert.Equal(HttpStatusCode.TooManyRequests, oneMore.StatusCode);
        await using var db = network.Site.Node.Open();
        Assert.Equal(CorrectionRule.MostOfOneListing, await db.Corrections.CountAsync(Cancel));
        // A colleague who calls is heard all the same.
        var her = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);
        await her.Open($"/checks/{listing.Id}");
        await her.Send($"/checks/{listing.Id}", ("about", "Closed"), ("words", "They moved"));
        Assert.EndsWith("/checks", her.At, StringComparison.Ordinal);
        await her.Open("/corrections");
        Assert.True(her.Sees("They moved") && her.Sees("from a call"));
    }
}
