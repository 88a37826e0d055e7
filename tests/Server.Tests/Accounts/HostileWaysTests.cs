using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>Ways around the pages: shown inside another page, asked under another name, a link or a form used twice.</summary>
public sealed class HostileWaysTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_page_for_people_with_accounts_can_be_shown_inside_another()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        foreach (
            var path in new[]
            {
                "/sign-in",
                "/sign-in/sheet",
                "/sign-in/return",
                "/organization/new",
                "/waiting",
                "/organization",
                "/account",
            }
        )
        {
            using var answer = await Ask(site, her, HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task An_invitation_never_carries_a_name_that_is_not_the_nodes()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await her.Open("/organization");
        var token = her.Match("action=\"/en/organization/invitations\"[\\s\\S]*?name=\"form-token\" value=\"([^\"]+)\"");
        using (
            var refused = await Ask(site, her, HttpMethod.Post, "/organization/invitations", token, r => r.Headers.Host = "evil.example")
        )
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        await using var db = site.Node.Open();
        Assert.False(await db.Invitations.AnyAsync(Cancel));
        foreach (var header in new[] { "X-Forwarded-Host", "X-Original-Host", "Forwarded" })
        {
            using var answer = await Ask(
                site,
                her,
                HttpMethod.Post,
                "/organization/invitations",
                token,
                r => r.Headers.TryAddWithoutValidation(header, header == "Forwarded" ? "host=evil.example" : "evil.example")
            );
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
            Assert.Contains("http://localhost/en/join/", page, StringComparison.Ordinal);
            Assert.DoesNotContain("evil.example", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_of_before_works_no_more_for_whoever_signs_in_after()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await her.Open("/organization");
        var token = her.Match("action=\"/en/organization/invitations\"[\\s\\S]*?name=\"form-token\" value=\"([^\"]+)\"");
        await her.Open("/waiting");
        await her.Send("/sign-out");
        var next = new Persona(site).With(her.Cookies);
        await next.Found("Another", "zarina");
        await next.SendRaw("/organization/invitations", ("form-token", token), ("role", "Coordinator"));
        Assert.Equal(HttpStatusCode.BadRequest, next.Status);
        await using var db = site.Node.Open();
        Assert.False(await db.Invitations.AnyAsync(Cancel));
    }

    [Fact]
    public async Task A_form_of_one_session_works_in_no_other_of_the_same_person()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        var kept = await her.Found("Centre", "aigul");
        await her.Open("/organization");
        var token = her.Match("action=\"/en/organization/invitations\"[\\s\\S]*?name=\"form-token\" value=\"([^\"]+)\"");
        await her.SignIn(kept);
        Assert.True(her.Sees("Hello, Aigul"));
        await her.SendRaw("/organization/invitations", ("form-token", token), ("role", "Coordinator"));
        Assert.Equal(HttpStatusCode.BadRequest, her.Status);
    }

    [Theory]
    [InlineData("utf-7", HttpStatusCode.BadRequest), InlineData("nonsense", HttpStatusCode.BadRequest)]
    [InlineData("utf-16", HttpStatusCode.BadRequest), InlineData("UTF-8", HttpStatusCode.OK)]
    public async Task A_form_in_other_letters_than_ours_is_refused(string charset, HttpStatusCode expected)
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await her.Open("/organization");
        var token = her.Match("action=\"/en/organization/invitations\"[\\s\\S]*?name=\"form-token\" value=\"([^\"]+)\"");
        using var answer = await Ask(
            site,
            her,
            HttpMethod.Post,
            "/organization/invitations",
            token,
            r => r.Content!.Headers.ContentType!.CharSet = charset
        );
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Two_coordinators_who_erase_themselves_again_and_again_at_once_see_no_fault_of_ours(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        var hers = await her.Found("Centre", "aigul");
        var colleague = new Persona(site);
        var theirs = await colleague.Join(await her.Invite("Coordinator"), "zarina");
        var hands = new List<(Persona Hand, string Token, string Name)>();
        foreach (var (who, name) in new[] { (her, hers.SignInName), (colleague, theirs.SignInName) })
        {
            await who.Open("/account");
            var token = who.Match("name=\"form-token\" value=\"([^\"]+)\"");
            hands.AddRange(Enumerable.Range(0, 8).Select(_ => (who.With(who.Cookies), token, name)));
        }
        await Task.WhenAll(hands.Select(h => h.Hand.SendRaw("/account/erase", ("form-token", h.Token), ("name", h.Name))));
        Assert.All(hands, h => Assert.True((int)h.Hand.Status < 500, $"{h.Hand.Status} {h.Hand.At}"));
    }

    [Fact]
    public async Task A_used_invitation_opens_nothing_again()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        var link = await her.Invite("Coordinator");
        var thief = new Persona(site);
        await thief.Open(link);
        await new Persona(site).Join(link, "zarina");
        // The page was open before; the form is sent after.
        await thief.Send(link, ("person", "Somebody"), ("word", "somebody"));
        Assert.Equal(HttpStatusCode.NotFound, thief.Status);
        await thief.Open(link);
        Assert.Equal(HttpStatusCode.NotFound, thief.Status);
        await using var db = site.Node.Open();
        Assert.Equal(2, await db.People.CountAsync(Cancel));
    }

    private static async Task<HttpResponseMessage> Ask(
        TestSite site,
        Persona her,
        HttpMethod method,
        string path,
        string? token = null,
        Action<HttpRequestMessage>? change = null
    )
    {
        using var request = new HttpRequestMessage(method, $"/en{path}");
        request.Headers.Add("Cookie", string.Join("; ", her.Cookies.Select(c => $"{c.Key}={c.Value}")));
        if (token is not null)
            request.Content = new FormUrlEncodedContent([new("form-token", token), new("role", "Caseworker"), new("note", "")]);
        change?.Invoke(request);
        return await site.Browser.SendAsync(request, Cancel);
    }
}
