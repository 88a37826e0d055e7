using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;

namespace Tirek.Domain.Tests.Mapping;

/// <summary>What counts of what several organisations say about a programme: points to discuss, confirmation, comparison, two who write at once.</summary>
public sealed class MappingRuleTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);
    private static readonly Guid Service = Guid.CreateVersion7();

    private static GivenAnswer Says(string question, params string[] values) =>
        new(question)
        {
            Values = values,
            Source = "a visit",
            AsOf = Day,
        };

    private static SheetView Sheet(bool isProvider, params GivenAnswer[] answers) =>
        new(
            Guid.CreateVersion7(),
            LocalText.Of("Example"),
            SheetCircle.Members,
            new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero),
            new() { IsProvider = isProvider, Answers = answers }
        );

    private static MappedView Programme(params SheetView[] sheets) => new(Guid.CreateVersion7(), "KG", sheets);

    private static PartnerWord Word(Guid organization, bool isSo) => new(organization, LocalText.Of("Example service"), isSo, Day);

    [Fact]
    public void The_first_questions_are_those_that_the_field_asks_first()
    {
        string[] first =
        [
            "name",
            "organization",
            "places",
            "status",
            "since",
            "whom",
            "languages",
            "ways-in",
            "mandate",
            "cost",
            "model",
            "sessions",
            "partner-contact",
            "womens-service",
        ];
        Assert.Equal(first, Questionnaire.First.Select(q => q.Key));
        Assert.Equal(Questionnaire.All.Count, Questionnaire.All.Select(q => q.Key).Distinct().Count());
        Assert.All(Questionnaire.All, q => Assert.Equal(Language.All.Count, q.Name.Wordings.Count));
        Assert.All(Questionnaire.All.Where(q => q.Kind is AnswerKind.One or AnswerKind.Many), q => Assert.NotEmpty(q.Choices));
    }

    [Theory]
    [InlineData("model", "couples", "couples")]
    [InlineData("no-mediation", "no", "mediation")]
    [InlineData("partner-contact", "none", "no-contact")]
    [InlineData("separate", "no", "money")]
    public void A_point_to_discuss_follows_from_an_answer_and_names_its_rule(string question, string value, string point)
    {
        var found = Assert.Single(DiscussionPoint.In(Programme(Sheet(true), Sheet(false, Says(question, value)))));
        Assert.Equal(point, found.Point.Key);
        Assert.Equal(value, Assert.Single(Assert.Single(found.From).Answer.Values));
        Assert.All(Language.All, l => Assert.True(found.Point.Why.In(l).Text.Length > 40 && found.Point.Source.In(l).Text.Length > 5));
    }

    [Fact]
    public void What_nobody_answered_or_what_is_unknown_is_no_point()
    {
        Assert.Empty(DiscussionPoint.In(Programme(Sheet(true))));
        Assert.Empty(
            DiscussionPoint.In(
                Programme(Sheet(true, new GivenAnswer("no-mediation") { IsUnknown = true }, Says("separate", "yes"), Says("model", "cbt")))
            )
        );
    }

    [Fact]
    public void Contact_is_confirmed_only_by_the_service_that_the_same_sheet_names()
    {
        var contact = Says(Keys.PartnerContact, Keys.ByWomensService);
        var named = Says(Keys.WomensService, Service.ToString());
        Assert.False(Programme(Sheet(true, contact, named)).IsContactConfirmed);
        Assert.False((Programme(Sheet(true, contact, named)) with { Words = [Word(Guid.CreateVersion7(), true)] }).IsContactConfirmed);
        Assert.False((Programme(Sheet(true, contact, named)) with { Words = [Word(Service, false)] }).IsContactConfirmed);
        // Another sheet names it, which says nothing of contact.
        Assert.False((Programme(Sheet(true, contact), Sheet(false, named)) with { Words = [Word(Service, true)] }).IsContactConfirmed);
        Assert.False((Programme(Sheet(true, named)) with { Words = [Word(Service, true)] }).IsContactConfirmed);
        Assert.True((Programme(Sheet(true, contact, named)) with { Words = [Word(Service, true)] }).IsContactConfirmed);
        // The programme itself says that there is none: the two have to talk first.
        var none = Sheet(true, Says(Keys.PartnerContact, Keys.NoContact));
        Assert.False((Programme(none, Sheet(false, contact, named)) with { Words = [Word(Service, true)] }).IsContactConfirmed);
    }

    [Fact]
    public void The_programmes_own_answer_stands_first_a_known_one_before_unknown_and_sources_that_differ_are_both_there()
    {
        var programme = Programme(
            Sheet(true, new GivenAnswer("weeks") { IsUnknown = true }, Says("hours", "30")),
            Sheet(false, Says("weeks", "12"), Says("hours", "40"))
        );
        Assert.Equal("30", Assert.Single(programme.Best("hours")!.Answer.Values));
        Assert.Equal("12", Assert.Single(programme.Best("weeks")!.Answer.Values));
        Assert.True(programme.Differs("hours"));
        Assert.False(programme.Differs("weeks"));
        Assert.Equal(2, programme.To("hours").Count());
        Assert.Null(programme.Best("sessions"));
    }

    [Fact]
    public void Countries_are_counted_by_hand_computed_cases_and_unknown_counts_among_neither()
    {
        MappedView[] all =
        [
            Programme(Sheet(true, Says("manual", "yes"))),
            Programme(Sheet(true, Says("manual", "no"))),
            Programme(Sheet(true, new GivenAnswer("manual") { IsUnknown = true })),
            Programme(Sheet(true)),
            Programme(Sheet(true, Says("manual", "no")), Sheet(false, Says("manual", "yes"))) with
            {
                Country = "KZ",
            },
        ];
        var lines = CountCountries.Of(Questionnaire.FindSection("method")!, all);
        var yes = lines.Single(l => l.Question.Key == "manual" && l.Value == "yes");
        var no = lines.Single(l => l.Question.Key == "manual" && l.Value == "no");
        Assert.Equal((new Share(1, 2), new Share(0, 1)), (yes.ByCountry["KG"], yes.ByCountry["KZ"]));
        Assert.Equal((new Share(1, 2), new Share(1, 1)), (no.ByCountry["KG"], no.ByCountry["KZ"]));
        Assert.DoesNotContain(lines, l => l.Question.Key == "format");
    }

    [Fact]
    public void Of_two_who_write_a_section_each_keeps_what_only_she_changed_and_where_both_did_the_second_is_asked()
    {
        var (section, language) = (Questionnaire.FindSection("dose")!, Language.English);
        var before = new SheetDocument { Answers = [Says("hours", "30"), Says("weeks", "10"), Says("manual", "yes")] };
        var seen = section.Questions.ToDictionary(q => q.Key, q => GivenAnswer.MarkOf(before.To(q.Key), language));
        var now = before with { Answers = [Says("hours", "35"), Says("weeks", "10"), Says("manual", "yes")] };

        var joined = JoinSheets.Of(now, section, [Says("hours", "30"), Says("weeks", "12")], seen, language);
        Assert.Empty(joined.Conflicts);
        Assert.Equal(["manual=yes", "hours=35", "weeks=12"], joined.Answers.Select(a => $"{a.Question}={a.Values[0]}"));

        var clash = JoinSheets.Of(now, section, [Says("hours", "40"), Says("weeks", "10")], seen, language);
        Assert.Equal(["hours"], clash.Conflicts);
        // The same change twice is no conflict, and an answer taken out is one change.
        Assert.Empty(JoinSheets.Of(now, section, [Says("hours", "35"), Says("weeks", "10")], seen, language).Conflicts);
        Assert.Equal(
            ["manual", "hours"],
            JoinSheets.Of(now, section, [Says("hours", "35")], seen, language).Answers.Select(a => a.Question)
        );
    }

    [Fact]
    public void An_answer_that_nobody_touched_keeps_its_source_and_what_was_written_in_another_language_stays_beside()
    {
        var (section, old) = (Questionnaire.FindSection("dose")!, new DateOnly(2024, 2, 3));
        var kazakh = new GivenAnswer("completion")
        {
            Words = LocalText.Of("он сабақ", Language.Kazakh),
            Source = "old",
            AsOf = old,
        };
        var before = new SheetDocument { Answers = [kazakh] };
        var seen = new Dictionary<string, string> { ["completion"] = GivenAnswer.MarkOf(kazakh, Language.Russian) };
        GivenAnswer Typed(string text) =>
            new("completion")
            {
                Words = LocalText.Of(text, Language.Russian),
                Source = "new",
                AsOf = Day,
            };
        // The Russian page showed the Kazakh words, for want of others, and she left them.
        var same = JoinSheets.Of(before, section, [Typed("он сабақ")], seen, Language.Russian);
        Assert.False(same.IsChanged);
        Assert.Equal("old", Assert.Single(same.Answers).Source);
        var translated = Assert.Single(JoinSheets.Of(before, section, [Typed("десять занятий")], seen, Language.Russian).Answers);
        Assert.Equal("new", translated.Source);
        Assert.Equal("он сабақ", translated.Words!.In(Language.Kazakh).Text);
        Assert.Equal("десять занятий", translated.Words.In(Language.Russian).Text);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "<5")]
    [InlineData("4", "<5")]
    [InlineData("<5", "<5")]
    [InlineData("5", "5")]
    [InlineData("1 204", "1204")]
    [InlineData("-3", null)]
    [InlineData("many", null)]
    public void Of_one_to_four_people_no_more_is_kept_than_that_they_are_few(string typed, string? kept) =>
        Assert.Equal(kept, AnswerRule.Count(Questionnaire.Find("completed")!, typed).Value);

    [Fact]
    public void Numbers_days_and_links_are_taken_within_their_bounds_and_nothing_else()
    {
        var sessions = Questionnaire.Find("sessions")!;
        Assert.Equal("24", AnswerRule.Number(sessions, " 24 ").Value);
        Assert.All(new[] { "0", "501", "1.5", "", "١٢" }, t => Assert.Null(AnswerRule.Number(sessions, t).Value));
        Assert.Equal(new DateOnly(2026, 3, 15), AnswerRule.Day("15.03.2026"));
        Assert.Null(AnswerRule.Day("31.02.2026"));
        Assert.Null(AnswerRule.PastDay("2026-11-02", Day));
        Assert.NotNull(AnswerRule.PastDay("2026-11-01", Day));
        Assert.NotNull(AnswerRule.Link("https://example.org/act"));
        Assert.All(
            new[] { "javascript:alert(1)", "example.org", "ftp://example.org", "https://a:b@example.org" },
            t => Assert.Null(AnswerRule.Link(t))
        );
    }

    [Fact]
    public void An_answer_that_was_renewed_after_the_cut_off_day_stands_in_the_edition_as_it_was_before()
    {
        GivenAnswer On(string value, int day) => Says("sessions", value) with { AsOf = new(2026, 11, day) };
        var sheet = new SheetDocument
        {
            Answers = [On("26", 5), On("8", 9) with { Question = "weeks" }],
            Replies = [new("couples", LocalText.Of("x"), new(2026, 11, 6))],
        };
        var until = sheet.Until(
            new(2026, 11, 3),
            [new() { Answers = [On("25", 4)] }, new() { Answers = [On("24", 2)] }, new() { Answers = [On("20", 1)] }]
        );
        Assert.Equal("24", Assert.Single(until.Answers).Values[0]);
        Assert.Empty(until.Replies);
        Assert.True(sheet.Until(new(2026, 11, 1), []).IsEmpty);
    }

    [Fact]
    public void A_reply_to_a_point_that_follows_only_from_anothers_sheet_is_not_shown_without_it()
    {
        var replies = Sheet(false) with { Document = new() { Replies = [new("couples", LocalText.Of("x"), Day)] } };
        Assert.Empty(Programme(replies).WithoutRepliesToOthers().Sheets[0].Document.Replies);
        Assert.Single(Programme(replies, Sheet(true, Says("model", "couples"))).WithoutRepliesToOthers().Sheets[0].Document.Replies);
    }

    [Fact]
    public void A_service_that_another_sheet_names_does_not_deny_what_the_right_one_confirmed()
    {
        var (contact, other) = (Says(Keys.PartnerContact, Keys.ByWomensService), Guid.CreateVersion7());
        var programme = Programme(
            Sheet(true, contact, Says(Keys.WomensService, Service.ToString())),
            Sheet(false, Says(Keys.WomensService, other.ToString()))
        ) with
        {
            Words = [Word(other, false), Word(Service, true)],
        };
        Assert.Equal([Service], programme.WordsOnContact().Select(w => w.Organization));
        Assert.True(programme.IsContactConfirmed);
    }

    [Fact]
    public void Of_two_who_assess_at_once_the_second_is_asked_and_what_she_did_not_see_or_touch_stays()
    {
        Assessment Of(string provision, Grade grade, string? evidence = null, Language? language = null) =>
            new("ic16", provision, grade) { Evidence = LocalText.OfOptional(evidence, language ?? Language.Kazakh), On = Day };
        Assessment[] before = [Of("1", Grade.Met, "3-тарау"), Of("2", Grade.Not), Of("1", Grade.Met) with { Standard = "other" }];
        var seen = before.Take(2).ToDictionary(a => a.Provision, a => JoinAssessments.MarkOf(a, Language.Russian));
        Assessment[] now = [Of("1", Grade.Met, "3-тарау"), Of("2", Grade.Partly, "x"), before[2]];

        var clash = JoinAssessments.Of(now, [Of("2", Grade.Met, "y", Language.Russian)], seen, Language.Russian);
        Assert.Equal(["2"], clash.Conflicts);
        var joined = JoinAssessments.Of(now, [Of("1", Grade.Met, "глава 3", Language.Russian), Of("2", Grade.Not)], seen, Language.Russian);
        Assert.Empty(joined.Conflicts);
        Assert.Equal([Grade.Met, Grade.Partly, Grade.Met], joined.Assessments.Select(a => a.Grade));
        // What was written in another language stays beside it.
        Assert.Equal(
            ("3-тарау", "глава 3"),
            (joined.Assessments[0].Evidence!.In(Language.Kazakh).Text, joined.Assessments[0].Evidence!.In(Language.Russian).Text)
        );
    }
}
