using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Checking;
using Tirek.Domain.Members;
using Tirek.Server.Accounts;
using Tirek.Server.Checking;
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
        // To load the page again sends nothing again.
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/en/correct/{id}/sent", answer.Headers.Location!.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("Thank you", await network.Site.Get($"/en/correct/{id}/sent"), StringComparison.Ordinal);
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
        {
            // From one place no more than a few are taken in an hour.
            if (i > 0 && i % CorrectionRule.MostOfOnePlace == 0)
            {
                await Refused(network, listing.Id);
                network.Clock.Forward(TimeSpan.FromHours(1));
            }
            await Write(network, listing.Id, $"{i}");
        }
        network.Clock.Forward(TimeSpan.FromHours(1));
        await Refused(network, listing.Id);
        await using var db = network.Site.Node.Open();
        Assert.Equal(CorrectionRule.MostOfOneListing, await db.Corrections.CountAsync(Cancel));
        // A colleague who calls is heard all the same.
        var her = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);
        await her.Open($"/checks/{listing.Id}");
        await her.Send($"/checks/{listing.Id}", ("about", "Closed"), ("words", "They moved"));
        Assert.EndsWith($"/checks?done=passed-on&entry={listing.Id}", her.At, StringComparison.Ordinal);
        await her.Open("/corrections");
        Assert.True(her.Sees("They moved") && her.Sees("from a call"));
        // All of one entry are settled at once, if they are as many as she was told.
        await her.Send($"/corrections/entry/{listing.Id}", ("count", "3"));
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        Assert.Equal(CorrectionRule.MostOfOneListing + 1, await db.Corrections.CountAsync(Cancel));
        await her.Open("/corrections");
        await her.Send($"/corrections/entry/{listing.Id}", ("count", $"{CorrectionRule.MostOfOneListing + 1}"));
        Assert.False(await db.Corrections.AnyAsync(Cancel));
    }

    private static async Task Refused(Network.Members network, Guid id)
    {
        using var answer = await network.Site.Send($"/en/correct/{id}", ("about", "Number"));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("Call the number of the centre", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Your organisation", page, StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Many_at_once_are_no_more_than_may_wait(Provider provider)
    {
        await using var network = await Open(provider);
        var listing = await CheckTests.Due(network);
        async Task<bool> One(int i)
        {
            await using var db = network.Site.Node.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            try
            {
                await WriteCorrection.Write(
                    db,
                    listing.Id,
                    CorrectionOrigin.Reader,
                    [CorrectionAbout.Hours],
                    $"{i}",
                    network.Clock,
                    Cancel
                );
            }
            catch (Domain.Problem)
            {
                return false;
            }
            await transaction.CommitAsync(Cancel);
            return true;
        }
        var kept = await Task.WhenAll(Enumerable.Range(0, CorrectionRule.MostOfOneListing + 8).Select(One));
        Assert.Equal(CorrectionRule.MostOfOneListing, kept.Count(k => k));
        await using var after = network.Site.Node.Open();
        Assert.Equal(CorrectionRule.MostOfOneListing, await after.Corrections.CountAsync(Cancel));
    }

    [Theory, InlineData("about=Number&words=a%00b"), InlineData("about=Number&words=%ff"), InlineData("%00=1&about=Number")]
    public async Task Signs_that_no_text_holds_are_no_form_and_no_fault_of_ours(string body)
    {
        await using var network = await Open(Provider.Sqlite);
        var listing = await CheckTests.Due(network);
        foreach (var path in new[] { $"/en/correct/{listing.Id}", "/en/find", "/en/sign-in", "/en/map" })
        {
            using var form = new StringContent(body, global::System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
            using var answer = await network.Site.Browser.PostAsync(path, form, Cancel);
            Assert.True((int)answer.StatusCode < 500, $"{path} {answer.StatusCode}");
            if (path.Contains("correct", StringComparison.Ordinal) && body.Contains("%00", StringComparison.Ordinal))
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
        await using var db = network.Site.Node.Open();
        Assert.DoesNotContain(
            await db.Corrections.Select(c => c.Words).ToListAsync(Cancel),
            w => w.Contains('\0', StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_no_form_is_told_as_that_to_somebody_signed_in_too()
    {
        await using var network = await Open(Provider.Sqlite);
        var her = await network.Kyrgyz();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/en/organization/services/new")
        {
            Content = new StringContent("name=a%00b", global::System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("Cookie", string.Join("; ", her.Cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await network.Site.Browser.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(page.Contains("We could not read that form", StringComparison.Ordinal), page);
        Assert.DoesNotContain("open too long", page, StringComparison.Ordinal);
    }
}
