using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Tirek.Domain.Checking;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Domain.Places;
using Tirek.Server.Checking;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Mailing;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Checking;

/// <summary>Whoever gives a service that nobody in the network owns is asked by a mail that a real server took, and answers once by its link.</summary>
public sealed class ProviderLinkTests
{
    private const string Mail = "house@service.example.net";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_does_not_decide_about_the_entry_sends_none_and_none_goes_where_nobody_has_to_ask(Provider provider)
    {
        await using var post = PostOffice.Open();
        await using var mail = await MailSite.Open(provider, post.Port);
        var (her, entry) = await FocalPoint(mail);
        await using var db = mail.Site.Node.Open();
        var stranger = new Persona(mail.Site);
        await stranger.Found("Another centre", "stranger");
        await BeMember(mail, db);
        Assert.Equal(HttpStatusCode.NotFound, (await Press(stranger, $"/checks/{entry}/link")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await new Persona(mail.Site).SendRaw($"/checks/{entry}/link")).Status);
        foreach (
            var change in new Func<Listing, Listing>[]
            {
                l => l with { Email = null },
                l => l with { Email = "nobody" },
                l => l with { CheckedOn = DateOnly.FromDateTime(mail.Now.UtcDateTime) },
            }
        )
        {
            var before = await Change(db, entry, change);
            await Press(her, $"/checks/{entry}/link");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
            Assert.True(her.Sees("They cannot be asked by mail"));
            await Change(db, entry, _ => before);
        }
        // A member owns it: then its own people check it.
        var organization = await db.Listings.Where(l => l.Id == entry).Select(l => l.OrganizationId).SingleAsync(Cancel);
        await db
            .MemberOrganizations.Where(o => o.SortName.Contains("another"))
            .ExecuteUpdateAsync(u => u.SetProperty(o => o.DirectoryId, organization), Cancel);
        await Press(her, $"/checks/{entry}/link");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        // Her own organisation does: then she checks it herself.
        await db.MemberOrganizations.ExecuteUpdateAsync(u => u.SetProperty(o => o.DirectoryId, (Guid?)null), Cancel);
        await db
            .MemberOrganizations.Where(o => !o.SortName.Contains("another"))
            .ExecuteUpdateAsync(u => u.SetProperty(o => o.DirectoryId, organization), Cancel);
        await Press(her, $"/checks/{entry}/link");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.False(await db.ProviderLinks.AnyAsync(Cancel));
        Assert.Empty(await mail.Queue());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_link_shows_what_everybody_reads_opening_it_changes_nothing_and_one_tap_confirms_once(Provider provider)
    {
        await using var post = PostOffice.Open();
        await using var mail = await MailSite.Open(provider, post.Port);
        var (her, entry) = await FocalPoint(mail);
        await using var db = mail.Site.Node.Open();
        var link = await Ask(her, mail, post, entry);
        var message = post.Taken[^1];
        Assert.Equal(Mail, message.To.ToString());
        var said = message.ToString() + message.TextBody;
        foreach (var word in new[] { "House of calm", "Focal", "helter", "iolence", "Tirek", "+996", "canary" })
            Assert.DoesNotContain(word, said.Replace(link, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches("^/en/ask/[A-Za-z0-9_-]{43}$", link);
        // The database holds a hash of it and nothing else.
        var stored = await db.ProviderLinks.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal(SendLink.HashOf(link["/en/ask/".Length..]), stored.TokenHash);

        var before = StoredJson.Write(await Read(db, entry));
        var phone = new Persona(mail.Site);
        for (var i = 0; i < 3; i++)
        {
            await phone.OpenExactly(link);
            Assert.True(phone.Sees("House of calm") && phone.Sees("+996 700 11 22 33"), phone.Page);
            foreach (var other in new[] { "canary", "Focal", "sign-out" })
                Assert.False(phone.Sees(other), other);
        }
        Assert.Empty(phone.Cookies);
        Assert.Equal(before, StoredJson.Write(await Read(db, entry)));
        await her.Open($"/checks/{entry}");
        Assert.True(her.Sees("no answer yet") && !her.Sees("Ask them by mail"));

        // What has changed since is shown instead of confirmed.
        var mark = phone.Match("name=\"mark\" value=\"([0-9A-F]+)\"");
        await Change(db, entry, l => l with { Description = LocalText.Of("Changed meanwhile", Language.English) });
        await phone.SendExactly(link, ("said", "right"), ("mark", mark));
        Assert.Equal(HttpStatusCode.Conflict, phone.Status);
        Assert.True(phone.Sees("Changed meanwhile"));
        mark = phone.Match("name=\"mark\" value=\"([0-9A-F]+)\"");
        await phone.SendExactly(link, ("said", "right"), ("mark", mark));
        Assert.True(phone.Sees("Your answer has arrived"), phone.Page);
        var now = await Read(db, entry);
        Assert.Equal(DateOnly.FromDateTime(mail.Now.UtcDateTime), now.CheckedOn);
        Assert.Equal("by the service itself, through a link", now.CheckedBy!.In(Language.English).Text);
        Assert.Null((await db.ProviderLinks.AsNoTracking().SingleAsync(Cancel)).TokenHash);
        Assert.Equal(1, await db.TrailEntries.CountAsync(e => e.Act == "check.link-answer" && e.Actor == Guid.Empty, Cancel));
        foreach (var answer in new[] { "right", "wrong" })
        {
            await phone.SendExactly(link, ("said", answer), ("mark", mark), ("about", "Number"));
            Assert.Equal(HttpStatusCode.NotFound, phone.Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await phone.OpenExactly(link)).Status);
        Assert.False(await db.Corrections.AnyAsync(Cancel));
        await her.Open($"/checks/{entry}");
        Assert.True(her.Sees("all is right"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_is_wrong_is_a_correction_and_changes_nothing_by_itself(Provider provider)
    {
        await using var post = PostOffice.Open();
        await using var mail = await MailSite.Open(provider, post.Port);
        var (her, entry) = await FocalPoint(mail);
        await using var db = mail.Site.Node.Open();
        var link = await Ask(her, mail, post, entry);
        var before = StoredJson.Write(await Read(db, entry));
        var phone = new Persona(mail.Site);
        await phone.SendExactly(link, ("said", "wrong"), ("words", "New hours"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, phone.Status);
        Assert.True(phone.Sees("New hours"));
        await phone.SendExactly(link, ("said", "wrong"), ("about", "Hours"), ("words", "New hours"));
        Assert.True(phone.Sees("Your answer has arrived"));
        var correction = await db.Corrections.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((CorrectionOrigin.Provider, "New hours"), (correction.Origin, correction.Words));
        Assert.Equal(before, StoredJson.Write(await Read(db, entry)));
        await her.Open("/corrections");
        Assert.True(her.Sees("From the service itself, through a link") && her.Sees("New hours"));
        Assert.Equal(HttpStatusCode.NotFound, (await phone.OpenExactly(link)).Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_link_is_over_with_its_time_with_the_entry_and_when_somebody_owns_it(Provider provider)
    {
        await using var post = PostOffice.Open();
        await using var mail = await MailSite.Open(provider, post.Port);
        var (her, entry) = await FocalPoint(mail);
        await using var db = mail.Site.Node.Open();
        var link = await Ask(her, mail, post, entry);
        var phone = new Persona(mail.Site);
        // One at a time.
        await Press(her, $"/checks/{entry}/link");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("They have been asked already"));

        await db.Listings.Where(l => l.Id == entry).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsHidden, true), Cancel);
        await PublishListings.Publish(db, [entry], Cancel);
        await IsOver();
        await db.Listings.Where(l => l.Id == entry).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsHidden, false), Cancel);
        await PublishListings.Publish(db, [entry], Cancel);
        var organization = await db.Listings.Where(l => l.Id == entry).Select(l => l.OrganizationId).SingleAsync(Cancel);
        await db.MemberOrganizations.ExecuteUpdateAsync(u => u.SetProperty(o => o.DirectoryId, organization), Cancel);
        await IsOver();
        await db.MemberOrganizations.ExecuteUpdateAsync(u => u.SetProperty(o => o.DirectoryId, (Guid?)null), Cancel);
        Assert.Equal(HttpStatusCode.OK, (await phone.OpenExactly(link)).Status);
        mail.PutForward(ProviderLinkRule.Lasts - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await phone.OpenExactly(link)).Status);
        mail.PutForward(TimeSpan.FromMinutes(2));
        await IsOver();

        async Task IsOver()
        {
            Assert.Equal(HttpStatusCode.NotFound, (await phone.OpenExactly(link)).Status);
            Assert.True(phone.Sees("There is nothing to answer here") && !phone.Sees("House of calm"));
            await phone.SendExactly(link, ("said", "wrong"), ("about", "Number"));
            Assert.Equal(HttpStatusCode.NotFound, phone.Status);
            Assert.False(await db.Corrections.AnyAsync(Cancel));
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Many_mails_have_to_wait_and_so_has_guessing(Provider provider)
    {
        await using var post = PostOffice.Open();
        await using var mail = await MailSite.Open(provider, post.Port);
        var (her, entry) = await FocalPoint(mail);
        await using var db = mail.Site.Node.Open();
        // As many to one address as it may get in a day, of other entries of the same house.
        for (var i = 0; i < ProviderLinkRule.MostOfAddress; i++)
            await Ask(her, mail, post, await Entry(db));
        await Press(her, $"/checks/{entry}/link");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("Enough mails went out today"));
        var phone = new Persona(mail.Site);
        await phone.Open("/ask/guess");
        for (var i = 0; i < 25 && phone.Status == HttpStatusCode.NotFound; i++)
            await phone.Open($"/ask/guess{i}");
        Assert.Equal(HttpStatusCode.TooManyRequests, phone.Status);
    }

    private static async Task<Persona> Press(Persona her, string path)
    {
        await her.Open("/account");
        return await her.SendRaw(path, ("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\"")));
    }

    /// <summary>Presses the button and waits for the mail.</summary>
    private static async Task<string> Ask(Persona her, MailSite mail, PostOffice post, Guid entry)
    {
        var before = post.Taken.Count;
        await her.Open($"/checks/{entry}");
        await her.Send($"/checks/{entry}/link");
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.True(her.Sees("no answer yet"), her.Page);
        await MailSite.Until(() => Task.FromResult(post.Taken.Count == before + 1));
        return LinkIn(post.Taken[^1]);
    }

    /// <summary>A focal point on a real node, and an entry of her country that nobody owns and that is due.</summary>
    private static async Task<(Persona Her, Guid Entry)> FocalPoint(MailSite mail)
    {
        var her = new Persona(mail.Site);
        await her.Found("Focal centre", "focal");
        await using var db = mail.Site.Node.Open();
        await db.Memberships.ExecuteUpdateAsync(
            u => u.SetProperty(m => m.Roles, new[] { nameof(Role.Coordinator), nameof(Role.RegionalCoordinator) }),
            Cancel
        );
        await BeMember(mail, db);
        return (her, await Entry(db));
    }

    private static async Task BeMember(MailSite mail, AppDb db)
    {
        await db.MemberOrganizations.ExecuteUpdateAsync(u => u.SetProperty(o => o.State, MemberState.Member), Cancel);
        mail.Site.Services.GetRequiredService<Callers>().ForgetAll();
    }

    private static async Task<Guid> Entry(AppDb db)
    {
        var (id, place, organization) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        db.Organizations.Add(new() { Id = organization, Document = new(organization, LocalText.Of("House of calm")) });
        db.Locations.Add(
            new()
            {
                Id = place,
                Document = new(place)
                {
                    Whereabouts = new Whereabouts.Shown(
                        [new(Guid.CreateVersion7(), "First street 1", null, "KG")],
                        Gazetteer.Find("KG-osh")!.Seat,
                        "KG-osh"
                    ),
                },
            }
        );
        db.ListingPlaces.Add(new() { ListingId = id, LocationId = place });
        db.Listings.Add(
            new()
            {
                Id = id,
                OrganizationId = organization,
                Document = new(id, organization, LocalText.Of("House of calm", Language.English))
                {
                    Email = Mail,
                    Terms = ["legal-aid"],
                    At = [new(Guid.CreateVersion7(), place)],
                    Phones =
                    [
                        Held.Public(new Phone(Guid.CreateVersion7(), "+996 700 11 22 33")),
                        Held.For(Audience.Professionals, new Phone(Guid.CreateVersion7(), "000 1 professional-canary")),
                        Held.For(Audience.Owner, new Phone(Guid.CreateVersion7(), "000 2 owner-canary")),
                    ],
                    Notes = [Held.For(Audience.Owner, "note-canary")],
                },
            }
        );
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [id], Cancel);
        db.ChangeTracker.Clear();
        return id;
    }

    private static async Task<Listing> Read(AppDb db, Guid id) =>
        (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, Cancel)).Document;

    /// <returns>What stood there before.</returns>
    private static async Task<Listing> Change(AppDb db, Guid id, Func<Listing, Listing> change)
    {
        var record = await db.Listings.SingleAsync(l => l.Id == id, Cancel);
        var before = record.Document;
        record.Document = change(before);
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [id], Cancel);
        db.ChangeTracker.Clear();
        return before;
    }

    private static string LinkIn(MimeMessage message) => message.TextBody!.Split("https://help.example.org")[1].Trim();
}
