using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>Everything is lost, the sheet too: two colleagues who saw or heard her bring her back, and nobody else does.</summary>
public sealed class ReturnTests
{
    private const string Finish = "/account/finish";
    private const string GoOn = "/sign-in/return/code";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Two_colleagues_bring_her_back_once_and_all_that_opened_the_account_is_void(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var office = await Office.Open(site);
        var (back, code) = await office.Ask();
        await office.Zarina.Open("/waiting");
        Assert.True(office.Zarina.Sees("Aigul asks to come back. Confirm only if you have seen or heard her yourself."));
        await office.Vouch(office.Zarina, code);
        Assert.True(office.Zarina.Sees("You have confirmed. One more colleague has to"));
        await office.Zarina.Open("/account");
        Assert.True(office.Zarina.Sees("Confirmed for a colleague"));
        await office.Her.Open("/account");
        Assert.True(office.Her.Sees("Asked to come back"));
        await office.Zarina.Open("/waiting");
        Assert.False(office.Zarina.Sees("Aigul asks to come back"));
        await back.Send(GoOn);
        Assert.True(back.Sees("It is not confirmed yet") && back.Sees(code));

        await office.Vouch(office.Dina, code);
        var again = back.With(back.Cookies);
        await back.Send(GoOn);
        Assert.EndsWith(Finish, back.At, StringComparison.Ordinal);
        await office.Her.Open("/organization");
        Assert.Contains("/sign-in", office.Her.At, StringComparison.Ordinal);
        await office.Her.Open("/sign-in");
        await office.Her.Send("/sign-in", ("name", await site.NameOf("aigul")), ("password", Steps.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Her.Status);
        await office.Her.Open("/sign-in/sheet");
        await office.Her.Send("/sign-in/sheet", ("name", await site.NameOf("aigul")), ("sheet", office.Kept.Sheet));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Her.Status);

        // The same device's cookie opens nothing a second time.
        await again.Open(GoOn);
        await again.Send(GoOn);
        Assert.True(again.Sees("It is not confirmed yet"));
        Assert.NotEqual(office.Kept.Sheet, (await back.Finish()).Sheet);
        await back.Open("/organization/trail");
        foreach (
            var line in new[] { "asked, or somebody in that name asked", "confirmed having seen or heard her", "came back with the help" }
        )
            Assert.True(back.Sees(line), line);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Whoever_is_asked_for_the_answer_is_the_same_and_only_what_can_be_confirmed_is_stored(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var office = await Office.Open(site);
        await new Persona(site).Found("Nobody else is here", "alone");
        await office.Suspend("dina");
        var answers = new List<string>();
        var asked = new List<string> { "nobody-here", "!" };
        foreach (var word in new[] { "alone", "dina", "aigul" })
            asked.Add(await site.NameOf(word));
        foreach (var name in asked)
        {
            var clock = TimeProvider.System.GetTimestamp();
            var (back, code) = await office.Ask(name);
            // A timer of the system may ring a moment early.
            Assert.True(TimeProvider.System.GetElapsedTime(clock) >= TimeSpan.FromMilliseconds(990), name);
            Assert.Equal(0, await office.Stored());
            var cookies = string.Join(' ', back.Cookies.OrderBy(c => c.Key).Select(c => $"{c.Key}={c.Value.Length}"));
            answers.Add($"{back.Status} {back.At} {cookies} {WithoutSecrets(back.Page, code)}");
            await back.Send(GoOn);
            answers.Add($"{back.Status} {back.At} {WithoutSecrets(back.Page, code)}");
        }
        Assert.Equal(2, answers.Distinct().Count());
    }

    [Fact]
    public async Task Alone_with_one_colleague_nobody_is_asked_and_with_two_both_are()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        var kept = await her.Found("Centre", "aigul");
        var zarina = new Persona(site);
        await zarina.Join(await her.Invite("Coordinator"), "zarina");
        await Office.Settle(site);
        var office = new Office(site, her, kept, zarina, zarina);
        await office.Ask();
        Assert.Equal(0, await office.Stored());
        await new Persona(site).Join(await her.Invite("Caseworker"), "dina");
        await office.Ask();
        // Who came today confirms nothing.
        Assert.Equal(0, await office.Stored());
        await Office.Settle(site);
        await office.Ask();
        Assert.Equal(1, await office.Stored());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task One_colleague_twice_is_one_and_two_at_once_are_two(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var office = await Office.Open(site);
        var (back, code) = await office.Ask();
        var path = $"/returns/{await office.Id("aigul")}";
        await office.Zarina.Open(path);
        var twice = office.Zarina.With(office.Zarina.Cookies);
        await twice.Open(path);
        await Task.WhenAll(office.Zarina.Send($"{path}/vouch", ("code", code)), twice.Send($"{path}/vouch", ("code", code)));
        Assert.True(office.Zarina.Status == HttpStatusCode.OK && twice.Status == HttpStatusCode.OK);
        await back.Send(GoOn);
        Assert.True(back.Sees("It is not confirmed yet"));

        var other = await office.Ask(await site.NameOf("dina"));
        var dina = $"/returns/{await office.Id("dina")}";
        await office.Zarina.Open(dina);
        await office.Her.Open(dina);
        await Task.WhenAll(
            office.Zarina.Send($"{dina}/vouch", ("code", other.Code)),
            office.Her.Send($"{dina}/vouch", ("code", other.Code))
        );
        await other.Back.Send(GoOn);
        Assert.EndsWith(Finish, other.Back.At, StringComparison.Ordinal);
        await using var db = site.Node.Open();
        Assert.Equal(3, await db.Vouchings.CountAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_confirmed_request_pressed_twice_at_once_lets_in_once(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var office = await Office.Open(site);
        var (back, code) = await office.Ask();
        await office.Vouch(office.Zarina, code);
        await office.Vouch(office.Dina, code);
        var twin = back.With(back.Cookies);
        await twin.Open(GoOn);
        await Task.WhenAll(back.Send(GoOn), twin.Send(GoOn));
        Assert.Single(new[] { back, twin }, p => p.At.EndsWith(Finish, StringComparison.Ordinal));
        var id = await office.Id("aigul");
        await using var db = site.Node.Open();
        Assert.Equal(1, await db.SignInSessions.CountAsync(s => s.PersonId == id && s.EndedAt == null, Cancel));
        Assert.Equal(1, await db.TrailEntries.CountAsync(e => e.Act == "return.finish", Cancel));
    }

    [Fact]
    public async Task Where_there_is_another_coordinator_she_is_one_of_the_two()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var office = await Office.Open(site);
        var third = new Persona(site);
        await third.Join(await office.Her.Invite("Caseworker"), "third");
        await Office.Settle(site);
        var (back, code) = await office.Ask();
        await office.Vouch(office.Dina, code);
        await office.Vouch(third, code);
        Assert.True(third.Sees("one of you two must be a co-ordinator"));
        await back.Send(GoOn);
        Assert.True(back.Sees("It is not confirmed yet"));
        await office.Vouch(office.Zarina, code);
        Assert.True(office.Zarina.Sees("She can go on now on her device"));
        await back.Send(GoOn);
        Assert.EndsWith(Finish, back.At, StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_makes_herself_the_second_colleague(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var office = await Office.Open(site);
        var puppet = new Persona(site);
        await puppet.Join(await office.Zarina.Invite("Caseworker"), "puppet");
        var (back, code) = await office.Ask();
        var path = $"/returns/{await office.Id("aigul")}";
        await puppet.Open(path);
        Assert.True(puppet.Sees("for less than seven days"));
        await puppet.SendRaw($"{path}/vouch", ("form-token", puppet.Match("name=\"form-token\" value=\"([^\"]+)\"")), ("code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, puppet.Status);
        await office.Vouch(office.Zarina, code);
        await back.Send(GoOn);
        Assert.True(back.Sees("It is not confirmed yet"));
        await using (var db = site.Node.Open())
        {
            Assert.Equal(1, await db.Vouchings.CountAsync(Cancel));
            var since = TimeProvider.System.GetUtcNow().AddDays(-8);
            var id = await office.Id("puppet");
            await db.Memberships.Where(m => m.PersonId == id).ExecuteUpdateAsync(u => u.SetProperty(m => m.Since, since), Cancel);
        }

        // A week later, but by the invitation of the other one.
        await office.Vouch(puppet, code);
        Assert.True(puppet.Sees("by an invitation of the other"));
        await back.Send(GoOn);
        Assert.True(back.Sees("It is not confirmed yet"));
        await office.Vouch(office.Dina, code);
        await back.Send(GoOn);
        Assert.EndsWith(Finish, back.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_coordinator_is_brought_back_by_two_who_are_none()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var office = await Office.Open(site, zarinaIs: "Specialist");
        var (back, code) = await office.Ask();
        await office.Vouch(office.Zarina, code);
        await office.Vouch(office.Dina, code);
        await back.Send(GoOn);
        Assert.EndsWith(Finish, back.At, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dina", Provider.Sqlite)]
    [InlineData("dina", Provider.Postgres)]
    [InlineData("aigul", Provider.Sqlite)]
    internal async Task Who_was_suspended_meanwhile_vouches_for_nobody_and_is_not_brought_back(string suspended, Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var office = await Office.Open(site);
        var (back, code) = await office.Ask();
        await office.Vouch(office.Zarina, code);
        await office.Vouch(office.Dina, code);
        await office.Suspend(suspended);
        await back.Send(GoOn);
        Assert.True(back.Sees("It is not confirmed yet"));
    }

    [Fact]
    public async Task Another_organisation_and_she_herself_see_nothing_to_confirm()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var office = await Office.Open(site);
        var (_, code) = await office.Ask();
        var elsewhere = new Persona(site);
        await elsewhere.Found("Elsewhere", "elsewhere");
        var path = $"/returns/{await office.Id("aigul")}";
        foreach (var other in new[] { elsewhere, office.Her })
        {
            await other.Open(path);
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
            await other.Open("/account");
            var token = other.Match("name=\"form-token\" value=\"([^\"]+)\"");
            foreach (var act in new[] { "vouch", "refuse" })
                await other.SendRaw($"{path}/{act}", ("form-token", token), ("code", code));
            Assert.NotEqual(HttpStatusCode.OK, other.Status);
        }
        await using var db = site.Node.Open();
        Assert.False(await db.Vouchings.AnyAsync(Cancel));
        Assert.Equal(1, await office.Stored());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task One_no_is_enough_and_the_asking_device_is_not_told(bool byHerself)
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var office = await Office.Open(site);
        var (back, code) = await office.Ask();
        await back.Send(GoOn);
        var before = WithoutSecrets(back.Page, code);
        await office.Vouch(office.Zarina, code);
        await office.Vouch(office.Dina, code);
        var (who, page, stop) = byHerself
            ? (office.Her, "/account/return", "/account/return/stop")
            : (office.Dina, $"/returns/{await office.Id("aigul")}", $"/returns/{await office.Id("aigul")}/refuse");
        await office.Her.Open("/waiting");
        Assert.True(office.Her.Sees("Somebody asks to come into your account"));
        await who.Open(page);
        await who.Send(stop);
        Assert.EndsWith("/waiting", who.At, StringComparison.Ordinal);
        await back.Send(GoOn);
        Assert.Equal(before, WithoutSecrets(back.Page, code));
        await office.Her.Open("/organization");
        Assert.Equal(HttpStatusCode.OK, office.Her.Status);
    }

    [Fact]
    public async Task Wrong_codes_shut_the_way_of_whoever_guesses_and_nobody_elses()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var office = await Office.Open(site);
        var (_, code) = await office.Ask();
        var wrong = code == "0000 0000" ? "1111 1111" : "0000 0000";
        await office.Vouch(office.Dina, "no code at all");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Dina.Status);
        for (var i = 0; i < 6; i++)
            await office.Vouch(office.Dina, wrong);
        await office.Vouch(office.Dina, code);
        Assert.Equal(HttpStatusCode.TooManyRequests, office.Dina.Status);
        await office.Vouch(office.Zarina, code.Replace(" ", "", StringComparison.Ordinal));
        Assert.True(office.Zarina.Sees("You have confirmed"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Whoever_asks_in_her_name_from_elsewhere_does_not_keep_her_out(Provider provider)
    {
        await using var site = await TestSite.Open(provider, Server.Node.NodeKind.Real, also: Places.Add);
        var office = await Office.Open(site);
        for (var i = 0; i < 4; i++)
            await office.Ask(Places.From(site, "203.0.113.7"));
        Assert.Equal(1, await office.Stored());
        var (_, lost) = await office.Ask(Places.From(site, "198.51.100.9"));
        var (back, code) = await office.Ask(Places.From(site, "198.51.100.9"));
        Assert.Equal(2, await office.Stored());
        await office.Vouch(office.Zarina, lost);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Zarina.Status);
        await office.Vouch(office.Zarina, code);
        // What was asked from elsewhere is closed, and nothing is asked beside it.
        Assert.Equal(1, await office.Stored());
        await office.Ask(Places.From(site, "203.0.113.7"));
        Assert.Equal(1, await office.Stored());
        await office.Vouch(office.Dina, code);
        await back.Send(GoOn);
        Assert.EndsWith(Finish, back.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_again_and_again_is_stopped_for_that_name_and_no_other_of_the_same_place()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var office = await Office.Open(site);
        var flood = HttpStatusCode.OK;
        for (var i = 0; i < 8 && flood != HttpStatusCode.TooManyRequests; i++)
            flood = (await office.Ask()).Back.Status;
        Assert.Equal(HttpStatusCode.TooManyRequests, flood);
        Assert.Equal(HttpStatusCode.OK, (await office.Ask(await site.NameOf("dina"))).Back.Status);
        Assert.Equal(2, await office.Stored());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task It_is_kept_for_two_days_and_whoever_was_complete_once_is_not_deleted_while_she_comes_back(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var office = await Office.Open(site);
        var (back, code) = await office.Ask();
        await office.Vouch(office.Zarina, code);
        await office.Vouch(office.Dina, code);
        await back.Send(GoOn);
        await using var db = site.Node.Open();
        var now = TimeProvider.System.GetUtcNow();
        await KeepRetention.DeleteOld(db, now.AddHours(47), Cancel);
        Assert.Equal(2, await db.Vouchings.CountAsync(Cancel));
        await KeepRetention.DeleteOld(db, now.AddHours(49), Cancel);
        Assert.False(await db.Vouchings.AnyAsync(Cancel) || await db.ReturnRequests.AnyAsync(Cancel));
        await KeepRetention.DeleteOld(db, now.AddDays(60), Cancel);
        Assert.True(await db.People.AnyAsync(p => p.UserName!.StartsWith("aigul-") && p.PasswordHash == null, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Erased_she_takes_her_requests_and_confirmations_along(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var office = await Office.Open(site);
        var (_, code) = await office.Ask();
        await office.Vouch(office.Dina, code);
        foreach (var (who, name) in new[] { (office.Dina, await site.NameOf("dina")), (office.Her, await site.NameOf("aigul")) })
        {
            await who.Open("/account");
            await who.Send("/account/erase", ("name", name));
            await using var db = site.Node.Open();
            Assert.False(await db.Vouchings.AnyAsync(Cancel));
            Assert.Equal(who == office.Dina, await db.ReturnRequests.AnyAsync(Cancel));
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_sheet_sent_twice_at_once_lets_in_once(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var kept = await new Persona(site).Found("Centre", "aigul");
        var both = new[] { new Persona(site), new Persona(site) };
        foreach (var one in both)
            await one.Open("/sign-in/sheet");
        await Task.WhenAll(both.Select(b => b.Send("/sign-in/sheet", ("name", kept.SignInName), ("sheet", kept.Sheet))));
        Assert.Single(both, b => b.At.EndsWith(Finish, StringComparison.Ordinal));
        await using var db = site.Node.Open();
        Assert.Equal(1, await db.SignInSessions.CountAsync(s => s.EndedAt == null, Cancel));
    }

    private static string WithoutSecrets(string page, string code) =>
        global::System.Text.RegularExpressions.Regex.Replace(
            page.Replace(code, "", StringComparison.Ordinal),
            "name=\"form-token\" value=\"[^\"]+\"",
            ""
        );
}
