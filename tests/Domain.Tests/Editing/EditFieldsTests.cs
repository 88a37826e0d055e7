using Tirek.Domain.Checking;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Tests.Editing;

/// <summary>A listing as texts of a form, and back.</summary>
public sealed class EditFieldsTests
{
    private static readonly Listing Rich = new(
        Guid.Parse("0192a000-0000-7000-8000-000000000001"),
        Guid.Empty,
        LocalText.Of("Центр", Language.Russian)
    )
    {
        Terms = ["shelter", "women", "people-without-papers"],
        Phones =
        [
            Held.Public(new Phone(Guid.Parse("0192a000-0000-7000-8000-000000000002"), "000 11") { Type = "voice", Languages = ["ru"] }),
            Held.For(Audience.Owner, new Phone(Guid.Parse("0192a000-0000-7000-8000-000000000003"), "000 22")),
        ],
        Schedules =
        [
            Held.Public(
                new Schedule(Guid.Parse("0192a000-0000-7000-8000-000000000004"))
                {
                    Freq = "DAILY",
                    OpensAt = new(9, 0),
                    ClosesAt = new(18, 0),
                }
            ),
            Held.Public(
                new Schedule(Guid.Parse("0192a000-0000-7000-8000-000000000005"))
                {
                    IsClosure = true,
                    ValidFrom = new(2027, 1, 1),
                    ValidTo = new(2027, 1, 2),
                }
            ),
        ],
        BeforeYouCall = new()
        {
            Tells = TellsOthers.ByLaw,
            AnonymousPossible = true,
            AnswersByVoice = true,
        },
        Alert = Held.For(Audience.Professionals, LocalText.Of("Ремонт", Language.Russian)),
    };

    private static Listing With(string key, string text, Language? language = null) =>
        EditFields.Write(Rich, new Dictionary<string, string> { [key] = text }, language ?? Language.Russian);

    [Fact]
    public void What_is_read_and_written_again_is_the_same_to_the_last_value()
    {
        foreach (var language in Language.All)
            Assert.Same(Rich, EditFields.Write(Rich, EditFields.Read(Rich, language), language));
        foreach (var (key, text) in EditFields.Read(Rich, Language.Russian))
            Assert.True(EditFields.Of(key).Fits(text, Rich, Language.Russian), key);
    }

    [Fact]
    public void Every_text_that_fits_is_read_as_it_was_written()
    {
        foreach (var field in EditFields.All.Union(EditFields.OfProgramme))
        foreach (
            var text in field.Kind switch
            {
                EditKind.Choice => field.Choices,
                EditKind.Choices => [string.Join(',', field.Choices), field.Choices[0]],
                EditKind.Number => ["", "0", "17"],
                EditKind.Hours => ["", "08:00–12:00", "18:00–09:00 +1"],
                EditKind.Days => ["", "2027-01-01;2027-01-07;;;\n2027-03-08;;;10:00–14:00;Women's day", "2027-01-01;2027-01-02;yearly;;"],
                EditKind.Web => ["", "https://example.org/a?b=1"],
                EditKind.Mail => ["", "help@example.org"],
                EditKind.Phones => ["", "+996 312 00 00 00 #12;Professionals\n000 22;Public"],
                _ => field.IsRequired ? ["Other words"] : new[] { "", "Other words" },
            }
        )
        {
            Assert.True(field.Fits(text, Rich, Language.Russian), $"{field.Key} {text}");
            Assert.Equal(text, field.Read(field.Write(Rich, text, Language.Russian), Language.Russian));
        }
    }

