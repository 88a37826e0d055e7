using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Lists;

namespace Tirek.Domain.Tests.Lists;

/// <summary>What rows of a list say, and what they would do to the services of an organisation.</summary>
public sealed class PlanListTests
{
    private static readonly BroughtWords Words = new([], []);
    private static readonly string[] Usual = ["name", "kinds", "town", "phones"];

    private static ReadRow Read(string[] columns, params string[] cells) => new ReadBroughtRow(Words, columns, "KG").Read(new(2, cells));

    private static OwnEntry Own(string name, string? town, params string[] keys) =>
        new(new(Guid.CreateVersion7(), Guid.Empty, LocalText.Of(name, Language.Russian)), town, keys);

    private static PlannedRow Plan(IReadOnlyList<OwnEntry> own, ReadRow row) => new PlanList(own, Language.Russian).Of([row])[0];

    [Theory]
    [InlineData("Название организации", "name")]
    [InlineData("ТЕЛЕФОН", "phones")]
    [InlineData("Телефоны", "phones")]
    [InlineData("Дареги", "address")]
    [InlineData("Режим работы", "week")]
    [InlineData("Шаар", "town")]
    [InlineData("№ п/п", "")]
    [InlineData("№", "")]
    [InlineData("Код", "code")]
    [InlineData("Имя пострадавшей", "")]
    [InlineData("Телефон пострадавшей", "")]
    [InlineData("", "")]
    public void Headings_are_known_by_their_words_and_only_whole(string heading, string column) =>
        Assert.Equal(column, Words.ColumnOf(heading));

    [Fact]
    public void A_row_is_read_field_by_field()
    {
        var row = Read(
            [.. Usual, "week", "free", "children-age"],
            "Центр «Үмүт»",
            "убежище; юридическая помощь",
            "г. Ош",
            "0312 12-34-56, +996 555 123 456 (WhatsApp)",
            "24/7",
            "+",
            "до 14 лет"
        );
        Assert.Equal(("Центр «Үмүт»", "shelter,legal-aid"), (row.Texts["name"], row.Texts["kinds"]));
        Assert.Equal("KG-osh", row.Town?.Key);
        Assert.Equal(["0312 12-34-56", "+996 555 123 456"], row.Phones[Audience.Public].Select(n => n.ToString()));
        Assert.Equal(("00:00–24:00", "yes", "14"), (row.Texts["SU"], row.Texts["free"], row.Texts["children-age"]));
        Assert.Equal([BroughtReason.WordsLeftOut], row.Faults.Select(f => f.Reason));
    }

    [Fact]
    public void A_day_that_a_list_calls_closed_is_closed_and_one_of_which_it_says_nothing_stays()
    {
        string[] columns = ["name", "town", "MO", "TU", "WE"];
        var row = Read(columns, "Дом", "Ош", "выходной", "", "9-18");
        Assert.Equal(("", "09:00–18:00"), (row.Texts["MO"], row.Texts["WE"]));
        Assert.DoesNotContain("TU", row.Texts.Keys);
        Assert.Empty(row.Faults);
        var known = EditFields.Write(
            Own("Дом", "KG-osh").Listing,
            new Dictionary<string, string> { ["MO"] = "09:00–18:00", ["TU"] = "09:00–18:00" },
            Language.Russian
        );
        var plan = Plan([new(known, "KG-osh", [])], row);
        Assert.Equal(["MO", "WE"], plan.Changes.Select(c => c.Key).Order());
    }

    [Fact]
    public void A_service_with_an_open_address_does_not_become_a_shelter_by_a_list()
    {
        var row = Read(Usual, "Дом", "убежище", "Ош", "0312 12-34-56");
        var open = Plan([Own("Дом", "KG-osh") with { ShowsAddress = true }], row);
        Assert.DoesNotContain("kinds", open.Texts.Keys);
        Assert.Contains(BroughtReason.BecomesShelter, open.Faults.Select(f => f.Reason));
        Assert.Contains("kinds", Plan([Own("Дом", "KG-osh")], row).Texts.Keys);
    }

