using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Server.Http;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Members;

/// <summary>Every route there is, asked by everybody there is: signed out, each invented person of the demonstration, and some of them suspended or expired.</summary>
public sealed class RightsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Every_route_answers_exactly_those_who_may(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        Assert.True(Routes(site).Count() > 40);
        Assert.Empty(await Walk(site, await Everybody(site)));
    }

    [Theory, InlineData(MemberState.Suspended), InlineData(MemberState.Former), InlineData(MemberState.Outside)]
    public async Task Rights_rest_where_the_membership_does(MemberState state)
    {
        await using var site = await TestSite.Open(Provider.Sqlite);
        var people = await Everybody(site);
        await using (var db = site.Node.Open())
            await db.MemberOrganizations.ExecuteUpdateAsync(u => u.SetProperty(o => o.State, state), Cancel);
        site.Services.GetRequiredService<Callers>().ForgetAll();
        var inOrganizations = people
            .Where(p => p.Standing?.Organization is not null)
            .Select(p => (p.Who, p.Her, Standing: (Standing?)(p.Standing! with { State = state })))
            .DistinctBy(p => p.Who)
            .ToList();
        Assert.All(inOrganizations, p => Assert.False(p.Standing!.May(Permission.SeeNetwork)));
        Assert.Empty(await Walk(site, inOrganizations));
    }

    /// <summary>Everything that is answered otherwise than the screen of rights says.</summary>
    private static async Task<List<string>> Walk(TestSite site, IEnumerable<(string Who, Persona Her, Standing? Standing)> people)
    {
        var faults = new List<string>();
        var routes = Routes(site).ToList();
        foreach (var (who, her, standing) in people)
        foreach (var (method, path, permission) in routes)
        {
            var status = await Ask(her, method, path);
            var isLetIn = status is not HttpStatusCode.Unauthorized and not HttpStatusCode.Forbidden;
            if (isLetIn != (standing?.May(permission) ?? permission == Permission.Public))
                faults.Add($"{who} {method} {path} ({permission}): {(int)status}");
            if ((int)status >= 500 && status != HttpStatusCode.ServiceUnavailable)
                faults.Add($"{who} {method} {path}: {(int)status}");
        }
        return faults;
    }

    [Fact]
    public async Task Somebody_suspended_or_whose_session_is_too_old_is_nobody()
    {
        await using var site = await TestSite.Open(Provider.Sqlite);
        var people = await Everybody(site);
        await using (var db = site.Node.Open())
        {
            var suspended = people[1].Standing!.Person;
            var expired = people[2].Standing!.Person;
            await db
                .People.Where(p => p.Id == suspended)
                .ExecuteUpdateAsync(u => u.SetProperty(p => p.SuspendedAt, TimeProvider.System.GetUtcNow()), Cancel);
            await db
                .SignInSessions.Where(s => s.PersonId == expired)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.SeenAt, TimeProvider.System.GetUtcNow().AddHours(-13)), Cancel);
            var old = people[3].Standing!.Person;
            await db
                .SignInSessions.Where(s => s.PersonId == old)
                .ExecuteUpdateAsync(u => u.SetProperty(s => s.StartedAt, TimeProvider.System.GetUtcNow().AddDays(-8)), Cancel);
        }
        site.Services.GetRequiredService<Callers>().ForgetAll();
        foreach (var (_, her, _) in people.Skip(1).Take(3))
        {
            await her.Open("/waiting");
            Assert.Contains("/sign-in", her.At, StringComparison.Ordinal);
        }
    }

    /// <summary>Not even from whoever may: a page elsewhere that has her browser send a form changes nothing (CSRF).</summary>
    [Fact]
    public async Task No_form_that_writes_is_taken_without_its_token()
    {
        await using var site = await TestSite.Open(Provider.Sqlite);
        var writes = (
            from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<RouteRule>() is { AuditName: not null, IsFromAnywhere: false }
            select endpoint.RoutePattern.RawText!.TrimStart('/')
        ).ToHashSet();
        Assert.True(writes.Count > 25);
        var asked = new HashSet<string>();
        foreach (var (_, her, standing) in await Everybody(site))
        foreach (var (method, path, permission) in Routes(site).ToList())
            if (method == HttpMethod.Post && (standing?.May(permission) ?? permission == Permission.Public))
            {
                await her.SendExactly(path);
                if (her.Status == HttpStatusCode.BadRequest)
                    asked.Add(path);
                else
                    Assert.DoesNotContain(writes, w => Matches(w, path));
            }
        Assert.True(asked.Count > 25);
    }

    private static bool Matches(string route, string path) =>
        global::System.Text.RegularExpressions.Regex.IsMatch(
            path,
            "^/"
                + global::System.Text.RegularExpressions.Regex.Replace(
                    global::System.Text.RegularExpressions.Regex.Escape(route),
                    @"\\\{[^}]*}",
                    "[^/]+"
                )
                + "$"
        );

    [Theory, InlineData("/network", HttpStatusCode.Forbidden), InlineData("/organization/appeal", HttpStatusCode.NotFound)]
    public async Task Who_is_refused_stays_among_her_pages(string path, HttpStatusCode status)
    {
        await using var site = await TestSite.Open(Provider.Sqlite);
        var outside = (await Everybody(site)).Last(p => p.Standing is { State: MemberState.Outside, Organization: not null });
        await outside.Her.Open(path);
        Assert.Equal(status, outside.Her.Status);
        Assert.True(outside.Her.Sees("action=\"/en/sign-out\""));
        Assert.False(outside.Her.Sees("data-leave"));
        // A reader is refused among the readers' pages.
        var reader = new Persona(site);
        await reader.Open("/nowhere");
        Assert.True(reader.Sees("data-leave"));
    }

    [Fact]
    public async Task Every_page_inside_offers_signing_out()
    {
        await using var site = await TestSite.Open(Provider.Sqlite);
        var her = (await Everybody(site))[1].Her;
        var seen = 0;
        foreach (var (method, path, permission) in Routes(site).ToList())
        {
            if (method != HttpMethod.Get || permission == Permission.Public)
                continue;
            await her.OpenExactly(path);
            if (her.Status != HttpStatusCode.OK || !her.Sees("<!DOCTYPE html>"))
                continue;
            seen++;
            Assert.True(her.Sees("action=\"/en/sign-out\""), path);
        }
        Assert.InRange(seen, 4, 100);
    }

    [Fact]
    public async Task Nobody_is_tried_on_a_real_node()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        Assert.DoesNotContain(Routes(site), r => r.Path.Contains("/try", StringComparison.Ordinal));
        await using var db = site.Node.Open();
        Assert.False(await db.People.AnyAsync(Cancel));
    }

    private static IEnumerable<(HttpMethod Method, string Path, Permission Permission)> Routes(TestSite site) =>
        from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let rule = endpoint.Metadata.GetMetadata<RouteRule>()
        where rule is not null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        let path = global::System.Text.RegularExpressions.Regex.Replace(
            "/"
                + endpoint
                    .RoutePattern.RawText!.TrimStart('/')
                    .Replace("{language:language}", "en", StringComparison.Ordinal)
                    .Replace("{place}", "KG-osh", StringComparison.Ordinal),
            @"\{[^}]*:guid\}",
            Guid.CreateVersion7().ToString()
        )
        where !path.Contains('{', StringComparison.Ordinal)
        select (new HttpMethod(method), path, rule.Permission);

    /// <summary>Signing out would end the walk, so it is asked as a form from elsewhere, like every other.</summary>
    private static async Task<HttpStatusCode> Ask(Persona her, HttpMethod method, string path)
    {
        if (method == HttpMethod.Post)
            await her.SendExactly(path);
        else
            await her.OpenExactly(path);
        return her.At.Contains("/sign-in?then", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : her.Status;
    }

    private static async Task<List<(string Who, Persona Her, Standing? Standing)>> Everybody(TestSite site)
    {
        var all = new List<(string, Persona, Standing?)> { ("nobody", new Persona(site), null) };
        await using var db = site.Node.Open();
        foreach (var person in await db.People.OrderBy(p => p.Id).ToListAsync(Cancel))
        {
            var her = new Persona(site);
            await her.Open("/try");
            await her.Send($"/try/{person.Id}");
            var membership = await db.Memberships.SingleOrDefaultAsync(m => m.PersonId == person.Id, Cancel);
            var organization = membership is null ? null : await db.MemberOrganizations.FindAsync([membership.OrganizationId], Cancel);
            var roles = membership?.Roles.Select(Enum.Parse<Role>).ToHashSet() ?? [Role.Operator];
            var standing = new Standing(
                person.Id,
                true,
                roles,
                organization?.Id,
                organization?.Kind,
                organization?.Country,
                organization?.State ?? MemberState.Outside
            );
            all.Add(($"{string.Join('+', roles)} of {organization?.Kind}", her, standing));
        }
        return all;
    }
}
