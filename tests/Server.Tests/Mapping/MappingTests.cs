using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Mapping;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Demonstration;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Network;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Mapping;

/// <summary>What members say of programmes: who may not, what each keeps for herself, who confirms, two who write at once, what comes back.</summary>
public sealed class MappingTests
{
    private static readonly string Kyrgyz = $"/mapping/{DemonstrationListing.Id(7, "mapping")}";
    private static readonly string Kazakh = $"/mapping/{DemonstrationListing.Id(11, "mapping")}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<ProgrammeSheet?> Stored(Network.Members network, string programme, Guid organization)
    {
        var id = Guid.Parse(programme["/mapping/".Length..]);
        await using var db = network.Site.Node.Open();
        return await db
            .ProgrammeSheets.AsNoTracking()
            .SingleOrDefaultAsync(s => s.ProgrammeId == id && s.OrganizationId == organization, Cancel);
    }

    private static async Task<string> Token(Persona her)
    {
        await her.Open("/account");
        return her.Match("name=\"form-token\" value=\"([^\"]+)\"");
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_outside_reads_the_mapping_and_nobody_without_the_right_writes_leads_or_confirms(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        string[] read =
        [
            "/mapping",
            Kyrgyz,
            "/mapping/compare/first",
            "/mapping/countries",
            "/mapping/countries/KG",
            "/mapping/countries/KG/summary.docx",
            "/mapping/mapping.xlsx",
            "/mapping/mapping.csv",
            "/mapping/rounds",
            "/mapping/rounds/1",
            "/mapping/rounds/1/edition.json",
        ];
        var (outside, stranger) = (await network.Turkmen(), new Persona(network.Site));
        foreach (var path in read)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await outside.Open(path)).Status);
            Assert.Contains("/sign-in", (await stranger.Open(path)).At, StringComparison.Ordinal);
        }
        var caseworker = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.Caseworker);
        var token = await Token(caseworker);
        Assert.Equal(HttpStatusCode.OK, (await caseworker.Open(Kyrgyz)).Status);
        string[] acts =
        [
            "/mapping/new",
            $"{Kyrgyz}/write/first",
            $"{Kyrgyz}/undo",
            $"{Kyrgyz}/remove",
            $"{Kyrgyz}/reply/couples",
            $"{Kyrgyz}/assess/ic16",
            $"{Kyrgyz}/word",
            "/mapping/rounds/new",
            "/mapping/rounds/2/comment",
            "/mapping/rounds/2/freeze",
            "/mapping/rounds/2/withdraw",
            $"/mapping/rounds/2/comment/{Guid.CreateVersion7()}/withdraw",
        ];
        foreach (var act in acts)
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await caseworker.SendRaw(act, ("form-token", token), ("word", "no"), ("sure", "yes"))).Status
            );
        // A state body answers, and neither leads nor speaks for a women's service; nor does a co-ordinator who does not lead.
        var state = await network.State("KG");
        var (stateToken, other) = (await Token(state), await network.Kazakh());
        foreach (var act in new[] { $"{Kyrgyz}/word", "/mapping/rounds/new", "/mapping/rounds/2/freeze" })
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await state.SendRaw(act, ("form-token", stateToken), ("word", "yes"), ("sure", "yes"))).Status
            );
        var otherToken = await Token(other);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.SendRaw("/mapping/rounds/new", ("form-token", otherToken))).Status);
        // Whom the programme does not name says nothing about it.
        Assert.Equal(HttpStatusCode.NotFound, (await other.SendRaw($"{Kyrgyz}/word", ("form-token", otherToken), ("word", "yes"))).Status);
        await using var db = network.Site.Node.Open();
        Assert.Equal(1, await db.ProgrammePartnerWords.CountAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_programme_is_mapped_from_its_name_to_its_answers_and_each_answer_has_source_and_day(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kazakh();
        await her.Open("/mapping/new");
        await her.Send("/mapping/new", ("country", "KZ"), ("name", ""), ("circle", "Members"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        await her.Send("/mapping/new", ("country", "KZ"), ("name", "Example programme 90"), ("circle", "Members"));
        Assert.EndsWith("/write/first", her.At, StringComparison.Ordinal);
        var programme = her.At[3..^"/write/first".Length];
        Assert.Equal("Example programme 90", SectionForm.Read(her, programme, "first")["q-name"]);

        var form = SectionForm
            .Read(her, programme, "first")
            .Set("q-sessions", "24")
            .Set("q-model", "cbt", "couples")
            .Set("u-partner-contact", "yes");
        await form.Send(her);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("nothing is saved without a source"), her.Page);
        Assert.Equal("24", SectionForm.Read(her, programme, "first")["q-sessions"]);
        await SectionForm.Read(her, programme, "first").From("Example visit", "2126-01-01").Send(her);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        await SectionForm.Read(her, programme, "first").From("Example visit").Set("l-sessions", "yes").Send(her);
        Assert.EndsWith("?done=saved", her.At, StringComparison.Ordinal);
        Assert.True(
            her.Sees("Example visit · as of 1 November 2026")
                && her.Sees("fixed by law")
                && her.Sees("cognitive behavioural, work with couples"),
            her.Page
        );
        Assert.True(her.Sees("Sessions with couples") && her.Sees("Art. 16 (3)"), her.Page);

        // What she does not touch keeps its source.
        await (await SectionForm.Open(her, programme, "first")).From("Another visit", "2026-11-20").Set("q-sessions", "26").Send(her);
        var sheet = await Stored(network, programme, (await network.Of(OrganizationKind.CrisisCentre, "KZ")).Id);
        Assert.Equal("Another visit", sheet!.Document.To("sessions")!.Source);
        Assert.Equal("Example visit", sheet.Document.To("model")!.Source);
        Assert.True(sheet.Document.To("partner-contact")!.IsUnknown);

        await her.Open(programme);
        await her.Send($"{programme}/undo", ("state", her.Match("name=\"state\" value=\"([^\"]+)\"")));
        Assert.Equal("24", (await Stored(network, programme, sheet.OrganizationId))!.Document.To("sessions")!.Values[0]);
        await her.Open("/organization/trail");
        Assert.True(her.Sees("answered about a programme") && her.Sees("took the last change of a sheet back"));

        await her.Open(programme);
        await her.Send($"{programme}/remove", ("sure", "yes"), ("state", "other"));
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        await her.Open(programme);
        await her.Send($"{programme}/remove", ("sure", "yes"), ("state", her.Match("name=\"state\" value=\"([^\"]+)\"")));
        Assert.Equal(HttpStatusCode.NotFound, (await her.Open(programme)).Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Whoever_goes_to_another_section_has_saved_this_one_and_nothing_where_she_wrote_nothing(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Programme();
        await (await SectionForm.Open(her, Kyrgyz, "first")).From("").Set("then", "dose").Set("q-sessions", "31").Send(her);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.Contains("aria-invalid=\"true\"", her.Page, StringComparison.Ordinal);
        await SectionForm.Read(her, Kyrgyz, "first").From("Example visit").Set("then", "dose").Send(her);
        Assert.EndsWith($"{Kyrgyz}/write/dose?done=saved", her.At, StringComparison.Ordinal);
        Assert.Equal("31", (await SectionForm.Open(her, Kyrgyz, "first"))["q-sessions"]);
        var member = await network.Kazakh();
        await (await SectionForm.Open(member, Kyrgyz, "first")).Set("then", "dose").Send(member);
        Assert.EndsWith($"{Kyrgyz}/write/dose", member.At, StringComparison.Ordinal);
        Assert.Null(await Stored(network, Kyrgyz, (await network.Of(OrganizationKind.CrisisCentre, "KZ")).Id));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_form_with_faults_says_them_and_loses_nothing(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Programme();
        var form = (await SectionForm.Open(her, Kyrgyz, "dose"))
            .From("Example")
            .Set("q-hours", "soon")
            .Set("q-weeks", "12")
            .Set("q-completion", "Ten of twelve");
        await form.Send(her);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        var back = SectionForm.Read(her, Kyrgyz, "dose");
        Assert.Equal(("soon", "12", "Ten of twelve"), (back["q-hours"], back["q-weeks"], back["q-completion"]));
        Assert.True(her.Sees("A whole number from 1 to 2000"), her.Page);
        var own = (await network.Of(OrganizationKind.PerpetratorProgramme, "KG")).Id;
        Assert.Null((await Stored(network, Kyrgyz, own))!.Document.To("completion"));
        foreach (var (name, value) in new[] { ("q-format", "alone"), ("q-womens-service", Guid.CreateVersion7().ToString()) })
        {
            await (await SectionForm.Open(her, Kyrgyz, name == "q-format" ? "method" : "first")).From("Example").Set(name, value).Send(her);
            Assert.Equal(HttpStatusCode.BadRequest, her.Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await her.Open($"{Kyrgyz}/write/secrets")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await her.Open($"/mapping/{Guid.CreateVersion7()}")).Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Two_colleagues_who_write_at_once_lose_nothing_and_nobody_writes_anothers_sheet(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (one, two) = (
            await network.Programme(),
            await network.Be(OrganizationKind.PerpetratorProgramme, "KG", Role.ProgrammeFacilitator)
        );
        var (first, second) = (await SectionForm.Open(one, Kyrgyz, "staff"), await SectionForm.Open(two, Kyrgyz, "staff"));
        await first.From("One").Set("q-staff", "6").Send(one);
        await second.From("Two").Set("q-training", "40").Send(two);
        var own = (await network.Of(OrganizationKind.PerpetratorProgramme, "KG")).Id;
        var sheet = (await Stored(network, Kyrgyz, own))!.Document;
        Assert.Equal(("6", "40"), (sheet.To("staff")!.Values[0], sheet.To("training")!.Values[0]));

        (first, second) = (await SectionForm.Open(one, Kyrgyz, "staff"), await SectionForm.Open(two, Kyrgyz, "staff"));
        await first.From("One").Set("q-staff", "7").Send(one);
        await second.From("Two").Set("q-staff", "8").Send(two);
        Assert.Equal(HttpStatusCode.Conflict, two.Status);
        Assert.True(two.Sees("Stands now:") && two.Sees("<b>7</b>"), two.Page);
        Assert.Equal("7", (await Stored(network, Kyrgyz, own))!.Document.To("staff")!.Values[0]);
        await SectionForm.Read(two, Kyrgyz, "staff").Send(two);
        Assert.Equal("8", (await Stored(network, Kyrgyz, own))!.Document.To("staff")!.Values[0]);

        // Another organisation's form ends in a sheet of its own, and both are shown.
        var other = await network.Tajik();
        await (await SectionForm.Open(other, Kyrgyz, "staff")).From("Three").Set("q-staff", "9").Send(other);
        Assert.Equal("8", (await Stored(network, Kyrgyz, own))!.Document.To("staff")!.Values[0]);
        Assert.True(other.Sees("Sources differ") && other.Sees("Three · as of") && other.Sees("Two · as of"), other.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_is_for_civil_society_reaches_no_state_body_in_any_form(Provider provider)
    {
        const string Canary = "kakadu-37";
        await using var network = await Network.Members.Open(provider);
        var (her, state) = (await network.Tajik(), await network.State("KG"));
        await (await SectionForm.Open(her, Kyrgyz, "money"))
            .From($"source {Canary}")
            .Set("q-funders", $"Funder {Canary}")
            .Set("q-separate", "no")
            .Set("circle", "CivilSociety")
            .Send(her);
        Assert.True(
            her.Sees($"Funder {Canary}") && her.Sees("for civil society only") && her.Sees("Money shared with services for survivors"),
            her.Page
        );
        // A programme that only such a sheet knows is not there for the state.
        await her.Open("/mapping/new");
        await her.Send("/mapping/new", ("country", "TJ"), ("name", $"Programme {Canary}"), ("circle", "CivilSociety"));
        var hidden = her.At[3..^"/write/first".Length];

        Assert.Equal(HttpStatusCode.NotFound, (await state.Open(hidden)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await state.Open(
                    $"/mapping/beside/{hidden[9..].Replace("-", "", StringComparison.Ordinal)}-{DemonstrationListing.Id(7, "mapping"):N}"
                )
            ).Status
        );
        foreach (
            var path in new[]
            {
                "/mapping",
                Kyrgyz,
                "/mapping/compare/money",
                "/mapping/compare/first",
                "/mapping/countries",
                "/mapping/countries/KG",
                "/mapping/countries/TJ",
                "/mapping/rounds/2",
            }
        )
        {
            await state.Open(path);
            Assert.Equal(HttpStatusCode.OK, state.Status);
            Assert.False(state.Sees(Canary), path);
        }
        Assert.False(state.Sees("Money shared with services for survivors"));
        var csv = Encoding.UTF8.GetString(await state.Download("/mapping/mapping.csv"));
        Assert.DoesNotContain(Canary, csv, StringComparison.Ordinal);
        Assert.Contains(Canary, Encoding.UTF8.GetString(await her.Download("/mapping/mapping.csv")), StringComparison.Ordinal);
        // Nor a comment on what the state may not know, nor who wrote it.
        await her.Open("/mapping/rounds/2");
        await her.Send("/mapping/rounds/2/comment", ("programme", hidden["/mapping/".Length..]), ("comment", $"About it {Canary}"));
        Assert.True(her.Sees($"About it {Canary}"), her.Page);
        Assert.False((await state.Open("/mapping/rounds/2")).Sees(Canary));
        // The state's own sheet is never kept from civil society.
        await (await SectionForm.Open(state, Kyrgyz, "risk"))
            .From("Ministry")
            .Set("q-protocol", "yes")
            .Set("circle", "CivilSociety")
            .Send(state);
        Assert.Equal(SheetCircle.Members, (await Stored(network, Kyrgyz, (await network.Of(OrganizationKind.StateBody, "KG")).Id))!.Circle);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_sheet_never_becomes_wider_by_a_fault_a_colleague_an_undo_or_a_reply(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (one, two) = (
            await network.Programme(),
            await network.Be(OrganizationKind.PerpetratorProgramme, "KG", Role.ProgrammeFacilitator)
        );
        var own = (await network.Of(OrganizationKind.PerpetratorProgramme, "KG")).Id;
        // She forgot the source: what she chose comes back with the form.
        await two.Open(Kyrgyz);
        var undo = two.Match("name=\"state\" value=\"([^\"]+)\"");
        var late = await SectionForm.Open(two, Kyrgyz, "risk");
        await (await SectionForm.Open(one, Kyrgyz, "staff")).Set("q-staff", "6").Set("circle", "CivilSociety").Send(one);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Status);
        await SectionForm.Read(one, Kyrgyz, "staff").From("Example").Send(one);
        Assert.Equal(SheetCircle.CivilSociety, (await Stored(network, Kyrgyz, own))!.Circle);
        await late.From("Example").Set("q-protocol", "yes").Send(two);
        Assert.Equal(SheetCircle.CivilSociety, (await Stored(network, Kyrgyz, own))!.Circle);
        foreach (var circle in new[] { "2", "everybody", "" })
        {
            await (await SectionForm.Open(one, Kyrgyz, "staff")).From("Example").Set("circle", circle).Send(one);
            Assert.Equal(HttpStatusCode.BadRequest, one.Status);
        }
        await one.Open(Kyrgyz);
        var state = one.Match("name=\"state\" value=\"([^\"]+)\"");
        Assert.NotEqual(undo, state);
        await one.Send($"{Kyrgyz}/undo", ("state", state));
        await one.Send($"{Kyrgyz}/undo", ("state", one.Match("name=\"state\" value=\"([^\"]+)\"")));
        Assert.Equal(SheetCircle.CivilSociety, (await Stored(network, Kyrgyz, own))!.Circle);

        // Nor does somebody who only replies tell the state of a programme that civil society keeps to itself.
        await one.Open("/mapping/new");
        await one.Send("/mapping/new", ("country", "KG"), ("name", "Example programme 91"), ("circle", "CivilSociety"));
        var hidden = one.At[3..^"/write/first".Length];
        await SectionForm.Read(one, hidden, "first").From("Example").Set("q-model", "couples").Send(one);
        var other = await network.Kyrgyz();
        await other.Open(hidden);
        await other.Send($"{hidden}/reply/couples", ("reply", "Told by its office."));
        Assert.True(other.Sees("Told by its office."), other.Page);
        Assert.Equal(HttpStatusCode.NotFound, (await (await network.State("KG")).Open(hidden)).Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_fault_in_a_form_does_not_bring_an_older_answer_back_over_a_colleagues(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (one, two) = (
            await network.Programme(),
            await network.Be(OrganizationKind.PerpetratorProgramme, "KG", Role.ProgrammeFacilitator)
        );
        var old = await SectionForm.Open(one, Kyrgyz, "staff");
        await (await SectionForm.Open(two, Kyrgyz, "staff")).From("Two").Set("q-training", "40").Send(two);
        await old.Set("q-staff", "6").Send(one);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Status);
        await SectionForm.Read(one, Kyrgyz, "staff").From("One").Send(one);
        var own = (await network.Of(OrganizationKind.PerpetratorProgramme, "KG")).Id;
        var sheet = (await Stored(network, Kyrgyz, own))!.Document;
        Assert.Equal(("6", "40", "Two"), (sheet.To("staff")!.Values[0], sheet.To("training")!.Values[0], sheet.To("training")!.Source));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_state_body_reads_no_name_of_an_organisation_that_does_not_want_to_be_seen_by_it(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var state = await network.State("KZ");
        Assert.False((await network.Of(OrganizationKind.CrisisCentre, "KZ")).IsSeenByState);
        await state.Open(Kazakh);
        Assert.True(state.Sees("a member organisation"), state.Page);
        Assert.False(state.Sees("Example centre 8"));
        Assert.DoesNotContain(
            "Example centre 8",
            Encoding.UTF8.GetString(await state.Download("/mapping/mapping.csv")),
            StringComparison.Ordinal
        );
        var unseen = await network.Of(OrganizationKind.CrisisCentre, "KZ");
        var edition = Encoding.UTF8.GetString(await state.Download("/mapping/rounds/1/edition.json"));
        Assert.DoesNotContain("Example centre 8", edition, StringComparison.Ordinal);
        // An id that can be looked up elsewhere is a name.
        Assert.DoesNotContain(unseen.Id.ToString(), edition, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(unseen.DirectoryId!.Value.ToString(), edition, StringComparison.OrdinalIgnoreCase);
        await state.Open($"{Kazakh}/write/first");
        Assert.False(state.Sees("Example centre 8"));
        Assert.True((await (await network.Kyrgyz()).Open(Kazakh)).Sees("Example centre 8"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Contact_with_partners_counts_as_confirmed_only_by_the_word_of_the_womens_service(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (service, programme) = (await network.Kazakh(), await network.Kyrgyz());
        // Example centre 11 says that Example centre 8 is in contact; nobody there has said so.
        await service.Open("/waiting");
        Assert.True(service.Sees("names your organisation as the women's service"), service.Page);
        await (await SectionForm.Open(programme, Kazakh, "first"))
            .From("Example")
            .Set("q-partner-contact", "by-womens-service")
            .Set("q-womens-service", (await network.Of(OrganizationKind.CrisisCentre, "KZ")).Id.ToString())
            .Send(programme);
        Assert.True(programme.Sees("Not confirmed by the women's service"), programme.Page);
        await service.Open(Kazakh);
        await service.Send($"{Kazakh}/word", ("word", "no"));
        Assert.True((await programme.Open(Kazakh)).Sees("says that this is not so"));
        await service.Open(Kazakh);
        await service.Send($"{Kazakh}/word", ("word", "back"));
        await service.Send($"{Kazakh}/word", ("word", "yes"));
        Assert.True((await programme.Open(Kazakh)).Sees("Confirmed by Example centre 8"), programme.Page);
        await service.Open("/waiting");
        Assert.False(service.Sees("names your organisation as the women's service"));

        // Another sheet that stands first says that there is none: nothing is certain then.
        await (await SectionForm.Open(programme, Kazakh, "first"))
            .From("Example")
            .Set("ours", "yes")
            .Set("q-partner-contact", "none")
            .Send(programme);
        Assert.False(programme.Sees("Confirmed by Example centre 8"), programme.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_programme_replies_to_a_point_and_is_assessed_with_evidence(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Programme();
        await (await SectionForm.Open(her, Kyrgyz, "safety")).From("Example").Set("q-no-mediation", "no").Send(her);
        Assert.True(her.Sees("No rule against mediation") && her.Sees("No reply yet."), her.Page);
        await her.Send($"{Kyrgyz}/reply/mediation", ("reply", "A rule is being written."));
        Assert.True(her.Sees("A rule is being written."), her.Page);
        // Whoever saw no reply yet does not write over a colleague's unseen.
        await her.Send($"{Kyrgyz}/reply/mediation", ("seen", ""), ("reply", "Something else."));
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        // What she wrote is not lost: it stands in the form, beside what a colleague wrote.
        Assert.True(her.Sees(">Something else.</textarea>") && her.Sees("A rule is being written."), her.Page);
        Assert.True(her.Sees("id=\"reply-fault\">A colleague saved another answer meanwhile."), her.Page);
        Assert.True((await her.Open(Kyrgyz)).Sees("A rule is being written."), her.Page);
        // Another one records what it was told, and says that it recorded it.
        var other = await network.Kyrgyz();
        await other.Open(Kyrgyz);
        await other.Send($"{Kyrgyz}/reply/mediation", ("reply", "Told on 3 November by its office."));
        Assert.True(other.Sees("recorded by Example centre 1") && other.Sees("A rule is being written."), other.Page);

        await her.Open($"{Kyrgyz}/assess/ic16");
        var saw = her.Match("name=\"m-1\" value=\"([^\"]*)\"");
        await her.Send($"{Kyrgyz}/assess/ic16", ("m-1", saw), ("g-1", "Met"), ("e-1", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        await her.Send($"{Kyrgyz}/assess/ic16", ("m-1", saw), ("g-1", "Partly"), ("e-1", "Chapter 4"), ("g-48", "Not"), ("e-48", ""));
        Assert.True(her.Sees("partly met") && her.Sees("Chapter 4") && her.Sees("not met"), her.Page);
        // Whoever saw the former state is asked, and a provision that a form does not speak of stays.
        await her.Open($"{Kyrgyz}/assess/ic16");
        await her.Send($"{Kyrgyz}/assess/ic16", ("m-1", saw), ("g-1", "Not"), ("e-1", ""));
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        Assert.True(her.Sees("Stands now:") && her.Sees("Chapter 4"), her.Page);
        await her.Send($"{Kyrgyz}/assess/ic16", ("m-1", her.Match("name=\"m-1\" value=\"([^\"]*)\"")), ("g-1", "Not"), ("e-1", ""));
        var sheet = await Stored(network, Kyrgyz, (await network.Of(OrganizationKind.PerpetratorProgramme, "KG")).Id);
        Assert.Equal(Grade.Not, sheet!.Document.Assessments.Single(a => a.Provision == "48").Grade);
        Assert.Equal(Grade.Not, sheet.Document.Assessments.Single(a => a.Provision == "1").Grade);
        foreach (var grade in new[] { "3", "Met,Partly", "well" })
            Assert.Equal(
                HttpStatusCode.BadRequest,
                (await (await her.Open($"{Kyrgyz}/assess/ic16")).Send($"{Kyrgyz}/assess/ic16", ("g-2", grade))).Status
            );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_public_page_of_a_programme_shows_nothing_of_the_mapping(Provider provider)
    {
        const string Canary = "kakadu-38";
        await using var network = await Network.Members.Open(provider);
        var her = await network.Programme();
        foreach (
            var (section, question) in new[]
            {
                ("first", "q-whom"),
                ("legal", "q-consequence"),
                ("safety", "q-consent"),
                ("dose", "q-completion"),
            }
        )
            await (await SectionForm.Open(her, Kyrgyz, section)).From(Canary).Set(question, $"{question} {Canary}").Send(her);
        await (await SectionForm.Open(her, Kyrgyz, "first")).From(Canary).Set("q-model", "couples").Send(her);
        await her.Send($"{Kyrgyz}/reply/couples", ("reply", Canary));
        var anybody = new Persona(network.Site);
        var id = DemonstrationListing.Id(7, "perpetrator-programme");
        foreach (var path in new[] { "/programmes", $"/programmes/{id}", "/programmes/KG" })
            Assert.False((await anybody.Open(path)).Sees(Canary), path);
        foreach (var path in new[] { $"/hsds/services/{id}", "/hsds/services?full=true&per_page=200" })
            Assert.False((await anybody.OpenExactly(path)).Sees(Canary), path);
    }
}