    [Fact]
    public void An_old_row_takes_nothing_back_and_where_both_changed_a_value_it_is_told_apart()
    {
        var former = new Listing(Guid.CreateVersion7(), Guid.Empty, LocalText.Of("Дом", Language.Russian)) { Email = "old@example.org" };
        var entry = new OwnEntry(former with { Email = "newer@example.org" }, "KG-osh", [])
        {
            MadeFrom = former,
            SaysWhatItWasMadeFrom = true,
        };
        string[] columns = ["name", "email", "town"];
        var untouched = Plan([entry], Read(columns, "Дом", "old@example.org", "Ош"));
        Assert.Equal((PlannedAct.None, 0), (untouched.Act, untouched.Newer.Count));
        foreach (
            var (row, says) in new[]
            {
                (Plan([entry], Read(columns, "Дом", "mine@example.org", "Ош")), "mine@example.org"),
                // One that does not say what it was made from may have any former value in it.
                (Plan([entry with { SaysWhatItWasMadeFrom = false }], Read(columns, "Дом", "old@example.org", "Ош")), "old@example.org"),
            }
        )
        {
            Assert.Equal(new NewerValue("email", "newer@example.org", says), Assert.Single(row.Newer));
            Assert.DoesNotContain("email", row.Texts.Keys);
            Assert.Empty(row.Changes);
        }
    }

    [Fact]
    public void A_number_for_some_readers_that_an_old_row_leaves_as_it_was_takes_no_newer_one_back()
    {
        Held<Phone> Number(Audience reader, string number) => Held.For(reader, new Phone(Guid.CreateVersion7(), number));
        var former = new Listing(Guid.CreateVersion7(), Guid.Empty, LocalText.Of("Дом", Language.Russian))
        {
            Phones = [Number(Audience.Public, "0312 11-11-11"), Number(Audience.Professionals, "0312 22-22-22")],
        };
        var entry = new OwnEntry(former with { Phones = [former.Phones[0], Number(Audience.Professionals, "0312 33-33-33")] }, "KG-osh", [])
        {
            MadeFrom = former,
            SaysWhatItWasMadeFrom = true,
        };
        var row = Plan([entry], Read(["name", "town", "phones", "phones-professionals"], "Дом", "Ош", "0312 44-44-44", "0312 22-22-22"));
        // Numbers are one field, and both changed it: whoever lets the list go over it keeps the newer number for the others.
        Assert.Equal("0312 33-33-33;Professionals\n0312 44-44-44;Public", Assert.Single(row.Newer).Brought);
    }

    [Fact]
    public void What_is_not_understood_is_said_and_left_out()
    {
        var row = Read(
            [.. Usual, "week", "free", "children-age"],
            new string('х', 201),
            "убежище, квазар",
            "Багдад",
            "спросить у Анны",
            "иногда",
            "возможно",
            "дети"
        );
        Assert.Equal("shelter", row.Texts["kinds"]);
        Assert.Equal(["kinds"], row.Texts.Keys);
        Assert.Equal(
            [
                ("name", BroughtReason.TooLong),
                ("kinds", BroughtReason.NotUnderstood),
                ("town", BroughtReason.TownUnknown),
                ("phones", BroughtReason.NotUnderstood),
                ("week", BroughtReason.NotUnderstood),
                ("free", BroughtReason.NotUnderstood),
                ("children-age", BroughtReason.NotUnderstood),
            ],
            row.Faults.Select(f => (f.Column, f.Reason))
        );
    }

    [Fact]
    public void A_new_service_needs_name_kind_and_town()
    {
        Assert.Equal(PlannedAct.Add, Plan([], Read(Usual, "Центр", "убежище", "Ош", "")).Act);
        Assert.Equal([BroughtReason.NameMissing], Plan([], Read(Usual, "", "убежище", "Ош", "")).Faults.Select(f => f.Reason));
        Assert.Equal(
            [BroughtReason.KindMissing, BroughtReason.TownMissing],
            Plan([], Read(Usual, "Центр", "", "", "")).Faults.Select(f => f.Reason)
        );
    }

    [Fact]
    public void A_service_is_known_by_its_name_however_spelt_and_its_town()
    {
        var (osh, naryn) = (Own("Центр Үмүт", "KG-osh"), Own("Центр Үмүт", "KG-naryn"));
        var row = Read(Usual, "ЦЕНТР  «УМУТ»", "убежище", "Ош", "");
        Assert.Equal(osh.Listing, Plan([osh, naryn], row).Entry);
        Assert.Equal([BroughtReason.Unclear], Plan([osh, naryn], Read(Usual, "центр үмүт", "", "", "")).Faults.Select(f => f.Reason));
        Assert.Equal(PlannedAct.Add, Plan([naryn], row).Act);
    }

