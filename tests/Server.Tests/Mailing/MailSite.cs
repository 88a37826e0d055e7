using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain.Mailing;
using Tirek.Server.Data;
using Tirek.Server.Mailing;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Mailing;

/// <summary>A real node with a way to a mail server, and a clock that can be put forward while its worker goes on.</summary>
internal sealed class MailSite : IAsyncDisposable
{
    private readonly Ahead clock;

    private MailSite(TestSite site, Ahead clock) => (Site, this.clock) = (site, clock);

    public TestSite Site { get; }
    public SendMails Worker => Site.Services.GetRequiredService<SendMails>();
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<MailSite> Open(Provider provider, int port)
    {
        var clock = new Ahead();
        var site = await TestSite.Open(provider, Server.Node.NodeKind.Real, clock);
        var (code, said) = await site.Node.Tirek([
            "mail",
            "set",
            "--host",
            "127.0.0.1",
            "--port",
            $"{port}",
            "--security",
            "None",
            .. From,
        ]);
        Assert.True(code == 0, said);
        await site.Settle();
        return new(site, clock);
    }

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The worker of another server over the same node.</summary>
    public SendMails AnotherWorker() => ActivatorUtilities.CreateInstance<SendMails>(Site.Services);

    public static MailServer At(int port) =>
        new("127.0.0.1", port, MailSecurity.None, null, null, "news@example.org", "https://help.example.org");

    /// <summary>To be saved.</summary>
    public void QueueTo(AppDb db, string address) =>
        db.Queue(
            new(address, "en", LetterKind.Waiting, "/waiting"),
            Guid.CreateVersion7(),
            Site.Services.GetRequiredService<IDataProtectionProvider>(),
            Now
        );

    public static string[] From => ["--sender", "news@example.org", "--site", "https://help.example.org"];

    public void PutForward(TimeSpan by) => clock.By += by;

    /// <summary>Somebody who founded an organisation and gave this address.</summary>
    public async Task<Persona> SomebodyWith(string address, string signInName = "canary-name", string language = "en")
    {
        var her = new Persona(Site, language);
        await her.Found("Canary organisation", signInName);
        await her.Open("/account");
        await her.Send("/account/mail", ("mail", address));
        return her;
    }

    public async Task<List<OutgoingMail>> Queue()
    {
        await using var db = Site.Node.Open();
        return await db.OutgoingMails.AsNoTracking().ToListAsync(Cancel);
    }

    /// <summary>Waits for what the worker does by itself.</summary>
    public static async Task Until(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 150 && !await isSo(); i++)
            await Task.Delay(100, Cancel);
        Assert.True(await isSo());
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private sealed class Ahead : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
    }
}
