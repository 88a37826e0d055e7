using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Server.Http;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>An organisation of three: Aigul, who founded it and loses everything, and two colleagues at their own browsers.</summary>
internal sealed record Office(TestSite Site, Persona Her, Steps.Kept Kept, Persona Zarina, Persona Dina)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Office> Open(TestSite site, string zarinaIs = "Coordinator", string dinaIs = "Caseworker")
    {
        var her = new Persona(site);
        var kept = await her.Found("Centre by the river", "aigul");
        var (zarina, dina) = (new Persona(site), new Persona(site));
        await zarina.Join(await her.Invite(zarinaIs), "zarina");
        await dina.Join(await her.Invite(dinaIs), "dina");
        await Settle(site);
        return new(site, her, kept, zarina, dina);
    }

    /// <summary>As if everybody had been here for two months: the invitations by which they came are forgotten.</summary>
    public static async Task Settle(TestSite site)
    {
        var since = TimeProvider.System.GetUtcNow().AddDays(-60);
        await using var db = site.Node.Open();
        await db.Memberships.ExecuteUpdateAsync(u => u.SetProperty(m => m.Since, since), Cancel);
        await db.Invitations.Where(i => i.UsedAt != null).ExecuteDeleteAsync(Cancel);
    }

    /// <summary>Somebody at another device asks to come back under a name, and reads the code there.</summary>
    public Task<(Persona Back, string Code)> Ask(string? signInName = null) => Ask(new Persona(Site), signInName);

    public async Task<(Persona Back, string Code)> Ask(Persona back, string? signInName = null)
    {
        await back.Open("/sign-in/return");
        await back.Send("/sign-in/return", ("name", signInName ?? Kept.SignInName));
        return (back, back.Match("class=\"code-groups\">([0-9 ]+)<"));
    }

    /// <summary>A colleague types a code on the page for Aigul.</summary>
    public async Task<Persona> Vouch(Persona colleague, string code)
    {
        var path = $"/returns/{await Id("aigul")}";
        await colleague.Open(path);
        return await colleague.Send($"{path}/vouch", ("code", code));
    }

    public async Task<Guid> Id(string word)
    {
        await using var db = Site.Node.Open();
        return await db.People.Where(p => p.UserName!.StartsWith(word + "-")).Select(p => p.Id).SingleAsync(Cancel);
    }

    public async Task Suspend(string word)
    {
        await using var db = Site.Node.Open();
        await db
            .People.Where(p => p.UserName!.StartsWith(word + "-"))
            .ExecuteUpdateAsync(u => u.SetProperty(p => p.SuspendedAt, TimeProvider.System.GetUtcNow()), Cancel);
        Site.Services.GetRequiredService<Callers>().ForgetAll();
    }

    public async Task<int> Stored()
    {
        await using var db = Site.Node.Open();
        return await db.ReturnRequests.CountAsync(r => r.ClosedAt == null, Cancel);
    }
}
