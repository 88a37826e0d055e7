using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Domain.Responses;
using Tirek.Server.Data;
using Tirek.Server.Demonstration;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Responses;

/// <summary>Who answers in a place: who may not read or write it, what is proposed, two who write at once, what is missing, who signs.</summary>
public sealed class PlaceResponseTests
{
    private const string Osh = "/places/KG-osh";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<List<PlaceAnswer>> Stored(Network.Members network, string place)
    {
        await using var db = network.Site.Node.Open();
        return await db.PlaceAnswers.AsNoTracking().Where(a => a.PlaceKey == place).OrderBy(a => a.Position).ToListAsync(Cancel);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_outside_reads_a_sheet_and_nobody_of_another_country_or_of_the_state_writes_one(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var before = await Stored(network, "KG-osh");
        string[] read =
        [
            "/places",
            Osh,
            $"{Osh}/sheet",
            $"{Osh}/sheet.pdf",
            $"{Osh}/sheet.docx",
            "/places/KG/booklet",
            "/places/KG/booklet.docx",
        ];
        var (outside, stranger) = (await network.Turkmen(), new Persona(network.Site));
        foreach (var path in read)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await outside.Open(path)).Status);
            Assert.Contains("/sign-in", (await stranger.Open(path)).At, StringComparison.Ordinal);
        }
        var caseworker = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.Caseworker);
        foreach (
            var (her, status) in new[]
            {
                (await network.Kazakh(), HttpStatusCode.NotFound),
                (await network.State("KG"), HttpStatusCode.Forbidden),
                (caseworker, HttpStatusCode.Forbidden),
            }
        )
        {
            Assert.Equal(HttpStatusCode.OK, (await her.Open(Osh)).Status);
            Assert.Equal(status, (await her.Open($"{Osh}/change")).Status);
            await her.Open("/account");
            var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
            foreach (var act in new[] { $"{Osh}/change", $"{Osh}/given-out", "/places/KG/given-out" })
                Assert.Equal(status, (await her.SendRaw(act, ("form-token", token))).Status);
        }
        Assert.Equal(before.Count, (await Stored(network, "KG-osh")).Count);
        await using var db = network.Site.Node.Open();
        Assert.Equal(1, await db.PrintedEditions.CountAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_sheet_is_begun_with_whom_the_directory_knows_and_what_nobody_answers_for_is_a_gap(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        await her.Open("/places");
        await her.Send("/places", ("town", "KG-jalal-abad"));
        Assert.EndsWith("/places/KG-jalal-abad/change", her.At, StringComparison.Ordinal);
        var form = SheetForm.Read(her, "KG-jalal-abad");
        var police = DemonstrationListing.Id(6, "police-womens-unit");
        Assert.Equal([police.ToString()], form.Ticked(ResponseTask.Police));
        Assert.Empty(form.Ticked(ResponseTask.Shelter));
        await form.Set($"Police-{police:N}-agreed", "Written").Set($"Police-{police:N}-since", "2026-05-04").Send(her);
        Assert.EndsWith("/places/KG-jalal-abad?done=saved", her.At, StringComparison.Ordinal);
        Assert.True(her.Sees("written agreement of 4 May 2026"), her.Page);
        Assert.True(her.Sees("Nobody is known here who answers for this.") && her.Sees("gaps: 8"), her.Page);
        await her.Open("/organization/trail");
        Assert.True(her.Sees("changed who answers in a place"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Two_who_write_at_once_lose_nothing_and_where_both_wrote_the_second_chooses(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (one, other) = (await network.Kyrgyz(), await network.Programme());
        var (first, second) = (await SheetForm.Open(one, "KG-osh"), await SheetForm.Open(other, "KG-osh"));
        await first.Own(ResponseTask.ChildProtection, 1).Send(one);
        await second.Own(ResponseTask.Law, 1, 1).Send(other);
        Assert.EndsWith($"{Osh}?done=saved", other.At, StringComparison.Ordinal);
        var joined = await Stored(network, "KG-osh");
        Assert.Contains(joined, a => a is { Task: ResponseTask.ChildProtection, Name: "Example office 40" });
        Assert.Contains(joined, a => a is { Task: ResponseTask.Law, Name: "Example office 41" });

        (first, second) = (await SheetForm.Open(one, "KG-osh"), await SheetForm.Open(other, "KG-osh"));
        await first.Clear(ResponseTask.Police).Send(one);
        await second.Own(ResponseTask.Police, 1).Own(ResponseTask.Shelter, 1).Send(other);
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.True(other.Sees("Saved meanwhile:") && other.Sees("value=\"Example office 40\""));
        Assert.DoesNotContain(await Stored(network, "KG-osh"), a => a.Task == ResponseTask.Police);
        await SheetForm.Read(other, "KG-osh").Send(other);
        var chosen = await Stored(network, "KG-osh");
        Assert.Equal(2, chosen.Count(a => a.Task == ResponseTask.Police));
        Assert.Contains(chosen, a => a is { Task: ResponseTask.Shelter, Name: "Example office 40" });
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task More_than_twenty_entries_are_refused_and_nothing_of_hers_is_lost(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var before = await Stored(network, "KG-osh");
        await (await SheetForm.Open(her, "KG-osh")).Own(ResponseTask.ChildProtection, ResponseAnswer.Most + 1 - before.Count).Send(her);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("No more than 20 entries in all") && her.Sees("value=\"Example office 41\""));
        Assert.Equal(before.Count, (await Stored(network, "KG-osh")).Count);
        await (await SheetForm.Open(her, "KG-osh")).Own(ResponseTask.ChildProtection, ResponseAnswer.Most - before.Count).Send(her);
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.Equal(ResponseAnswer.Most, (await Stored(network, "KG-osh")).Count);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_programme_is_never_among_help_and_nobody_of_another_directory_can_be_named(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var programme = DemonstrationListing.Id(7, "perpetrator-programme");
        foreach (
            var (task, listing) in new[]
            {
                (ResponseTask.Shelter, programme),
                (ResponseTask.Programme, DemonstrationListing.Id(3, "legal-aid")),
                (ResponseTask.Law, Guid.CreateVersion7()),
                // In the directory, and for another country or for something else.
                (ResponseTask.Shelter, DemonstrationListing.Id(8, "shelter")),
                (ResponseTask.Police, DemonstrationListing.Id(1, "counselling")),
            }
        )
        {
            await (await SheetForm.Open(her, "KG-osh")).Tick(task, listing).Send(her);
            Assert.Equal(HttpStatusCode.BadRequest, her.Status);
        }
        await her.Open($"{Osh}/change");
        Assert.Equal(1, global::System.Text.RegularExpressions.Regex.Count(her.Page, $"value=\"{programme}\""));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_organisation_signs_for_its_own_line_only_and_is_asked_anew_when_that_changes(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var counselling = DemonstrationListing.Id(1, "counselling");
        await her.Open("/waiting");
        Assert.True(her.Sees("Osh: does your organisation answer for this?"), her.Page);
        await her.Open(Osh);
        var state = State(her, counselling);
        var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        foreach (var other in new[] { await network.Programme(), await network.Kazakh() })
        {
            await other.Open(Osh);
            Assert.False(other.Sees($"value=\"{counselling:N}\""));
            await other.Open("/account");
            var theirs = other.Match("name=\"form-token\" value=\"([^\"]+)\"");
            await other.SendRaw($"{Osh}/sign", ("form-token", theirs), ("task", "5"), ("answer", $"{counselling:N}"), ("state", state));
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
        var data = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.DataOfficer);
        await data.Open("/account");
        await data.SendRaw($"{Osh}/sign", ("form-token", data.Match("name=\"form-token\" value=\"([^\"]+)\"")), ("task", "5"));
        Assert.Equal(HttpStatusCode.Forbidden, data.Status);

        await her.SendRaw($"{Osh}/sign", ("form-token", token), ("task", "5"), ("answer", $"{counselling:N}"), ("state", state));
        Assert.True(her.Sees("signed on") && her.Sees("signed: 1 of"), her.Page);
        await her.Open("/organization/trail");
        Assert.True(her.Sees("signed that the organisation answers for a line of a place"));

        await Printing.ChangeNumber(her, counselling, "000 55 66");
        await her.Open(Osh);
        Assert.True(her.Sees("for what stood here then, not for what stands here now") && her.Sees("signed: 0 of"), her.Page);
        await her.Open("/waiting");
        Assert.True(her.Sees("Osh: does your organisation answer for this?"));
        // What she saw before the number changed is nothing that she can sign any more.
        await her.SendRaw($"{Osh}/sign", ("form-token", token), ("task", "5"), ("answer", $"{counselling:N}"), ("state", state));
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        await her.Open(Osh);
        await her.SendRaw(
            $"{Osh}/sign",
            ("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\"")),
            ("task", "5"),
            ("answer", $"{counselling:N}"),
            ("state", State(her, counselling))
        );
        Assert.True(her.Sees("signed: 1 of"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_one_organisation_signed_another_that_takes_its_entries_over_has_not(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var counselling = DemonstrationListing.Id(1, "counselling");
        await her.Open(Osh);
        await her.Send($"{Osh}/sign", ("task", "5"), ("answer", $"{counselling:N}"), ("state", State(her, counselling)));
        Assert.True(her.Sees("signed: 1 of"));
        var signed = (await network.Of(OrganizationKind.WomensResourceCentre, "KG")).Id;
        await using (var db = network.Site.Node.Open())
        {
            var owner = await db.MemberOrganizations.SingleAsync(member => member.Id == signed, Cancel);
            var other = await db.MemberOrganizations.FirstAsync(member => member.Country == "KG" && member.Id != signed, Cancel);
            var record = owner.DirectoryId;
            owner.DirectoryId = null;
            await db.SaveChangesAsync(Cancel);
            other.DirectoryId = record;
            await db.SaveChangesAsync(Cancel);
        }
        await her.Open(Osh);
        Assert.True(her.Sees("signed: 0 of"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_agreement_that_changes_asks_for_another_signature(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var counselling = DemonstrationListing.Id(1, "counselling");
        await her.Open(Osh);
        await her.Send($"{Osh}/sign", ("task", "5"), ("answer", $"{counselling:N}"), ("state", State(her, counselling)));
        Assert.True(her.Sees("signed: 1 of"));
        await (await SheetForm.Open(her, "KG-osh")).Set($"Counselling-{counselling:N}-agreed", "None").Send(her);
        Assert.True(her.Sees("signed: 0 of") && her.Sees("not for what stands here now"), her.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_signed_can_take_that_back_and_nobody_else(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, other) = (await network.Kyrgyz(), await network.Programme());
        var counselling = DemonstrationListing.Id(1, "counselling");
        await her.Open(Osh);
        await her.Send($"{Osh}/sign", ("task", "5"), ("answer", $"{counselling:N}"), ("state", State(her, counselling)));
        Assert.True(her.Sees("signed: 1 of"));
        await other.Open("/account");
        var token = other.Match("name=\"form-token\" value=\"([^\"]+)\"");
        await other.SendRaw($"{Osh}/unsign", ("form-token", token), ("task", "5"), ("answer", $"{counselling:N}"));
        await her.Open(Osh);
        Assert.True(her.Sees("signed: 1 of"));
        await her.Send($"{Osh}/unsign", ("task", "5"), ("answer", $"{counselling:N}"));
        Assert.True(her.Sees("signed: 0 of"), her.Page);
        await her.Open("/organization/trail");
        Assert.True(her.Sees("took back that the organisation answers for a line of a place"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_sheet_holds_numbers_that_can_be_dialled_and_none_is_begun_empty(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var form = await SheetForm.Open(her, "KG-naryn");
        foreach (var task in ResponseTasks.All)
            form.Clear(task);
        await form.Send(her);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("An empty sheet is not begun"), her.Page);
        Assert.Empty(await Stored(network, "KG-naryn"));
        form = await SheetForm.Open(her, "KG-osh");
        await form.Own(ResponseTask.Law, 1).Set("Law-own0-number", "12 call Aigul at her house").Send(her);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("Law: A telephone number holds figures") || her.Sees(": A telephone number holds figures"), her.Page);
        Assert.Matches("id=\"Law-own[0-9]-number\" autofocus aria-invalid=\"true\" aria-describedby=\"Law-own[0-9]-fault\"", her.Page);
        Assert.DoesNotContain(await Stored(network, "KG-osh"), a => a.Number.Contains("Aigul", StringComparison.Ordinal));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_hidden_place_is_as_near_as_its_published_area(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kazakh();
        // One shelter alone in its country: that it lies in Almaty is told to nobody, neither by a word nor by being ticked for that town.
        var shelter = DemonstrationListing.Id(8, "shelter");
        foreach (var town in new[] { "KZ-almaty", "KZ-shymkent" })
        {
            var form = await SheetForm.Open(her, town);
            var row = her.Page[her.Page.IndexOf($"name=\"Shelter\" value=\"{shelter}\"", StringComparison.Ordinal)..];
            Assert.Contains("for the whole country", row[..row.IndexOf("</p>", StringComparison.Ordinal)], StringComparison.Ordinal);
            Assert.Equal(town == "KZ-almaty", form.Ticked(ResponseTask.Shelter).Contains(shelter.ToString()));
        }
        await using var db = network.Site.Node.Open();
        await db.PlaceAnswers.ExecuteDeleteAsync(Cancel);
        await db.PlaceResponses.ExecuteDeleteAsync(Cancel);
        Assert.DoesNotContain(shelter.ToString(), (await SheetForm.Open(her, "KZ-almaty")).Ticked(ResponseTask.Shelter));
    }

    private static string State(Persona her, Guid listing) =>
        her.Match($"value=\"{listing:N}\" ?/?>\\s*<input type=\"hidden\" name=\"state\" value=\"([0-9A-F]+)\"");
}
