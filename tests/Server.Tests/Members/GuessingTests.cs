using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Members;

/// <summary>Whoever knows or guesses the id of what is another's is answered as if there were nothing.</summary>
public sealed partial class GuessingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Withdrawing is the only thing that an organisation can say which is no member.</summary>
    [Fact]
    public async Task Whoever_is_outside_learns_of_no_motion_by_withdrawing_it()
    {
        await using var network = await Network.Members.Open(Provider.Sqlite);
        var motion = await network.ProposeAndEndorse();
        var outside = await network.Turkmen();
        var answers = new List<string>();
        foreach (var path in new[] { motion, $"/network/motions/{Guid.CreateVersion7()}" })
        {
            await outside.Open("/account");
            var token = outside.Match("name=\"form-token\" value=\"([^\"]+)\"");
            await outside.SendRaw($"{path}/withdraw", ("form-token", token));
            answers.Add($"{outside.Status} {outside.Match("<h1>([^<]+)<")}");
        }
        Assert.StartsWith("NotFound", answers[0], StringComparison.Ordinal);
        Assert.Single(answers.Distinct());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_id_of_anothers_is_answered_as_one_that_is_nobodys(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var site = network.Site;
        var others = await OfAnother(network);
        var askers = new[] { await network.Tajik(), await network.State("KG"), await Operator(site) };
        var faults = new List<string>();
        var asked = 0;
        foreach (var (method, pattern) in WithId(site))
        foreach (var her in askers)
        {
            var nobodys = await Ask(her, method, pattern, Guid.CreateVersion7());
            foreach (var (what, id) in others)
            {
                // A member's page and a motion are the affair of every member of civil society.
                if (IsShared(pattern, what, her == askers[0]))
                    continue;
                asked++;
                var answer = await Ask(her, method, pattern, id);
                if (answer != nobodys)
                    faults.Add($"{method} {pattern} with {what}: {answer.Status} instead of {nobodys.Status}");
            }
        }
        Assert.Empty(faults);
        Assert.True(asked > 200, $"{asked} asked");
        await using var db = site.Node.Open();
        Assert.Equal(others.Count, await Standing(db, others));
    }

    private static bool IsShared(string pattern, string what, bool isCivilSociety) =>
        isCivilSociety
        && (
            (what == "organization" && pattern.Contains("/network/members/", StringComparison.Ordinal))
            || (what == "motion" && pattern.Contains("/network/motions/", StringComparison.Ordinal))
        );

    /// <summary>What the Uzbek shelter has: somebody, her session, an invitation, itself; and a motion of civil society's.</summary>
    private static async Task<IReadOnlyList<(string What, Guid Id)>> OfAnother(Network.Members network)
    {
        var uzbek = await network.Uzbek();
        await uzbek.Invite("Caseworker");
        var shelter = (await network.Of(OrganizationKind.Shelter, "UZ")).Id;
        await using var db = network.Site.Node.Open();
        var person = await db
            .Memberships.Where(m => m.OrganizationId == shelter && m.Roles.Contains("Coordinator"))
            .Select(m => m.PersonId)
            .FirstAsync(Cancel);
        return
        [
            ("organization", shelter),
            ("person", person),
            ("session", await db.SignInSessions.Where(s => s.PersonId == person).Select(s => s.Id).FirstAsync(Cancel)),
            ("invitation", await db.Invitations.Select(i => i.Id).SingleAsync(Cancel)),
            ("motion", await db.Motions.Select(m => m.Id).SingleAsync(Cancel)),
        ];
    }

    /// <summary>How many of them still stand as they were.</summary>
    private static async Task<int> Standing(AppDb db, IReadOnlyList<(string What, Guid Id)> others)
    {
        var ids = others.Select(o => o.Id).ToList();
        return await db.MemberOrganizations.CountAsync(o => ids.Contains(o.Id) && o.State == MemberState.Member, Cancel)
            + await db.Memberships.CountAsync(m => ids.Contains(m.PersonId) && m.Until == null, Cancel)
            + await db.SignInSessions.CountAsync(s => ids.Contains(s.Id) && s.EndedAt == null, Cancel)
            + await db.Invitations.CountAsync(i => ids.Contains(i.Id) && i.WithdrawnAt == null, Cancel)
            + await db.Motions.CountAsync(m => ids.Contains(m.Id) && m.Steps == 2, Cancel);
    }

    private static async Task<Persona> Operator(TestSite site)
    {
        await using var db = site.Node.Open();
        var id = await db.People.Where(p => p.IsOperator).Select(p => p.Id).SingleAsync(Cancel);
        var her = new Persona(site);
        await her.Open("/try");
        return await her.Send($"/try/{id}");
    }

    private static IEnumerable<(HttpMethod Method, string Pattern)> WithId(TestSite site) =>
        from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{language:language}", "en", StringComparison.Ordinal)
        where
            endpoint.Metadata.GetMetadata<RouteRule>() is not null
            && Id().IsMatch(pattern)
            && !pattern.Contains("/try/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        where method is "GET" or "POST"
        select (new HttpMethod(method), pattern);

    /// <summary>With a form of hers, so that only the id stands between her and the other's.</summary>
    private static async Task<(HttpStatusCode Status, string At)> Ask(Persona her, HttpMethod method, string pattern, Guid id)
    {
        var path = Id().Replace(pattern, id.ToString());
        if (method == HttpMethod.Get)
            await her.OpenExactly(path);
        else
        {
            await her.Open("/account");
            await her.SendExactly(
                path,
                ("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\"")),
                ("reason", Network.Members.Why),
                ("role", "Coordinator"),
                ("code", "0000-0000")
            );
        }
        return (her.Status, her.At.Replace(id.ToString(), "", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\{[^}]*:guid\}")]
    private static partial Regex Id();
}