    [Fact]
    public void A_town_that_is_named_and_not_known_is_no_other_town()
    {
        var osh = Own("Центр", "KG-osh");
        Assert.Equal([BroughtReason.TownMissing], Plan([osh], Read(Usual, "Центр", "убежище", "Багдад", "")).Faults.Select(f => f.Reason));
    }

    [Theory]
    [InlineData("8\u00A0(727)\u00A0123-45-67", "8 (727) 123-45-67")]
    [InlineData("+996 312 66–30–15", "+996 312 66-30-15")]
    [InlineData("112", "112")]
    [InlineData("996312663015", "996312663015")]
    [InlineData("+996 312 66-30-15 доб. 102", "+996 312 66-30-15 #102")]
    [InlineData("0312 66-30-15 (вн. 7)", "0312 66-30-15 #7")]
    [InlineData("۰۳۱۲ ۶۶۳۰۱۵", "0312 663015")]
    [InlineData("+996 312 66-30-15 доб. Анна", "+996 312 66-30-15")]
    [InlineData("663015 663016", null)]
    [InlineData("с 9.00 до 18.00", null)]
    [InlineData("9:00-18:00", null)]
    [InlineData("+7 727 \uFF12\uFF13\uFF14 55 66", "+7 727 234 55 66")]
    public void A_number_is_taken_whole_or_not_at_all(string cell, string? number)
    {
        var row = Read(Usual, "Центр", "убежище", "Ош", cell);
        Assert.Equal(number is null ? [] : [number], row.Phones.Values.SelectMany(n => n).Select(n => n.ToString()));
        Assert.Equal(number is null, row.Faults.Any(f => f.Reason == BroughtReason.NotUnderstood));
    }

    [Fact]
    public void A_number_that_a_list_brings_without_its_extension_keeps_it_and_another_extension_is_another_number()
    {
        var own = Own("Центр", "KG-osh");
        own = own with
        {
            Listing = own.Listing with { Phones = [Held.Public(new Phone(Guid.CreateVersion7(), "0312 66-30-15") { Extension = "102" })] },
        };
        Assert.Equal(PlannedAct.None, Plan([own], Read(Usual, "Центр", "", "Ош", "0312 66-30-15")).Act);
        Assert.Equal("0312 66-30-15 #7;Public", Plan([own], Read(Usual, "Центр", "", "Ош", "0312 66-30-15 доб. 7")).Texts["phones"]);
    }

    [Theory]
    [InlineData("Каракол", null, null)]
    [InlineData("Каракол, Иссык-Кульская область", null, "KG-karakol")]
    [InlineData("Каракол (Иссык-Кульская обл.)", null, "KG-karakol")]
    [InlineData("Кара-Көл, Джалал-Абадская область", null, "KG-kara-kol")]
    [InlineData("г. Каракол", "KG-karakol", "KG-karakol")]
    [InlineData("Каракол", "KG-kara-kol", "KG-kara-kol")]
    [InlineData("Ош", null, "KG-osh")]
    public void Of_two_towns_of_one_name_the_region_tells_or_where_she_is_already(string cell, string? home, string? key)
    {
        var read = new ReadBroughtRow(Words, Usual, "KG", home is null ? [] : [home]).Read(new(2, ["Центр", "убежище", cell, "112"]));
        Assert.Equal(key, read.Town?.Key);
        if (key is not null)
            return;
        var stopped = Plan([], read);
        Assert.Equal(["KG-kara-kol", "KG-karakol"], stopped.Faults.Single().Towns.Select(t => t.Key).Order());
        Assert.Equal(PlannedAct.Change, Plan([Own("Центр", "KG-karakol")], read).Act);
        Assert.Equal(PlannedAct.Stop, Plan([Own("Центр", "KG-osh")], read).Act);
    }

    [Theory]
    [InlineData("дети")]
    [InlineData("Children")]
    [InlineData("балалар")]
    [InlineData("балдар")]
    [InlineData("кӯдакон")]
    [InlineData("çagalar")]
    [InlineData("bolalar")]
    [InlineData("болалар")]
    [InlineData("подростки")]
    public void Children_are_girls_and_boys_and_no_mothers(string said) =>
        Assert.Equal("girls,boys", Read([.. Usual, "whom"], "Центр", "убежище", "Ош", "112", said).Texts["whom"]);

    [Theory]
    [InlineData("", true)]
    [InlineData("спросить", true)]
    [InlineData("0312 66-30-15", false)]
    public void A_new_service_that_nobody_could_call_is_said_to_be_one(string phones, bool hasNone) =>
        Assert.Equal(hasNone, Plan([], Read(Usual, "Центр", "убежище", "Ош", phones)).HasNoNumber);

