using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Editing;

/// <summary>What she writes is seen before it is published, or kept for later: by her organisation, and by nobody else.</summary>
public sealed class DraftTests
{
    private const string All = "/organization/services";
    private const string Canary = "draft-canary";

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

    private static string MarkOn(Persona her) => her.Match("name=\"mark\" value=\"([0-9A-F]+)\"");

    /// <summary>Sends the form of the service to where one of its other buttons sends it.</summary>
    private static Task<Persona> Press(Persona her, Guid id, string button, params (string Name, string Value)[] fields) =>
        her.SendRaw(
            $"{All}/{id}/{button}",
            [("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\"")), ("mark", MarkOn(her)), .. fields]
        );

    private static async Task<Guid> Keep(Persona her, Network.Members network, Guid id, params (string Name, string Value)[] fields)
    {
        await her.Open($"{All}/{id}");
        await Press(her, id, "draft", fields);
        Assert.True(her.Sees("Kept as a draft"), her.Page);
        await using var db = network.Site.Node.Open();
        return (await db.ListingDrafts.OrderByDescending(d => d.At).FirstAsync(Cancel)).Id;
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_else_finds_a_draft_or_looks_ahead(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var id = await Ours(network);
        var her = await network.Kyrgyz();
        var draft = await Keep(her, network, id, ("description", Canary));
        var caseworker = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.Caseworker);
        var stranger = await network.Kazakh();
        foreach (var (other, status) in new[] { (caseworker, HttpStatusCode.Forbidden), (stranger, HttpStatusCode.NotFound) })
        {
            Assert.Equal(status, (await other.Open($"{All}/{id}/drafts/{draft}")).Status);
            foreach (var act in new[] { "draft", $"drafts/{draft}/drop", "preview", "preview/others" })
            {
                await other.Open("/account");
                Assert.Equal(status, (await Press(other, id, act, ("description", "theirs"))).Status);
                Assert.False(other.Sees(Canary));
            }
        }
        // Nor by a service of her own.
        var organization = await network.Of(OrganizationKind.CrisisCentre, "KZ");
        await using var db = network.Site.Node.Open();
        var own = await db.Listings.Where(l => l.OrganizationId == organization.DirectoryId).Select(l => l.Id).FirstAsync(Cancel);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"{All}/{own}/drafts/{draft}")).Status);
        Assert.Equal(1, await db.ListingDrafts.CountAsync(Cancel));
        foreach (var page in new[] { $"/en/find/{id}", $"/hsds/services/{id}", "/hsds/services", $"/en/find/{id}/sheet" })
            Assert.DoesNotContain(Canary, await network.Site.Get(page), StringComparison.Ordinal);
        Assert.False(await db.PublicListings.AnyAsync(p => p.Folded.Contains(Canary), Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_draft_is_taken_up_by_a_colleague_and_published_and_gone(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var id = await Ours(network);
        var her = await network.Kyrgyz();
        // What does not fit is kept as well: it is not finished.
        var draft = await Keep(her, network, id, ("description", Canary), ("MO", "from eight"));
        var colleague = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.DataOfficer);
        await colleague.Open(All);
        Assert.True(colleague.Sees("A draft waits: Draft of Example 1, English") && colleague.Sees($"/drafts/{draft}"), colleague.Page);
        var caseworker = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.Caseworker);
        await caseworker.Open(All);
        Assert.False(caseworker.Sees($"/drafts/{draft}"));
        await colleague.Open($"{All}/{id}");
        Assert.True(colleague.Sees("Draft of Example 1") && !colleague.Sees(Canary));
        await colleague.Open($"{All}/{id}/drafts/{draft}");
        Assert.True(colleague.Sees(Canary) && colleague.Sees("from eight"));
        await colleague.Send(
            $"{All}/{id}",
            ("mark", MarkOn(colleague)),
            ("draft", $"{draft}"),
            ("description", Canary),
            ("MO", "from eight")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, colleague.Status);
        await colleague.Send($"{All}/{id}", ("mark", MarkOn(colleague)), ("draft", $"{draft}"), ("description", Canary), ("MO", "8-12"));
        Assert.Contains(Canary, await network.Site.Get($"/en/find/{id}"), StringComparison.Ordinal);
        await using var db = network.Site.Node.Open();
        Assert.False(await db.ListingDrafts.AnyAsync(Cancel));
        // A second draft of hers takes the place of the first; thrown away, nothing of it stays.
        await Keep(her, network, id, ("alert", "one"));
        var second = await Keep(her, network, id, ("alert", "two"));
        Assert.Equal(1, await db.ListingDrafts.CountAsync(Cancel));
        await her.Open($"{All}/{id}");
        await her.Send($"{All}/{id}/drafts/{second}/drop");
        Assert.False(await db.ListingDrafts.AnyAsync(Cancel));
        Assert.DoesNotContain("two", await network.Site.Get($"/en/find/{id}"), StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_draft_older_than_what_a_colleague_wrote_meets_it_as_saving_does(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var id = await Ours(network);
        var her = await network.Kyrgyz();
        var draft = await Keep(her, network, id, ("description", "hers"), ("alert", "only hers"));
        var colleague = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.DataOfficer);
        await colleague.Open($"{All}/{id}");
        await colleague.Send($"{All}/{id}", ("mark", MarkOn(colleague)), ("description", "theirs"), ("fees", "None at all"));
        await her.Open($"{All}/{id}/drafts/{draft}");
        (string, string)[] sent = [("draft", $"{draft}"), ("description", "hers"), ("alert", "only hers"), ("fees", "None at all")];
        await her.Send($"{All}/{id}", [("mark", MarkOn(her)), .. sent]);
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        Assert.True(her.Sees("theirs"));
        await her.Send($"{All}/{id}", [("mark", MarkOn(her)), .. sent]);
        await using var db = network.Site.Node.Open();
        var now = (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, Cancel)).Document;
        Assert.Equal("hers", now.Description!.Exactly(Language.English)!.Text);
        Assert.Equal("None at all", now.Fees!.Exactly(Language.English)!.Text);
        Assert.False(await db.ListingDrafts.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_draft_that_is_kept_again_brings_nothing_back_that_a_colleague_changed(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var id = await Ours(network);
        var her = await network.Kyrgyz();
        var draft = await Keep(her, network, id, ("alert", "only hers"));
        var colleague = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.DataOfficer);
        await colleague.Open($"{All}/{id}");
        await colleague.Send($"{All}/{id}", ("mark", MarkOn(colleague)), ("fees", "None at all"));
        // Her form shows what the colleague wrote, and sends it along.
        await her.Open($"{All}/{id}/drafts/{draft}");
        await Press(her, id, "draft", ("alert", "only hers"), ("fees", "None at all"));
        await colleague.Open($"{All}/{id}");
        await colleague.Send($"{All}/{id}", ("mark", MarkOn(colleague)), ("fees", "Free of charge"));
        await using var db = network.Site.Node.Open();
        var kept = await db.ListingDrafts.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal(["alert"], kept.Texts.Keys);
        await her.Open($"{All}/{id}/drafts/{kept.Id}");
        Assert.True(her.Sees("only hers") && her.Sees("Free of charge") && !her.Sees("value=\"None at all\""));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_she_is_writing_is_seen_by_each_kind_of_reader_and_nothing_is_saved(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var id = await Ours(network);
        var her = await network.Kyrgyz();
        await her.Open($"{All}/{id}");
        (string, string)[] sent =
        [
            ("description", Canary),
            ("phone", "000 77 77"),
            ("phone-for", "Public"),
            ("phone", "000 88 88"),
            ("phone-for", "Professionals"),
            ("phone", "000 99 99"),
            ("phone-for", "Owner"),
            ("MO", "no hours of a day"),
        ];
        await Press(her, id, "preview", sent);
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.True(her.Sees(Canary) && her.Sees("000 77 77") && her.Sees("Nothing of it is saved"));
        Assert.False(her.Sees("000 88 88") || her.Sees("000 99 99") || her.Sees("no hours of a day"));
        await her.Open($"{All}/{id}");
        await Press(her, id, "preview/others", sent);
        var (members, us) = (Part(her.Page, "professionals"), Part(her.Page, "owner"));
        Assert.True(members.Contains("000 88 88", StringComparison.Ordinal) && !members.Contains("000 99 99", StringComparison.Ordinal));
        Assert.True(us.Contains("000 99 99", StringComparison.Ordinal) && !us.Contains("000 88 88", StringComparison.Ordinal));
        Assert.Contains("000 77 77", Part(her.Page, "all"), StringComparison.Ordinal);
        await using var db = network.Site.Node.Open();
        Assert.Empty(await db.ListingVersions.ToListAsync(Cancel));
        Assert.False(await db.ListingDrafts.AnyAsync(Cancel));
        Assert.DoesNotContain(Canary, await network.Site.Get($"/en/find/{id}"), StringComparison.Ordinal);
        // A place that is hidden or controlled is no more in what is shown ahead than in what is published.
        var view = await db.PublicListings.AsNoTracking().Where(p => p.Id == id).Select(p => p.View).SingleAsync(Cancel);
        await db.Locations.ExecuteUpdateAsync(u => u.SetProperty(l => l.IsControlled, true), Cancel);
        await PublishListings.Publish(db, [id], Cancel);
        await her.Open($"{All}/{id}");
        await Press(her, id, "preview", ("description", Canary));
        foreach (var address in view.Sites.SelectMany(s => s.Addresses).Select(a => a.Address1).OfType<string>())
            Assert.False(her.Sees(address), address);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_draft_goes_when_its_time_is_over(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var id = await Ours(network);
        await Keep(await network.Kyrgyz(), network, id, ("description", Canary));
        await using var db = network.Site.Node.Open();
        var now = network.Clock.GetUtcNow();
        await KeepRetention.DeleteOld(db, now + Retention.Draft - TimeSpan.FromHours(1), Cancel);
        Assert.True(await db.ListingDrafts.AnyAsync(Cancel));
        await KeepRetention.DeleteOld(db, now + Retention.Draft + TimeSpan.FromHours(1), Cancel);
        Assert.False(await db.ListingDrafts.AnyAsync(Cancel));
    }

    private static string Part(string page, string id)
    {
        var start = page.IndexOf($"aria-labelledby=\"{id}\"", StringComparison.Ordinal);
        return page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)];
    }
}
