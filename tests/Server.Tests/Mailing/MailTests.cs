using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using SmtpServer.Protocol;
using Tirek.Domain.Mailing;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Mailing;

/// <summary>What is sent to somebody who gave an address, through a mail server that is real.</summary>
public sealed class MailTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task She_is_told_once_a_day_that_something_new_waits_and_nothing_else(Provider provider)
    {
        await using var post = PostOffice.Open();
        await using var mail = await MailSite.Open(provider, post.Port);
        var her = await mail.SomebodyWith("her@example.net", language: "ru");
        await MailSite.Until(() => Task.FromResult(post.Taken.Count == 1));
        await Confirm(mail.Site, post.Taken[0]);
        await her.Open("/account");
        Assert.True(her.Sees("her@example.net"));

        // What waits already is not new; that it is gone and comes again is.
        await mail.Worker.TellWhoIsAwaited(Cancel);
        var second = new Persona(mail.Site);
        await second.Join(await her.Invite("Coordinator"), "second");
        await mail.Worker.TellWhoIsAwaited(Cancel);
        Assert.Empty(await mail.Queue());
        await second.Open("/organization");
        await second.Send("/organization/leave");
        await mail.Worker.TellWhoIsAwaited(Cancel);
        await MailSite.Until(() => Task.FromResult(post.Taken.Count == 2));
        Neutral(post, post.Taken[1], "Вас что-то ждёт", "https://help.example.org/ru/waiting");

        await Forgotten(mail);
        await mail.Worker.TellWhoIsAwaited(Cancel);
        Assert.Empty(await mail.Queue());
        mail.PutForward(TimeSpan.FromHours(25));
        await mail.Worker.TellWhoIsAwaited(Cancel);
        await MailSite.Until(() => Task.FromResult(post.Taken.Count == 3));
        Assert.Equal(3, post.Taken.Select(m => m.MessageId).Distinct().Count());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_link_counts_once_and_only_when_its_button_is_pressed(Provider provider)
    {
        await using var post = PostOffice.Open();
        await using var mail = await MailSite.Open(provider, post.Port);
        await mail.SomebodyWith("her@example.net");
        await MailSite.Until(() => Task.FromResult(post.Taken.Count == 1));
        Neutral(post, post.Taken[0], "Please confirm this address", "https://help.example.org/en/mail/");
        var phone = new Persona(mail.Site);
        var link = LinkIn(post.Taken[0]);
        await phone.OpenExactly(link);
        await using var db = mail.Site.Node.Open();
        Assert.False(await db.MailAddresses.AnyAsync(a => a.ConfirmedAt != null, Cancel));
        await Confirm(mail.Site, post.Taken[0]);
        Assert.True(await db.MailAddresses.AnyAsync(a => a.ConfirmedAt != null, Cancel));
        await phone.OpenExactly(link);
        Assert.Equal(HttpStatusCode.NotFound, phone.Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_page_does_not_wait_for_a_dead_server_and_what_was_queued_is_sent_once_it_is_back(Provider provider)
    {
        var port = PostOffice.FreePort();
        await using var mail = await MailSite.Open(provider, port);
        var her = new Persona(mail.Site);
        await her.Found("Canary organisation", "canary-name");
        using (var deaf = new global::System.Net.Sockets.TcpListener(IPAddress.Loopback, port))
        {
            // It takes the call and says nothing.
            deaf.Start();
            await her.Open("/account");
            var watch = Stopwatch.StartNew();
            await her.Send("/account/mail", ("mail", "her@example.net"));
            Assert.True(her.Sees("The link is on its way"));
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
            await MailSite.Until(async () => (await mail.Queue()).Single().TakenUntil is not null);
        }
        await MailSite.Until(async () => (await mail.Queue()).Single() is { Tries: 1, Fault: MailFault.Unreachable, TakenUntil: null });
        await using var post = PostOffice.Open(port);
        mail.PutForward(TimeSpan.FromMinutes(2));
        await MailSite.Until(() => Task.FromResult(post.Taken.Count > 0));
        await MailSite.Until(async () => (await mail.Queue()).Count == 0);
        await Task.Delay(TimeSpan.FromSeconds(4), Cancel);
        Assert.Single(post.Taken);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_address_that_is_refused_is_not_tried_again_and_she_sees_it(Provider provider)
    {
        await using var post = PostOffice.Open(refuses: to => to == "gone@example.net" ? SmtpResponse.MailboxUnavailable : null);
        await using var mail = await MailSite.Open(provider, post.Port);
        var her = await mail.SomebodyWith("gone@example.net");
        await MailSite.Until(async () => (await mail.Queue()).Count == 0);
        await her.Open("/account");
        Assert.True(her.Sees("its server refused the last mail"));
        await her.Send("/account/mail", ("mail", "her@example.net"));
        await MailSite.Until(() => Task.FromResult(post.Taken.Count == 1));
        await her.Open("/account");
        Assert.False(her.Sees("refused the last mail"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task One_that_is_put_off_is_tried_again_and_given_up_after_some_days(Provider provider)
    {
        await using var post = PostOffice.Open(refuses: _ => new SmtpResponse(SmtpReplyCode.MailboxUnavailable - 100, "later"));
        await using var mail = await MailSite.Open(provider, post.Port);
        await mail.SomebodyWith("her@example.net");
        var pauses = new List<TimeSpan>();
        for (var tries = 1; tries <= 3; tries++)
        {
            await MailSite.Until(async () => (await mail.Queue()).Single() is { TakenUntil: null } m && m.Tries == tries);
            var next = (await mail.Queue()).Single().NextTryAt;
            pauses.Add(next - mail.Now);
            mail.PutForward(pauses[^1] + TimeSpan.FromSeconds(1));
        }
        Assert.Equal(pauses.Order(), pauses);
        Assert.True(pauses[2] > pauses[0] * 5);
        mail.PutForward(TimeSpan.FromDays(3));
        await MailSite.Until(async () => (await mail.Queue()).Count == 0);
        Assert.Empty(post.Taken);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Two_servers_at_once_send_each_mail_once(Provider provider)
    {
        await using var post = PostOffice.Open();
        post.Slowness = TimeSpan.FromMilliseconds(30);
        await using var mail = await MailSite.Open(provider, post.Port);
        var others = Enumerable.Range(0, 2).Select(_ => mail.AnotherWorker()).ToList();
        await using (var db = mail.Site.Node.Open())
        {
            for (var i = 0; i < 15; i++)
                mail.QueueTo(db, $"somebody{i}@example.net");
            await db.SaveChangesAsync(Cancel);
        }
        await Task.WhenAll(others.Select(w => w.SendDue(MailSite.At(post.Port), Cancel)));
        await MailSite.Until(async () => (await mail.Queue()).Count == 0);
        Assert.Equal(15, post.Taken.Count);
        Assert.Equal(15, post.Taken.Select(m => m.To.ToString()).Distinct().Count());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Two_servers_that_look_at_once_tell_her_once(Provider provider)
    {
        await using var mail = await MailSite.Open(provider, PostOffice.FreePort());
        await mail.SomebodyWith("her@example.net");
        await using (var db = mail.Site.Node.Open())
        {
            await db.OutgoingMails.ExecuteDeleteAsync(Cancel);
            await db.MailAddresses.ExecuteUpdateAsync(
                u => u.SetProperty(a => a.ConfirmedAt, mail.Now).SetProperty(a => a.Known, ""),
                Cancel
            );
        }
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => mail.AnotherWorker().TellWhoIsAwaited(Cancel), Cancel)));
        Assert.Single(await mail.Queue());
    }

    [Fact]
    public async Task Nobody_is_sent_more_than_five_links_a_day_by_one_account()
    {
        await using var post = PostOffice.Open();
        await using var mail = await MailSite.Open(Provider.Sqlite, post.Port);
        var her = await mail.SomebodyWith("one@example.net");
        for (var i = 0; i < 4; i++)
            await her.Send("/account/mail", ("mail", "two@example.net"));
        Assert.True(her.Sees("The link is on its way"));
        await her.Send("/account/mail", ("mail", "three@example.net"));
        Assert.True(her.Sees("Five links were asked for today"));
        await her.Open("/account");
        Assert.False(her.Sees("three@example.net"));
    }

    /// <summary>As if what waits had been gone when it was looked at last.</summary>
    private static async Task Forgotten(MailSite mail)
    {
        await using var db = mail.Site.Node.Open();
        await db.MailAddresses.ExecuteUpdateAsync(u => u.SetProperty(a => a.Known, ""), Cancel);
    }

    private static async Task Confirm(TestSite site, MimeMessage message)
    {
        var phone = new Persona(site);
        var link = LinkIn(message);
        await phone.OpenExactly(link);
        var token = phone.Match("name=\"form-token\" value=\"([^\"]+)\"");
        await phone.SendExactly(link, ("form-token", token));
        Assert.Equal(HttpStatusCode.OK, phone.Status);
    }

    private static string LinkIn(MimeMessage message) => message.TextBody!.Split("https://help.example.org")[1].Trim();

    private static void Neutral(PostOffice post, MimeMessage message, string subject, string link)
    {
        Assert.Equal(subject, message.Subject);
        Assert.Equal("news@example.org", message.From.ToString());
        Assert.Equal("her@example.net", message.To.ToString());
        Assert.EndsWith("@example.org", message.MessageId, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, message.Date.Offset);
        Assert.Contains(link, message.TextBody!, StringComparison.Ordinal);
        string[] known =
        [
            "Auto-Submitted",
            "Content-Transfer-Encoding",
            "Content-Type",
            "Date",
            "From",
            "MIME-Version",
            "Message-Id",
            "Subject",
            "To",
        ];
        Assert.Empty(message.Headers.Concat(message.Body!.Headers).Select(h => h.Field).Except(known, StringComparer.OrdinalIgnoreCase));
        Assert.All(post.Greetings, g => Assert.Equal("example.org", g));
        var all = message.ToString() + message.TextBody;
        foreach (var canary in new[] { "Canary", "canary", "Aigul", "Tirek", "iolence", "насили", Environment.MachineName, "127.0.0.1" })
            Assert.DoesNotContain(canary, all, StringComparison.Ordinal);
    }
}