    [Fact]
    public void Where_a_shelter_is_comes_by_no_list()
    {
        string[] columns = [.. Usual, "address"];
        Assert.Equal("ул. Примерная, 5", Read(columns, "Юрист", "юридическая помощь", "Ош", "", "ул. Примерная, 5").Address);
        var shelter = Read(columns, "Дом", "убежище", "Ош", "", "ул. Примерная, 5");
        Assert.Null(shelter.Address);
        Assert.Equal([BroughtReason.ShelterAddress], shelter.Faults.Select(f => f.Reason));
    }

    [Fact]
    public void A_part_of_a_cell_that_is_not_understood_whole_is_none() =>
        Assert.False(Read(Usual, "Центр", "кроме приюта", "Ош", "").Texts.ContainsKey("kinds"));

    [Fact]
    public void The_code_of_the_list_goes_before_the_name()
    {
        string[] columns = ["code", .. Usual];
        var known = Own("Прежнее имя", "KG-osh", "17");
        var renamed = Plan([known], Read(columns, "17", "Новое имя", "", "", ""));
        Assert.Equal((PlannedAct.Change, known.Listing), (renamed.Act, renamed.Entry));
        Assert.Equal(PlannedAct.Add, Plan([known], Read(columns, "18", "Прежнее имя", "убежище", "Ош", "")).Act);
    }

    [Fact]
    public void Two_rows_for_one_service_are_told_and_the_first_counts()
    {
        var rows = new PlanList([], Language.Russian).Of([
            Read(Usual, "Центр", "убежище", "Ош", ""),
            Read(Usual, "центр", "убежище", "Ош", ""),
        ]);
        Assert.Equal([PlannedAct.Add, PlannedAct.Stop], rows.Select(r => r.Act));
        Assert.Equal(BroughtReason.Twice, rows[1].Faults.Single().Reason);
        var known = Own("Центр", "KG-osh");
        var twice = new PlanList([known], Language.Russian).Of([Read(Usual, "Центр", "", "", ""), Read(Usual, "центр", "", "", "")]);
        Assert.Equal([PlannedAct.None, PlannedAct.Stop], twice.Select(r => r.Act));
        string[] columns = ["code", .. Usual];
        var coded = new PlanList([], Language.Russian).Of([
            Read(columns, "1", "Центр", "убежище", "Ош", ""),
            Read(columns, "1", "Другой", "убежище", "Ош", ""),
            Read(columns, "2", "Центр", "убежище", "Ош", ""),
        ]);
        Assert.Equal([PlannedAct.Add, PlannedAct.Stop, PlannedAct.Add], coded.Select(r => r.Act));
    }

    [Fact]
    public void Empty_cells_change_nothing_and_numbers_for_other_readers_stay()
    {
        var entry = Own("Центр", "KG-osh");
        var written = EditFields.Write(
            entry.Listing,
            new Dictionary<string, string>
            {
                ["phones"] = "0312 11-11-11;Public\n0312 22-22-22;Owner",
                ["kinds"] = "shelter",
                ["email"] = "a@b.kg",
            },
            Language.Russian
        );
        Assert.Equal(PlannedAct.None, Plan([entry with { Listing = written }], Read([.. Usual, "email"], "Центр", "", "", "", "")).Act);
        Assert.Equal(PlannedAct.None, Plan([entry with { Listing = written }], Read(Usual, "Центр", "", "", "(0312) 111111")).Act);
        var changed = Plan([entry with { Listing = written }], Read(Usual, "Центр", "", "", "0312 33-33-33"));
        Assert.Equal("0312 22-22-22;Owner\n0312 33-33-33;Public", changed.Texts["phones"]);
        Assert.Equal(["phones"], changed.Changes.Select(c => c.Key));
    }

    [Fact]
    public void A_number_that_the_network_took_away_does_not_come_back_by_a_list()
    {
        var entry = Own("Центр", "KG-osh");
        var phone = new Phone(Guid.CreateVersion7(), "0312 11-11-11") { IsWithdrawn = true };
        entry = entry with { Listing = entry.Listing with { Phones = [Held.For(Audience.Owner, phone)] } };
        Assert.Equal(PlannedAct.None, Plan([entry], Read(Usual, "Центр", "", "", "0312 11-11-11")).Act);
        Assert.Equal(PlannedAct.None, Plan([entry], Read(Usual, "Центр", "", "", "+996 312 11 11 11")).Act);
    }
}