    [Fact]
    public void Of_a_programme_only_its_own_fields_are_read_and_written()
    {
        var programme = new Listing(Guid.CreateVersion7(), Guid.Empty, LocalText.Of("Программа", Language.Russian))
        {
            Terms = ["perpetrator-programme"],
            Eligibility = LocalText.Of("Мужчины", Language.Russian),
            Status = ListingStatus.TemporarilyClosed,
            ServiceAreas = [new(Guid.CreateVersion7(), "Ош", null, "KG-osh")],
        };
        var texts = EditFields.Read(programme, Language.Russian);
        Assert.Equal(("Мужчины", nameof(ProgrammeState.Suspended)), (texts["takes"], texts["state"]));
        Assert.DoesNotContain("kinds", texts.Keys);
        Assert.DoesNotContain("takes", EditFields.Read(Rich, Language.Russian).Keys);
        Assert.Same(programme, EditFields.Write(programme, texts, Language.Russian));
        var written = EditFields.Write(
            programme,
            new Dictionary<string, string>
            {
                ["takes"] = "Все",
                ["enrol"] = "Позвонить",
                ["state"] = nameof(ProgrammeState.Closed),
                ["covered"] = "KG,KG-C",
                ["status"] = nameof(ListingStatus.Active),
                ["kinds"] = "shelter",
            },
            Language.Russian
        );
        Assert.Equal(["perpetrator-programme"], written.Terms);
        Assert.Equal((ProgrammeState.Closed, ListingStatus.Defunct), (written.Programme!.State, written.Status));
        // Whoever reads the standard's own fields alone reads the same.
        Assert.Equal(("Все", "Все"), (written.Programme.WhomItTakes!.Original.Text, written.Eligibility!.Original.Text));
        Assert.Equal("Позвонить", written.ApplicationProcess!.Original.Text);
        Assert.Equal(["KG-osh", "KG", "KG-C"], written.ServiceAreas.Select(a => a.PlaceKey));
        var emptied = EditFields.Write(written, new Dictionary<string, string> { ["takes"] = "", ["covered"] = "" }, Language.Russian);
        Assert.Equal("", EditFields.Read(emptied, Language.Russian)["takes"]);
        Assert.Equal(["KG-osh"], emptied.ServiceAreas.Select(a => a.PlaceKey));
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("kinds", "")]
    [InlineData("kinds", "perpetrator-programme")]
    [InlineData("kinds", "no-such-kind")]
    [InlineData("status", "")]
    [InlineData("phones", "call us;Public")]
    [InlineData("phones", "000 11;Nobody")]
    [InlineData("phones", "000 11")]
    [InlineData("MO", "mornings")]
    [InlineData("MO", "10:00–14:00, 13:00–15:00")]
    [InlineData("days", "2027-02-30;;;;")]
    [InlineData("days", "2027-02-20;2027-02-10;;;")]
    [InlineData("days", "2027-01-30;2027-02-02;yearly;;")]
    [InlineData("days", "2027-02-20;;;mornings;")]
    [InlineData("days", "2027-02-20;;;;\n2027-02-10;2027-02-25;;;")]
    [InlineData("days", "2027-01-01;;yearly;;\n2028-01-01;;;10:00–12:00;")]
    [InlineData("boys-age", "twelve")]
    [InlineData("url", "javascript:alert(1)")]
    [InlineData("url", "data:text/html,x")]
    [InlineData("url", "https://name@example.org/")]
    [InlineData("url", "https://example")]
    [InlineData("url", "ask us")]
    [InlineData("email", "nobody")]
    [InlineData("email", "nobody@nowhere")]
    [InlineData("email", "a@b@example.org")]
    public void What_cannot_be_is_refused(string key, string text) => Assert.False(EditFields.Of(key).Fits(text, Rich, Language.Russian));

    [Theory]
    [InlineData("example.org", "https://example.org")]
    [InlineData("example.org:8080/x", "https://example.org:8080/x")]
    [InlineData("http://example.org", "http://example.org")]
    [InlineData("javascript:alert(1)", "javascript:alert(1)")]
    [InlineData("", "")]
    public void A_site_typed_without_its_beginning_gets_one(string typed, string kept) => Assert.Equal(kept, EditField.WebOf(typed));

    [Fact]
    public void A_text_for_readers_is_asked_for_where_it_was_written_first_and_nowhere_else()
    {
        var name = EditFields.Of("name");
        foreach (var language in Language.All)
        {
            Assert.Equal(language == Language.Russian, name.IsRequiredIn(Rich, language));
            Assert.Equal(language != Language.Russian, name.Fits("", Rich, language));
            Assert.False(name.Fits("", null, language));
        }
        Assert.False(EditFields.Of("kinds").Fits("", Rich, Language.Tajik));
    }

