using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Demonstration;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Mapping;

/// <summary>Rounds of the mapping and their editions; comparison and files.</summary>
public sealed class RoundTests
{
    private static readonly string Kyrgyz = $"/mapping/{DemonstrationListing.Id(7, "mapping")}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<Persona> Leads(Network.Members network) =>
        network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_round_takes_comments_in_its_days_and_is_frozen_afterwards_once_and_for_good(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, member) = (await Leads(network), await network.Kazakh());
        var today = DateOnly.FromDateTime(network.Clock.GetUtcNow().UtcDateTime);
        string Day(int days) => $"{today.AddDays(days):yyyy-MM-dd}";
        await her.Open("/mapping/rounds/new");
        await her.Send(
            "/mapping/rounds/new",
            ("title", "Example round"),
            ("method", "Everybody is asked."),
            ("cut-off", Day(5)),
            ("from", Day(2)),
            ("until", Day(9))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("Everybody is asked."));
        await her.Send(
            "/mapping/rounds/new",
            ("title", "Example round"),
            ("method", "Everybody is asked."),
            ("cut-off", Day(1)),
            ("from", Day(2)),
            ("until", Day(9))
        );
        Assert.EndsWith("/mapping/rounds/3?done=saved", her.At, StringComparison.Ordinal);
        Assert.True(her.Sees("gathering answers"), her.Page);
        var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        await member.Open("/account");
        var memberToken = member.Match("name=\"form-token\" value=\"([^\"]+)\"");
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await member.SendRaw("/mapping/rounds/3/comment", ("form-token", memberToken), ("comment", "Too early"))).Status
        );

        network.Clock.Forward(TimeSpan.FromDays(3));
        member = await network.Kazakh();
        await member.Open("/mapping/rounds/3");
        await member.Send("/mapping/rounds/3/comment", ("programme", ""), ("comment", "Prisons are missing."));
        Assert.True(member.Sees("Prisons are missing.") && member.Sees("Example centre 8"), member.Page);
        her = await Leads(network);
        await her.Open("/account");
        token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await her.SendRaw("/mapping/rounds/3/freeze", ("form-token", token), ("sure", "yes"))).Status
        );

        // After the cut-off day: not in the edition.
        var programme = await network.Programme();
        await (await SectionForm.Open(programme, Kyrgyz, "staff")).From("Late answer", Day(2)).Set("q-staff", "77").Send(programme);
        network.Clock.Forward(TimeSpan.FromDays(8));
        her = await Leads(network);
        await her.Open("/mapping/rounds/3");
        await her.Send("/mapping/rounds/3/freeze");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        await her.Send("/mapping/rounds/3/freeze", ("sure", "yes"));
        Assert.True(
            her.Sees("Edition 3") && her.Sees("Mapping of programmes for people who use violence in Central Asia, edition 3"),
            her.Page
        );
        var bytes = await her.Download("/mapping/rounds/3/edition.json");
        Assert.True(her.Sees(Convert.ToHexStringLower(SHA256.HashData(bytes))), her.Page);
        Assert.DoesNotContain("Late answer", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);

        // What is written later changes the mapping, not the edition.
        programme = await network.Programme();
        await (await SectionForm.Open(programme, Kyrgyz, "first")).From("Later", Day(0)).Set("q-sessions", "99").Send(programme);
        Assert.Equal(bytes, await her.Download("/mapping/rounds/3/edition.json"));
        await her.Open($"/mapping/rounds/3/{DemonstrationListing.Id(7, "mapping")}");
        Assert.False(her.Sees("Later · as of"));
        await her.Open("/account");
        token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await her.SendRaw("/mapping/rounds/3/freeze", ("form-token", token), ("sure", "yes"))).Status
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_round_begun_by_mistake_goes_while_nobody_commented_and_a_comment_while_others_may_be_written(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, member) = (await Leads(network), await network.Kazakh());
        var today = DateOnly.FromDateTime(network.Clock.GetUtcNow().UtcDateTime);
        string Day(int days) => $"{today.AddDays(days):yyyy-MM-dd}";
        Task<Persona> Begin(int cutOff, int from, int until) =>
            her.Send(
                "/mapping/rounds/new",
                ("title", "Example round"),
                ("method", "Everybody is asked."),
                ("cut-off", Day(cutOff)),
                ("from", Day(from)),
                ("until", Day(until))
            );
        await her.Open("/mapping/rounds/new");
        await Begin(-9, -8, -1);
        Assert.True(her.Sees("must be today or later") && !her.Sees("must follow each other"), her.Page);
        await Begin(-2, -1, 5);
        Assert.True(her.Sees("a regional co-ordinator can freeze the edition") && her.Sees("Withdraw this round"), her.Page);

        await member.Open("/mapping/rounds/3");
        Assert.False(member.Sees("Withdraw this round"));
        await member.Send("/mapping/rounds/3/comment", ("programme", ""), ("comment", "Too early for us."));
        var withdraw = member.Match("action=\"/en(/mapping/rounds/3/comment/[^\"]+/withdraw)\"");
        await her.Send("/mapping/rounds/3/withdraw", ("sure", "yes"));
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        await her.Open("/mapping/rounds/3");
        Assert.False(her.Sees("Withdraw this round"));
        // Another organisation's comment is not hers to withdraw.
        var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        Assert.Equal(HttpStatusCode.NotFound, (await her.SendRaw(withdraw, ("form-token", token))).Status);
        await member.Open("/mapping/rounds/3");
        await member.Send(withdraw);
        Assert.False(member.Sees("Too early for us."), member.Page);

        await her.Open("/mapping/rounds/3");
        await her.Send("/mapping/rounds/3/withdraw");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        await her.Send("/mapping/rounds/3/withdraw", ("sure", "yes"));
        Assert.EndsWith("/mapping/rounds?done=saved", her.At, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await her.Open("/mapping/rounds/3")).Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_comment_stays_once_the_time_for_comments_is_over(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, member) = (await Leads(network), await network.Kazakh());
        var today = DateOnly.FromDateTime(network.Clock.GetUtcNow().UtcDateTime);
        await her.Open("/mapping/rounds/new");
        await her.Send(
            "/mapping/rounds/new",
            ("title", "Example round"),
            ("method", "Everybody is asked."),
            ("cut-off", $"{today.AddDays(-2):yyyy-MM-dd}"),
            ("from", $"{today.AddDays(-1):yyyy-MM-dd}"),
            ("until", $"{today.AddDays(5):yyyy-MM-dd}")
        );
        await member.Open("/mapping/rounds/3");
        await member.Send("/mapping/rounds/3/comment", ("programme", ""), ("comment", "Canary comment."));
        var withdraw = member.Match("action=\"/en(/mapping/rounds/3/comment/[^\"]+/withdraw)\"");
        network.Clock.Forward(TimeSpan.FromDays(7));
        member = await network.Kazakh();
        await member.Open("/mapping/rounds/3");
        Assert.True(member.Sees("Canary comment.") && !member.Sees("/withdraw\""), member.Page);
        await member.Open("/account");
        await member.SendRaw(withdraw, ("form-token", member.Match("name=\"form-token\" value=\"([^\"]+)\"")));
        Assert.Equal(HttpStatusCode.Conflict, member.Status);
        Assert.True((await member.Open("/mapping/rounds/3")).Sees("Canary comment."), member.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Programmes_stand_side_by_side_and_countries_are_counted_with_how_many_answered(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        await her.Open("/mapping/compare/first");
        Assert.True(her.Sees("Sources differ"), her.Page);
        var ids = new[] { 7, 11 }.Select(n => DemonstrationListing.Id(n, "mapping")).ToList();
        await her.Send("/mapping/compare/first", ("country", ""), ("programme", ids[0].ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        await her.Send("/mapping/compare/first", ("country", ""), ("programme", ids[0].ToString()), ("programme", ids[1].ToString()));
        Assert.True(her.Sees("Example centre 7") && her.Sees("Example centre 11") && her.Sees("Confirmed by Example centre 1"), her.Page);
        foreach (var bad in new[] { $"{ids[0]:N}", $"{ids[0]:N}-{Guid.CreateVersion7():N}", "x-y" })
            Assert.Equal(HttpStatusCode.NotFound, (await her.Open($"/mapping/beside/{bad}")).Status);
        await her.Open("/mapping/countries");
        Assert.True(her.Sees("1 of 1") && her.Sees("nothing known"), her.Page);
        foreach (var path in new[] { "/mapping/countries/KG", "/mapping/countries/KG/summary.pdf", "/mapping/countries/KG/summary.docx" })
            Assert.NotEmpty(await her.Download(path));
        Assert.Equal(HttpStatusCode.NotFound, (await her.Open("/mapping/countries/FR")).Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_file_holds_every_answer_with_its_source_says_that_it_is_invented_and_runs_nothing(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Programme();
        await (await SectionForm.Open(her, Kyrgyz, "legal")).From("=1+2").Set("q-consequence", "@SUM(A1)").Send(her);
        var csv = Encoding.UTF8.GetString(await her.Download("/mapping/mapping.csv"));
        Assert.DoesNotContain(",@SUM", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+2", csv, StringComparison.Ordinal);
        Assert.Contains("SUM(A1)", csv, StringComparison.Ordinal);
        Assert.Contains("invented for the demonstration", csv, StringComparison.Ordinal);
        await using var db = network.Site.Node.Open();
        var answers = (await db.ProgrammeSheets.AsNoTracking().ToListAsync(Cancel)).Sum(s => s.Document.Answers.Count);
        var more = (await db.ProgrammeSheets.AsNoTracking().ToListAsync(Cancel)).Sum(s =>
            s.Document.Replies.Count + s.Document.Assessments.Count
        );
        Assert.Equal(answers + more + 2, csv.TrimEnd().Split('\n').Count(l => l.Trim().Length > 0));
        Assert.Contains("Reply of the programme", csv, StringComparison.Ordinal);
        Assert.True((await her.Download("/mapping/mapping.xlsx")).Length > 2000);
    }
}
