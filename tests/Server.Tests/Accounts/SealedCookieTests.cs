using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Server.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>What her browser carries for the node is sealed: only this node, for this purpose and time, believes it.</summary>
public sealed class SealedCookieTests
{
    [Fact]
    public async Task A_cookie_that_was_changed_opens_nothing()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        var whole = her.Cookies["__Host-session"];
        foreach (var at in new[] { 10, whole.Length / 2, whole.Length - 2 })
        {
            var changed = whole[..at] + (whole[at] == 'A' ? 'B' : 'A') + whole[(at + 1)..];
            await ClosedTo(site, her, changed);
        }
        await ClosedTo(site, her, whole[..^8]);
        await her.Open("/organization");
        Assert.Equal(HttpStatusCode.OK, her.Status);
    }

    [Fact]
    public async Task A_cookie_of_another_node_opens_nothing()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        await using var elsewhere = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        var there = new Persona(elsewhere);
        await there.Found("Centre", "aigul");
        await ClosedTo(site, her, there.Cookies["__Host-session"]);
    }

    [Fact]
    public async Task A_cookie_of_one_step_opens_no_other()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await ClosedTo(site, her, her.Cookies["__Host-device"]);
        await her.Send("/sign-out");
        await her.Open("/sign-in");
        await her.Send("/sign-in", ("name", await site.NameOf("aigul")), ("password", Steps.Password));
        Assert.EndsWith("/sign-in/code", her.At, StringComparison.Ordinal);
        var pending = her.Cookies["__Host-pending"];
        var swapped = new Persona(site).With(new Dictionary<string, string> { ["__Host-return"] = pending });
        await swapped.Open("/sign-in/return/code");
        Assert.EndsWith("/sign-in/return", swapped.At, StringComparison.Ordinal);
        var kept = new Persona(site).With(new Dictionary<string, string> { ["__Host-pending"] = pending });
        await kept.Open("/sign-in/code");
        Assert.EndsWith("/sign-in/code", kept.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_of_a_sheet_does_not_go_on_with_a_sign_in()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Begin("Centre", "aigul");
        await her.Send("/account/finish/password", ("password", Steps.Password));
        await her.Send("/account/finish/code", ("code", OneTimeCode.Of(her.Match("class=\"code-groups\">([A-Z2-7 ]+)<"))));
        var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        Assert.False(her.Cookies.ContainsKey("__Host-pending"));
        await her.SendRaw("/sign-in/code", ("form-token", token), ("code", "000000"));
        Assert.EndsWith("/sign-in", her.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_beyond_its_time_opens_nothing()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var sealer = site
            .Services.GetRequiredService<IDataProtectionProvider>()
            .CreateProtector($"tirek/step/{StepCookies.Pending}")
            .ToTimeLimitedDataProtector();
        foreach (var (minutes, expected) in new[] { (1, "/sign-in/code"), (-1, "/sign-in") })
        {
            var value = sealer.Protect($"{Guid.CreateVersion7()} ", TimeProvider.System.GetUtcNow().AddMinutes(minutes));
            var her = new Persona(site).With(new Dictionary<string, string> { [StepCookies.Pending] = value });
            await her.Open("/sign-in/code");
            Assert.EndsWith(expected, her.At, StringComparison.Ordinal);
        }
    }

    private static async Task ClosedTo(TestSite site, Persona her, string session)
    {
        var thief = new Persona(site).With(new Dictionary<string, string>(her.Cookies) { ["__Host-session"] = session });
        await thief.Open("/organization");
        Assert.Contains("/sign-in?then", thief.At, StringComparison.Ordinal);
    }
}