    [Fact]
    public void What_a_feed_says_of_days_that_no_line_can_say_keeps_nobody_from_saving()
    {
        Held<Schedule> Closed(DateOnly from, DateOnly to, string? why = null) =>
            Held.Public(
                new Schedule(Guid.CreateVersion7())
                {
                    IsClosure = true,
                    ValidFrom = from,
                    ValidTo = to,
                    Description = LocalText.OfOptional(why, Language.Russian),
                }
            );
        Held<Schedule> Open(DateOnly day, int from, int to) =>
            Held.Public(
                new Schedule(Guid.CreateVersion7())
                {
                    Freq = "DAILY",
                    ValidFrom = day,
                    ValidTo = day,
                    OpensAt = new(from, 0),
                    ClosesAt = new(to, 0),
                }
            );
        var odd = new[]
        {
            Closed(new(2026, 1, 1), new(2028, 1, 1)),
            Closed(new(1999, 1, 1), new(1999, 1, 2)),
            Closed(new(2028, 2, 1), new(2028, 2, 1), new string('п', 101)),
            // On one day two windows that overlap.
            Open(new(2028, 3, 1), 9, 12),
            Open(new(2028, 3, 1), 11, 14),
            // A day that lies within a span of another.
            Open(new(2028, 5, 3), 9, 12),
        };
        var listing = Rich with { Schedules = [.. odd, Closed(new(2028, 5, 1), new(2028, 5, 9))] };
        var days = EditFields.Of("days");
        foreach (var language in Language.All)
        {
            var said = days.Read(listing, language);
            Assert.Equal("2028-05-01;2028-05-09;;;", said);
            Assert.True(days.Fits($"{said}\n2028-06-01;;;;", listing, language));
        }
        var changed = days.Write(listing, "2028-06-01;;;;", Language.Russian).Schedules;
        Assert.Equal(odd, changed.Take(odd.Length));
        Assert.Equal(odd.Length + 1, changed.Count);
    }

    [Fact]
    public void A_day_of_every_year_comes_next_when_its_date_does()
    {
        SpecialDay Day(DateOnly first, DateOnly last, bool yearly) => new(first, last, yearly, [], null);
        var newYear = Day(new(2024, 1, 1), new(2024, 1, 3), true);
        Assert.Equal(new(2027, 1, 1), newYear.NextFrom(new(2026, 5, 1)));
        Assert.Equal(new(2027, 1, 1), newYear.NextFrom(new(2027, 1, 3)));
        Assert.Equal(new(2028, 1, 1), newYear.NextFrom(new(2027, 1, 4)));
        Assert.Equal(new(2024, 1, 1), newYear.NextFrom(new(2020, 1, 1)));
        Assert.Equal(new(2028, 2, 29), Day(new(2024, 2, 29), new(2024, 2, 29), true).NextFrom(new(2025, 1, 1)));
        var once = Day(new(2026, 5, 1), new(2026, 5, 9), false);
        Assert.Equal(new(2026, 5, 1), once.NextFrom(new(2026, 5, 9)));
        Assert.Null(once.NextFrom(new(2026, 5, 10)));
    }

    [Fact]
    public void A_number_with_its_extension_in_its_text_keeps_what_is_known_of_it()
    {
        var phone = new Phone(Guid.CreateVersion7(), "+996 312 00-00-01 доб. 12")
        {
            Type = "voice",
            Description = LocalText.Of("Дежурная", Language.Russian),
            Languages = ["ky"],
        };
        var listing = Rich with { Phones = [Held.Public(phone)] };
        var said = EditFields.Read(listing, Language.Russian)["phones"];
        Listing Write(string phones) => EditFields.Write(listing, new Dictionary<string, string> { ["phones"] = phones }, Language.Russian);
        Assert.Equal(phone, Write($"{said}\n000 99;Public").Phones[0].For<PublicReader>());
        // Another extension is all that changes.
        var changed = Write("+996 312 00-00-01 #13;Public").Phones[0].For<PublicReader>();
        Assert.Equal(phone with { Number = "+996 312 00-00-01", Extension = "13" }, changed);
    }

    [Theory]
    [InlineData("9.00-13.00", "09:00–13:00")]
    [InlineData("14-18, 9 – 13", "09:00–13:00, 14:00–18:00")]
    [InlineData("0-24", "00:00–24:00")]
    [InlineData("mornings", "mornings")]
    public void Hours_written_otherwise_are_the_same_hours(string typed, string said) => Assert.Equal(said, WeekHours.Tidy(typed));

    [Fact]
    public void Who_decides_about_a_number_that_was_taken_away_has_decided()
    {
        var taken = WithdrawNumber.From(Public, Public.Phones[0].For<OwnerReader>()!.Id);
        var said = EditFields.Read(taken, Language.Russian)["phones"];
        Assert.Equal($"000 44;{EditField.Withdrawn}", said);
        Assert.Same(taken, EditFields.Write(taken, new Dictionary<string, string> { ["phones"] = said }, Language.Russian));
        foreach (var audience in Enum.GetValues<Audience>())
        {
            var decided = EditFields.Write(taken, new Dictionary<string, string> { ["phones"] = $"000 44;{audience}" }, Language.Russian);
            Assert.Equal(audience, decided.Phones[0].Audience);
            Assert.Empty(WithdrawNumber.Of(decided));
            Assert.Same(decided, WithdrawNumber.PutBack(decided, decided.Phones[0].For<OwnerReader>()!.Id));
        }
    }

