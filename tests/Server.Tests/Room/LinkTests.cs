using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Tirek.Domain.Members;
using Tirek.Domain.Room;
using Tirek.Server.Http;
using Tirek.Server.Room;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Mailing;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Room;

/// <summary>A shelter answers by the link of a mail that a real server took: without an account, and only as long as whoever got it may.</summary>
public sealed class LinkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Opening_a_link_changes_nothing_and_one_tap_answers_without_an_account(Provider provider)
    {
        await using var post = PostOffice.Open();
        await using var mail = await MailSite.Open(provider, post.Port);
        var (asker, _, link) = await Asked(mail, post);
        var phone = new Persona(mail.Site);
        await phone.OpenExactly(link);
        Assert.True(phone.Sees("Do you have room?") && phone.Sees("Osh Region") && phone.Sees("Asking centre"));
        // What is asked, and nothing of anybody's affairs.
        foreach (var other in new[] { "her@example.net", "Canary house", "Aigul", "/organization", "sign-out" })
            Assert.False(phone.Sees(other), other);
        await using var db = mail.Site.Node.Open();
        Assert.Equal([null], await db.RoomAnswers.Select(a => a.Reply).ToListAsync(Cancel));
        await Tap(phone, link, "Yes");
        Assert.True(phone.Sees("You said: Yes, we have room"));
        await Tap(phone, link, "CallUs");
        await asker.Open(asker.At[3..]);
        Assert.True(asker.Sees("please call them ·"), asker.Page);
        Assert.Equal(2, await db.TrailEntries.CountAsync(e => e.Act == "room.answer", Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_mail_says_nothing_of_the_matter_and_asks_once(Provider provider)
    {
        await using var post = PostOffice.Open();
        await using var mail = await MailSite.Open(provider, post.Port);
        await Asked(mail, post);
        var message = post.Taken[^1];
        Assert.Equal("Something waits for you", message.Subject);
        Assert.Equal("her@example.net", message.To.ToString());
        var all = message.ToString() + message.TextBody;
        foreach (var word in new[] { "room", "Osh", "Asking", "Canary", "helter", "iolence", "Aigul", "Tirek", "adult", "hild" })
            Assert.DoesNotContain(word, all.Replace(LinkIn(message), "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches("^/en/answer/[A-Za-z0-9_-]+$", LinkIn(message));
        await mail.Worker.TellWhoIsAwaited(Cancel);
        await mail.Worker.TellWhoIsAwaited(Cancel);
        Assert.Empty(await mail.Queue());
        Assert.Equal(2, post.Taken.Count);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_link_is_over_with_its_question_with_her_right_and_with_the_shelters_will(Provider provider)
    {
        await using var post = PostOffice.Open();
        await using var mail = await MailSite.Open(provider, post.Port);
        var (_, shelter, link) = await Asked(mail, post);
        await using var db = mail.Site.Node.Open();
        var phone = new Persona(mail.Site);
        await phone.OpenExactly(link);
        var token = phone.Match("name=\"form-token\" value=\"([^\"]+)\"");

        await db
            .Memberships.Where(m => m.OrganizationId == shelter)
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.Roles, new[] { nameof(Role.DataOfficer) }), Cancel);
        await IsOver();
        await db
            .Memberships.Where(m => m.OrganizationId == shelter)
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.Roles, new[] { nameof(Role.Caseworker) }), Cancel);
        await db.RoomShelters.ExecuteDeleteAsync(Cancel);
        await IsOver();
        db.RoomShelters.Add(new() { OrganizationId = shelter });
        await db.SaveChangesAsync(Cancel);
        await phone.OpenExactly(link);
        Assert.Equal(HttpStatusCode.OK, phone.Status);
        var ends = await db.RoomQuestions.Select(q => q.EndsAt).SingleAsync(Cancel);
        mail.PutForward(ends - mail.Now + TimeSpan.FromSeconds(1));
        await IsOver();
        Assert.Equal([null], await db.RoomAnswers.Select(a => a.Reply).ToListAsync(Cancel));

        async Task IsOver()
        {
            await phone.OpenExactly(link);
            Assert.Equal(HttpStatusCode.NotFound, phone.Status);
            Assert.True(phone.Sees("nothing to answer here"));
            await phone.SendExactly(link, ("form-token", token), ("reply", "Yes"));
            Assert.Equal(HttpStatusCode.NotFound, phone.Status);
        }
    }

    [Fact]
    public async Task A_link_that_was_not_sent_is_none_one_of_another_node_neither_and_guessing_has_to_wait()
    {
        await using var post = PostOffice.Open();
        await using var mail = await MailSite.Open(Provider.Sqlite, post.Port);
        var (asker, shelter, link) = await Asked(mail, post);
        var question = RoomNetwork.IdOf(asker.At);
        await using var db = mail.Site.Node.Open();
        var person = await db.Memberships.Where(m => m.OrganizationId == shelter).Select(m => m.PersonId).SingleAsync(Cancel);
        var elsewhere = new RoomLink(question, shelter, person).Seal(new EphemeralDataProtectionProvider());
        var changed = link[..^3] + (link[^3] == 'A' ? "B" : "A") + link[^2..];
        var phone = new Persona(mail.Site);
        foreach (var address in new[] { $"/en/answer/{elsewhere}", changed, "/en/answer/x", $"/en/answer/{question}" })
        {
            await phone.OpenExactly(address);
            Assert.Equal(HttpStatusCode.NotFound, phone.Status);
        }
        // A link of ours for somebody who is not of that shelter.
        var seals = mail.Site.Services.GetRequiredService<IDataProtectionProvider>();
        var others = await db.Memberships.Where(m => m.OrganizationId != shelter).Select(m => m.PersonId).FirstAsync(Cancel);
        await phone.OpenExactly($"/en/answer/{new RoomLink(question, shelter, others).Seal(seals)}");
        Assert.Equal(HttpStatusCode.NotFound, phone.Status);
        for (var i = 0; i < 25 && phone.Status == HttpStatusCode.NotFound; i++)
            await phone.OpenExactly($"/en/answer/guess{i}");
        // Each guess is counted by itself where names are told apart; all of one place are counted together here.
        Assert.Equal(HttpStatusCode.TooManyRequests, phone.Status);
        Assert.True(phone.Sees("It was tried too often") && !phone.Sees("devices"), phone.Page);
    }

    private static async Task Tap(Persona phone, string link, string reply)
    {
        await phone.SendExactly(link, ("form-token", phone.Match("name=\"form-token\" value=\"([^\"]+)\"")), ("reply", reply));
        Assert.Equal(HttpStatusCode.OK, phone.Status);
    }

    /// <summary>Two members of a real node: one that can be asked and whose only person gave an address, and one that asks.</summary>
    private static async Task<(Persona Asker, Guid Shelter, string Link)> Asked(MailSite mail, PostOffice post)
    {
        var her = await mail.SomebodyWith("her@example.net");
        await MailSite.Until(() => Task.FromResult(post.Taken.Count == 1));
        var phone = new Persona(mail.Site);
        await phone.OpenExactly(LinkIn(post.Taken[0]));
        await phone.SendExactly(LinkIn(post.Taken[0]), ("form-token", phone.Match("name=\"form-token\" value=\"([^\"]+)\"")));
        var asker = new Persona(mail.Site);
        await asker.Found("Asking centre", "asking");
        await using var db = mail.Site.Node.Open();
        await db.MemberOrganizations.ExecuteUpdateAsync(u => u.SetProperty(o => o.State, MemberState.Member), Cancel);
        mail.Site.Services.GetRequiredService<Callers>().ForgetAll();
        await her.Open("/room/settings");
        await her.Send("/room/settings", ("asked", "yes"));
        // What waited when it was looked at first is not new.
        await mail.Worker.TellWhoIsAwaited(Cancel);
        await RoomNetwork.Ask(asker);
        Assert.True(asker.Sees("Shelters asked: 1."), asker.Page);
        await MailSite.Until(() => Task.FromResult(post.Taken.Count == 2));
        var shelter = await db.RoomShelters.Select(s => s.OrganizationId).SingleAsync(Cancel);
        return (asker, shelter, LinkIn(post.Taken[1]));
    }

    private static string LinkIn(MimeMessage message) => message.TextBody!.Split("https://help.example.org")[1].Trim();
}
