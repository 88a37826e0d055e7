using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Mailing;
using Tirek.Server.Mailing;
using Tirek.Server.Node;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Keeping;
using Tirek.Server.Tests.Node;
using Tirek.Server.Tests.Operating;

namespace Tirek.Server.Tests.Mailing;

/// <summary>How an operator gives the node a mail server, what is kept of it and of addresses, and that everything works without.</summary>
public sealed class MailSetupTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task She_sets_it_up_tests_it_and_removes_it_and_no_password_or_address_is_kept_in_plain(Provider provider)
    {
        await using var post = PostOffice.Open(password: "canary word");
        await using var site = await Steps.OpenReal(provider);
        var her = await NodePageTests.Operator(site);
        await her.Open("/node/mail");
        await her.Send("/node/mail", Form(post.Port, "tirek", "wrong word"));
        Assert.True(her.Sees("Kept. Now send a test."));
        await her.Send("/node/mail/test", ("to", "canary-recipient@example.net"));
        Assert.True(her.Sees("The mail server refused name or password."));
        await her.Send("/node/mail", Form(post.Port, "tirek", "canary word"));
        Assert.False(her.Sees("canary word"));
        // An empty password keeps the one that is known.
        await her.Send("/node/mail", Form(post.Port, "tirek"));
        await her.Send("/node/mail/test", ("to", "canary-recipient@example.net"));
        Assert.True(her.Sees("The mail server took the test."));
        Assert.Equal("canary-recipient@example.net", Assert.Single(post.Taken).To.ToString());

        await using var db = site.Node.Open();
        var kept = await db.NodeSettings.SingleAsync(s => s.Key == SettingKeys.Mail, Cancel);
        Assert.DoesNotContain("canary", kept.Value, StringComparison.Ordinal);
        Assert.Empty(await db.OutgoingMails.ToListAsync(Cancel));
        await her.Open("/node");
        Assert.True(her.Sees("A server is set up; 0 mails wait."));
        await her.Open("/node/mail");
        await her.Send("/node/mail/remove");
        Assert.False(her.Sees("Send a test"));
        Assert.False(await db.NodeSettings.AnyAsync(s => s.Key == SettingKeys.Mail, Cancel));
    }

    [Theory]
    [InlineData("mail.example.org", 587, MailSecurity.StartTls, "tirek", true)]
    [InlineData("mail.example.org", 2525, MailSecurity.StartTls, "tirek", false)]
    [InlineData("mail.example.org", 587, MailSecurity.None, "tirek", false)]
    [InlineData("elsewhere.example.org", 587, MailSecurity.StartTls, "tirek", false)]
    [InlineData("mail.example.org", 587, MailSecurity.StartTls, "other", false)]
    public void The_password_stays_only_where_it_was_given_for(string host, int port, MailSecurity security, string user, bool stays)
    {
        var former = new MailServer(
            "mail.example.org",
            587,
            MailSecurity.StartTls,
            "tirek",
            "sealed",
            "news@example.org",
            "https://help.example.org"
        );
        var setup = former.Shown with { Host = host, Port = port, Security = security, User = user };
        var changed = MailServer.Of(setup, former, new EphemeralDataProtectionProvider());
        Assert.Equal(stays ? "sealed" : null, changed.SealedPassword);
    }

    [Theory]
    [InlineData("mail.example.org", "None", "https://help.example.org", "only encrypted")]
    [InlineData("mail.example.org", "StartTls", "http://help.example.org", "has to be an encrypted one")]
    [InlineData("not a host", "StartTls", "https://help.example.org", "name or address of the mail server")]
    public async Task What_others_could_read_along_is_refused_on_the_page(string host, string security, string address, string why)
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = await NodePageTests.Operator(site);
        await her.Open("/node/mail");
        await her.Send(
            "/node/mail",
            ("host", host),
            ("port", "587"),
            ("security", security),
            ("sender", "news@example.org"),
            ("site", address)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees(why), her.Page);
        await using var db = site.Node.Open();
        Assert.False(await db.NodeSettings.AnyAsync(s => s.Key == SettingKeys.Mail, Cancel));
    }

    [Fact]
    public async Task A_server_that_offers_no_encryption_is_given_nothing()
    {
        await using var post = PostOffice.Open();
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = await NodePageTests.Operator(site);
        await her.Open("/node/mail");
        await her.Send("/node/mail", [.. Form(post.Port).Where(f => f.Item1 != "security"), ("security", "StartTls")]);
        await her.Send("/node/mail/test", ("to", "her@example.net"));
        Assert.True(her.Sees("The way could not be encrypted."));
        Assert.Empty(post.Taken);
    }

    [Fact]
    public async Task What_the_command_line_sealed_the_server_opens()
    {
        await using var post = PostOffice.Open(password: "kettle spoon");
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        await using var place = new Place();
        await File.WriteAllTextAsync(place.Secret, "kettle spoon\n", Cancel);
        string[] to =
        [
            "--host",
            "127.0.0.1",
            "--port",
            $"{post.Port}",
            "--security",
            "None",
            "--user",
            "tirek",
            "--password-file",
            place.Secret,
        ];
        var (code, said) = await site.Node.Tirek(["mail", "set", .. to, .. MailSite.From]);
        Assert.True(code == 0, said);
        var her = await NodePageTests.Operator(site);
        await her.Open("/node/mail");
        await her.Send("/node/mail/test", ("to", "her@example.net"));
        Assert.True(her.Sees("The mail server took the test."));
        (_, said) = await site.Node.Tirek("mail", "show");
        Assert.DoesNotContain("kettle", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demonstration_writes_to_this_machine_only_and_says_that_all_is_invented()
    {
        await using var post = PostOffice.Open();
        await using var site = await TestSite.Open(Provider.Sqlite);
        var (code, said) = await site.Node.Tirek(["mail", "set", "--host", "mail.example.org", .. MailSite.From]);
        Assert.Equal(2, code);
        Assert.Contains("this machine only", said, StringComparison.Ordinal);
        await using var db = site.Node.Open();
        var oper = await db.People.Where(p => p.IsOperator).Select(p => p.Id).SingleAsync(Cancel);
        var her = new Persona(site);
        await her.Open("/try");
        await her.Send($"/try/{oper}");
        await her.Open("/node/mail");
        await her.Send("/node/mail", Form(post.Port));
        await her.Send("/node/mail/test", ("to", "her@example.net"));
        Assert.StartsWith("A demonstration: everything is invented.", Assert.Single(post.Taken).TextBody, StringComparison.Ordinal);

        // Also when the setting was written by hand.
        var elsewhere = (await db.NodeSettings.SingleAsync(s => s.Key == SettingKeys.Mail, Cancel)).Value.Replace(
            "127.0.0.1",
            "mail.example.org"
        );
        await db.NodeSettings.Where(s => s.Key == SettingKeys.Mail).ExecuteUpdateAsync(u => u.SetProperty(s => s.Value, elsewhere), Cancel);
        await her.Send("/node/mail/test", ("to", "her@example.net"));
        Assert.True(her.Sees("The mail server refused the mail."));
    }

    [Fact]
    public async Task Without_a_mail_server_her_account_says_so_and_takes_no_address()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await her.Open("/account");
        Assert.True(her.Sees("This server sends no mail."));
        var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        await her.SendRaw("/account/mail", ("form-token", token), ("mail", "her@example.net"));
        await using var db = site.Node.Open();
        Assert.False(await db.MailAddresses.AnyAsync(Cancel) || await db.OutgoingMails.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Her_address_is_sealed_taken_along_removed_and_erased_with_her(Provider provider)
    {
        await using var mail = await MailSite.Open(provider, PostOffice.FreePort());
        var her = await mail.SomebodyWith("canary-address@example.net");
        await using var db = mail.Site.Node.Open();
        Assert.DoesNotContain("canary", (await db.MailAddresses.SingleAsync(Cancel)).Sealed, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", (await db.OutgoingMails.SingleAsync(Cancel)).Sealed, StringComparison.Ordinal);
        await her.Open("/account/data");
        Assert.True(her.Sees("canary-address@example.net"));
        await her.Open("/account");
        await her.Send("/account/mail/remove");
        Assert.True(her.Sees("The address is deleted."));
        Assert.False(await db.MailAddresses.AnyAsync(Cancel) || await db.OutgoingMails.AnyAsync(Cancel));

        await her.Send("/account/mail", ("mail", "canary-address@example.net"));
        var second = new Persona(mail.Site);
        await second.Join(await her.Invite("Coordinator"), "second");
        await her.Open("/account");
        await her.Send("/account/erase", ("name", await mail.Site.NameOf("canary-name")));
        Assert.True(her.Sees("You are erased"));
        Assert.False(await db.MailAddresses.AnyAsync(Cancel) || await db.OutgoingMails.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_restored_node_writes_to_nobody_until_it_is_told_to(Provider provider)
    {
        await using var place = new Place();
        await using var mail = await MailSite.Open(provider, PostOffice.FreePort());
        await mail.SomebodyWith("her@example.net");
        var (code, said) = await place.Restore(await place.Backup(mail.Site.Node), "again", await place.Database(provider));
        Assert.True(code == 0, said);
        Assert.Contains("sends no mail", said, StringComparison.Ordinal);
        await using var db = NodeFolder.OpenExisting(place.At("again")).OpenDatabase();
        Assert.False(await db.OutgoingMails.AnyAsync(Cancel));
        Assert.False(await db.NodeSettings.AnyAsync(s => s.Key == SettingKeys.Mail, Cancel));
        Assert.True(await db.MailAddresses.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_is_too_old_is_deleted(Provider provider)
    {
        await using var mail = await MailSite.Open(provider, PostOffice.FreePort());
        await mail.SomebodyWith("her@example.net");
        await using var db = mail.Site.Node.Open();
        var now = TimeProvider.System.GetUtcNow();
        await Server.Accounts.KeepRetention.DeleteOld(db, now.AddDays(2), Cancel);
        Assert.True(await db.OutgoingMails.AnyAsync(Cancel));
        await Server.Accounts.KeepRetention.DeleteOld(db, now.AddDays(4), Cancel);
        Assert.False(await db.OutgoingMails.AnyAsync(Cancel));
        Assert.True(await db.MailAddresses.AnyAsync(Cancel));
        await Server.Accounts.KeepRetention.DeleteOld(db, now.AddDays(8), Cancel);
        Assert.False(await db.MailAddresses.AnyAsync(Cancel));
    }

    private static (string, string)[] Form(int port, string user = "", string password = "") =>
        [
            ("host", "127.0.0.1"),
            ("port", $"{port}"),
            ("security", "None"),
            ("user", user),
            ("password", password),
            ("sender", "news@example.org"),
            ("site", "https://help.example.org"),
        ];
}