    private static readonly Listing Public = Rich with { Phones = [Held.Public(new Phone(Guid.CreateVersion7(), "000 44"))] };

    [Fact]
    public void Who_keeps_a_number_keeps_what_else_is_known_of_it()
    {
        var changed = With("phones", "000 22;Public\n000 11;Owner");
        Assert.Equal(Rich.Phones[1].For<OwnerReader>(), changed.Phones[0].For<PublicReader>());
        Assert.Equal(Rich.Phones[0].For<OwnerReader>(), changed.Phones[1].For<OwnerReader>());
        Assert.Null(changed.Phones[1].For<PublicReader>());
    }

    [Fact]
    public void Another_extension_is_the_same_telephone_and_what_a_feed_said_of_one_stays()
    {
        var changed = With("phones", "000 11 #5;Public\n000 22;Owner");
        Assert.Equal(Rich.Phones[0].For<OwnerReader>()! with { Extension = "5" }, changed.Phones[0].For<OwnerReader>());
        var fed = Rich with { Phones = [Held.Public(new Phone(Guid.CreateVersion7(), "000 33") { Extension = "5 or 6" })] };
        Assert.Equal("000 33;Public", EditFields.Of("phones").Read(fed, Language.Russian));
        var kept = EditFields.Write(fed, new Dictionary<string, string> { ["phones"] = "000 33;Owner" }, Language.Russian);
        Assert.Equal("5 or 6", kept.Phones[0].For<OwnerReader>()!.Extension);
    }

    [Fact]
    public void Single_days_leave_the_week_and_what_they_cannot_say_alone()
    {
        var odd = new Schedule(Guid.CreateVersion7())
        {
            Freq = "MONTHLY",
            ByDay = ["1MO"],
            OpensAt = new(9, 0),
            ClosesAt = new(10, 0),
        };
        var rich = Rich with { Schedules = [.. Rich.Schedules, Held.Public(odd)] };
        var changed = EditFields.Write(
            rich,
            new Dictionary<string, string> { ["days"] = "2027-01-01;2027-01-02;;10:00–12:00;Неделя\n2027-05-09;;;;" },
            Language.Russian
        );
        Assert.Contains(changed.Schedules, s => s.Equals(rich.Schedules[0]));
        Assert.Contains(changed.Schedules, s => s.For<OwnerReader>() == odd);
        Assert.Equal("09:00–18:00", EditFields.Of("TU").Read(changed, Language.Russian));
        var days = SpecialDay.Of(changed.Schedules.Select(s => s.For<OwnerReader>()!));
        Assert.Equal(["Неделя", null], days.Select(d => d.Reason?.Original.Text));
        Assert.Equal([false, true], days.Select(d => d.Windows.Count == 0));
        Assert.Equal(4, changed.Schedules.Count);
        // The reason in another language stands beside it.
        var said = EditFields.Write(
            changed,
            new Dictionary<string, string> { ["days"] = "2027-01-01;2027-01-02;;10:00–12:00;Жума\n2027-05-09;;;;" },
            Language.Kyrgyz
        );
        var both = SpecialDay.Of(said.Schedules.Select(s => s.For<OwnerReader>()!))[0].Reason!;
        Assert.Equal(("Неделя", "Жума"), (both.Original.Text, both.In(Language.Kyrgyz).Text));
        Assert.Equal(changed.Schedules.Count, said.Schedules.Count);
    }

    [Fact]
    public void Hours_of_a_week_leave_single_days_alone()
    {
        var changed = With("WE", "10:00–12:00");
        Assert.Contains(changed.Schedules, s => s.Equals(Rich.Schedules[1]));
        Assert.Equal("09:00–18:00", EditFields.Of("TU").Read(changed, Language.Russian));
        Assert.Equal("10:00–12:00", EditFields.Of("WE").Read(changed, Language.Russian));
    }

    [Fact]
    public void An_alert_keeps_its_readers() => Assert.Equal(Audience.Professionals, With("alert", "Закрыто").Alert!.Audience);

    [Fact]
    public void A_changed_original_leaves_its_translations_marked_as_older()
    {
        var translated = With("name", "Borbor", Language.Kyrgyz);
        Assert.Equal(TranslationState.Human, translated.Name.In(Language.Kyrgyz).State);
        var renamed = EditFields.Write(translated, new Dictionary<string, string> { ["name"] = "Новый центр" }, Language.Russian);
        Assert.Equal("Новый центр", renamed.Name.Original.Text);
        Assert.Equal(TranslationState.Outdated, renamed.Name.In(Language.Kyrgyz).State);
        Assert.Equal("Borbor", renamed.Name.In(Language.Kyrgyz).Text);
    }
}
