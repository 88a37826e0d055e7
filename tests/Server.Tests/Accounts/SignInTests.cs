using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>Coming in, going out, coming back; and who may not.</summary>
public sealed class SignInTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Founds_signs_out_and_comes_back_with_password_and_code(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        var kept = await her.Found("Centre by the river", "aigul");
        Assert.True(her.Sees("Hello, Aigul"));
        await her.Send("/sign-out");
        await her.Open("/waiting");
        Assert.Contains("/sign-in", her.At, StringComparison.Ordinal);
        await her.SignIn(kept);
        Assert.True(her.Sees("Hello, Aigul"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_code_works_once(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        var kept = await her.Found("Centre by the river", "aigul");
        await her.Send("/sign-out");
        var code = OneTimeCode.Of(kept.Key, 1);
        foreach (var expected in new[] { HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity })
        {
            var other = new Persona(site);
            await other.Open("/sign-in");
            await other.Send(
                "/sign-in",
                ("name", kept.SignInName.ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal)),
                ("password", Steps.Password)
            );
            await other.Send("/sign-in/code", ("code", code));
            Assert.Equal(expected, other.Status);
        }
    }

    [Fact]
    public async Task An_unknown_name_a_wrong_password_and_a_passkey_only_account_are_answered_alike()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre by the river", "aigul");
        var answers = new List<(HttpStatusCode, string)>();
        foreach (
            var (name, password) in new[] { (await site.NameOf("aigul"), "wrong wrong wrong"), ("nobody-here", Steps.Password), ("!", "x") }
        )
        {
            var stranger = new Persona(site);
            await stranger.Open("/sign-in");
            await stranger.Send("/sign-in", ("name", name), ("password", password));
            answers.Add((stranger.Status, stranger.Match("class=\"fault\" role=\"alert\">([^<]+)<")));
        }
        Assert.Single(answers.Distinct());
        Assert.StartsWith("This name and password", answers[0].Item2, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_of_a_stranger_shut_her_lane_and_not_the_lane_of_the_device_she_used_before()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        var kept = await her.Found("Centre by the river", "aigul");
        await her.Send("/sign-out");
        var stranger = new Persona(site);
        for (var i = 0; i < 8; i++)
        {
            await stranger.Open("/sign-in");
            await stranger.Send("/sign-in", ("name", await site.NameOf("aigul")), ("password", $"guess number {i}"));
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, stranger.Status);
        // Also with the right password: the answer tells nothing.
        await stranger.Open("/sign-in");
        await stranger.Send("/sign-in", ("name", await site.NameOf("aigul")), ("password", Steps.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, stranger.Status);
        await her.SignIn(kept);
        Assert.True(her.Sees("Hello, Aigul"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_sheet_brings_her_back_once_and_voids_all_that_opened_the_account(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        var kept = await her.Found("Centre by the river", "aigul");
        var thief = her.With(her.Cookies);
        var back = new Persona(site);
        await back.Open("/sign-in/sheet");
        await back.Send(
            "/sign-in/sheet",
            ("name", await site.NameOf("aigul")),
            ("sheet", kept.Sheet.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))
        );
        Assert.EndsWith("/account/finish", back.At, StringComparison.Ordinal);
        await thief.Open("/organization");
        Assert.Contains("/sign-in", thief.At, StringComparison.Ordinal);
        var renewed = await back.Finish();
        Assert.NotEqual(kept.Sheet, renewed.Sheet);
        var again = new Persona(site);
        await again.Open("/sign-in/sheet");
        await again.Send("/sign-in/sheet", ("name", await site.NameOf("aigul")), ("sheet", kept.Sheet));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }

    [Fact]
    public async Task Until_the_account_is_complete_it_opens_nothing_else()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Open("/organization/new");
        await her.Send(
            "/organization/new",
            ("organization", "Centre"),
            ("kind", "Shelter"),
            ("country", "TJ"),
            ("speaks", "tg"),
            ("person", "Aigul"),
            ("word", "aigul")
        );
        await her.Open("/organization");
        Assert.EndsWith("/account/finish", her.At, StringComparison.Ordinal);
        await her.Send("/account/finish/password", ("password", "short"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        await her.Send("/account/finish/password", ("password", Steps.Password));
        await her.Send("/account/finish/code", ("code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        await her.Open("/organization");
        Assert.EndsWith("/account/finish", her.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_is_new_at_each_sign_in_and_ended_on_the_server()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        var kept = await her.Found("Centre", "aigul");
        var first = her.Cookies["__Host-session"];
        var taken = her.With(her.Cookies);
        await her.Send("/sign-out");
        await taken.Open("/organization");
        Assert.Contains("/sign-in", taken.At, StringComparison.Ordinal);
        await her.SignIn(kept);
        Assert.NotEqual(first, her.Cookies["__Host-session"]);
        await using var db = site.Node.Open();
        Assert.Equal(1, await db.SignInSessions.CountAsync(s => s.EndedAt == null, Cancel));
    }

    [Fact]
    public async Task After_signing_in_she_goes_only_where_this_node_is()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        var kept = await her.Found("Centre", "aigul");
        foreach (
            var (then, expected) in new[]
            {
                ("/en/organization", "/en/organization"),
                ("https://evil.example/", "/en/waiting"),
                ("//evil.example", "/en/waiting"),
                ("/\\evil.example", "/en/waiting"),
                ("/en/организация", "/en/waiting"),
            }
        )
        {
            await her.Open("/sign-in");
            await her.Send("/sign-in", ("name", await site.NameOf("aigul")), ("password", Steps.Password), ("then", then));
            await her.Open("/sign-in/code");
            await using (var db = site.Node.Open())
                await db.People.ExecuteUpdateAsync(u => u.SetProperty(p => p.LastCode, (byte[]?)null), Cancel);
            await her.Send("/sign-in/code", ("code", OneTimeCode.Of(kept.Key, 1)));
            Assert.Equal(expected, her.At);
        }
    }

    [Fact]
    public async Task A_form_from_elsewhere_changes_nothing()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await her.SendRaw("/organization/invitations", ("role", "Coordinator"));
        Assert.Equal(HttpStatusCode.BadRequest, her.Status);
        // Not even with the token of somebody else's page.
        var stranger = new Persona(site);
        await stranger.Open("/sign-in");
        var foreign = stranger.Match("name=\"form-token\" value=\"([^\"]+)\"");
        await her.SendRaw("/organization/invitations", ("role", "Coordinator"), ("form-token", foreign));
        Assert.Equal(HttpStatusCode.BadRequest, her.Status);
        await using var db = site.Node.Open();
        Assert.False(await db.Invitations.AnyAsync(Cancel));
    }
}
