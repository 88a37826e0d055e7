using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Node;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Keeping;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Operating;

/// <summary>What whoever runs the node sees on her page, whom she can invite, and what she does not see.</summary>
public sealed class NodePageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task She_sees_what_the_check_finds_and_what_to_do(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = await Operator(site);
        await her.Open("/node");
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.True(her.Sees("Find help is closed: no number for KZ, KG, TJ, TM, UZ"));
        Assert.True(her.Sees("Call the number. Then write down who called it, and when."));
        Assert.True(her.Sees("There is none. Make one on another disk"));
        Assert.True(her.Sees(SchemaVersion.Running));
        Assert.True(her.Sees(provider == Provider.Sqlite ? "SQLite 3" : "PostgreSQL 1"));

        await using var place = new Place();
        await place.Backup(site.Node);
        var eightDaysAgo = TimeProvider.System.GetUtcNow().AddDays(-8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await site.Node.Tirek("countries", "set", "KG");
        string[] number = ["--number", "112", "--label", "emergency", "--checked-by", "Gulnara", "--checked-on", eightDaysAgo];
        await site.Node.Tirek(["crisis", "set", "--country", "KG", .. number]);
        await site.Settle();
        await her.Open("/node");
        Assert.False(her.Sees("Find help is closed"));
        Assert.True(her.Sees("checked by Gulnara"));
        Assert.Matches("days since the check: [89]<", her.Page);
        Assert.True(her.Sees("Days since then: 0."));
    }

    [Fact]
    public async Task Every_language_has_as_many_texts_as_English_and_says_that_nobody_confirmed_them()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = await Operator(site);
        await her.Open("/node");
        var counts = global::System.Text.RegularExpressions.Regex.Matches(her.Page, "texts: ([0-9,]+)");
        Assert.Equal(8, counts.Count);
        var english = int.Parse(counts[0].Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        Assert.True(english > 400);
        Assert.All(counts, c => Assert.Equal(counts[0].Value, c.Value));
        Assert.Equal(7, her.Page.Split("not confirmed by a native professional").Length - 1);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task She_invites_three_founding_organisations_and_no_fourth(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = await Operator(site);
        var links = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            await her.Open("/node");
            await her.Send("/node/invitations", ("for", "founding"));
            links.Add("/join/" + her.Match("/join/([A-Za-z0-9_-]+)<"));
            Assert.True(her.Sees("<svg class=\"qr\""));
        }
        await her.Open("/node");
        Assert.False(her.Sees("Invite a founding organisation"));
        await her.Send("/node/invitations", ("for", "founding"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("All three founding organisations are here or invited"));

        var founder = new Persona(site);
        await founder.Found("Centre by the river", "aigul", path: links[0]);
        await using var db = site.Node.Open();
        Assert.True(await db.MemberOrganizations.Select(o => o.IsFounding).SingleAsync(Cancel));

        await her.Open("/node");
        var open = her.Match("action=\"/en/node/invitations/([0-9a-f-]{36})/withdraw\"");
        await her.Send($"/node/invitations/{open}/withdraw");
        Assert.True(her.Sees("Invite a founding organisation"));
        var opened = new List<HttpStatusCode>();
        foreach (var link in links.Skip(1))
            opened.Add((await new Persona(site).Open(link)).Status);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK], opened.Order().Reverse());
        var oper = await db.People.Where(p => p.IsOperator).Select(p => p.Id).SingleAsync(Cancel);
        Assert.Equal(4, await db.AuditEntries.CountAsync(a => a.Act.StartsWith("invitation.") && a.By == $"operator {oper}", Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_second_operator_comes_in_and_an_organisations_invitation_is_not_hers_to_withdraw(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = await Operator(site);
        await her.Open("/node");
        await her.Send("/node/invitations", ("for", "operator"));
        var second = new Persona(site);
        await second.Join("/join/" + her.Match("/join/([A-Za-z0-9_-]+)<"), "second");
        await second.Open("/node");
        Assert.Equal(HttpStatusCode.OK, second.Status);

        var leads = new Persona(site);
        await leads.Found("Centre by the river", "aigul");
        await leads.Invite("Caseworker");
        await using var db = site.Node.Open();
        var theirs = await db.Invitations.Where(i => i.OrganizationId != null).Select(i => i.Id).SingleAsync(Cancel);
        await second.Open("/node");
        Assert.False(second.Sees(theirs.ToString()));
        var token = second.Match("name=\"form-token\" value=\"([^\"]+)\"");
        await second.SendRaw($"/node/invitations/{theirs}/withdraw", ("form-token", token));
        Assert.Equal(HttpStatusCode.NotFound, second.Status);
        Assert.False(await db.Invitations.AnyAsync(i => i.WithdrawnAt != null, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_operators_right_is_taken_away_by_another_and_never_the_last_ones(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var first = await Operator(site);
        var second = new Persona(site);
        await second.Join(await Invite(first), "second");
        await second.Open("/node");
        var left = await Invite(second);
        await using var db = site.Node.Open();
        var operators = await db.People.Where(p => p.IsOperator).OrderBy(p => p.CreatedAt).Select(p => p.Id).ToListAsync(Cancel);
        await first.Open("/node");
        Assert.False(first.Sees(operators[0].ToString()));
        // At once: the second of the two is none any more.
        await second.Open("/node");
        await Task.WhenAll(first.Send($"/node/operators/{operators[1]}/end"), second.Send($"/node/operators/{operators[0]}/end"));
        var (stays, goes) =
            first.Status == HttpStatusCode.OK && first.At.EndsWith("/node", StringComparison.Ordinal) ? (first, second) : (second, first);
        Assert.EndsWith("/node", stays.At, StringComparison.Ordinal);
        Assert.Equal(1, await db.People.CountAsync(p => p.IsOperator, Cancel));
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Act == "operator.end" && a.By.StartsWith("operator "), Cancel));
        await goes.Open("/node");
        Assert.Contains("/sign-in", goes.At, StringComparison.Ordinal);
        if (goes == second)
            Assert.Equal(HttpStatusCode.NotFound, (await new Persona(site).Open(left)).Status);

        var last = await db.People.Where(p => p.IsOperator).Select(p => p.Id).SingleAsync(Cancel);
        await stays.Open("/node");
        var token = stays.Match("name=\"form-token\" value=\"([^\"]+)\"");
        await stays.SendRaw($"/node/operators/{last}/end", ("form-token", token));
        Assert.Equal(HttpStatusCode.NotFound, stays.Status);
        var (code, said) = await site.Node.Tirek("operator", "end", last.ToString());
        Assert.True(code != 0 && said.Contains("Invite one first", StringComparison.Ordinal), said);
    }

    [Fact]
    public async Task Whoever_has_the_machine_ends_an_operators_right_and_what_she_sends_at_that_moment_does_not_give_it_back()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var first = await Operator(site);
        var second = new Persona(site);
        await second.Join(await Invite(first), "second");
        await using var stale = site.Node.Open();
        var person = await stale.People.OrderBy(p => p.CreatedAt).LastAsync(Cancel);
        Assert.Contains($"{person.Id}  Zarina", (await site.Node.Tirek("operator", "list")).Said, StringComparison.Ordinal);
        Assert.NotEqual(0, (await site.Node.Tirek("operator", "end", Guid.CreateVersion7().ToString())).Code);
        var (code, said) = await site.Node.Tirek("operator", "end", person.Id.ToString());
        Assert.True(code == 0, said);
        stale.People.Update(person);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => stale.SaveChangesAsync(Cancel));
        await using var db = site.Node.Open();
        Assert.Equal(1, await db.People.CountAsync(p => p.IsOperator, Cancel));
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Act == "operator.end" && a.By == "command line", Cancel));
    }

    private static async Task<string> Invite(Persona oper)
    {
        await oper.Open("/node");
        await oper.Send("/node/invitations", ("for", "operator"));
        return "/join/" + oper.Match("/join/([A-Za-z0-9_-]+)<");
    }

    [Fact]
    public async Task No_member_stands_on_her_page()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var leads = new Persona(site);
        await leads.Found("Canary organisation", "canary-name");
        var colleague = new Persona(site);
        await colleague.Join(await leads.Invite("Caseworker"), "canary-second");
        var her = await Operator(site);
        await her.Open("/node");
        foreach (var canary in new[] { "Canary", "canary", "Aigul", "Zarina", "the new one" })
            Assert.False(her.Sees(canary), canary);
        await her.Open("/organization");
        Assert.Equal(HttpStatusCode.Forbidden, her.Status);
    }

    /// <summary>Somebody whom the command line invited to run the node.</summary>
    internal static async Task<Persona> Operator(TestSite site)
    {
        var (code, said) = await site.Node.Tirek("invite", "operator");
        Assert.True(code == 0, said);
        var her = new Persona(site);
        await her.Join("/join/" + said.Split("/join/")[1].Trim(), "runs-it");
        return her;
    }
}
