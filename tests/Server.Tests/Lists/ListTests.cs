using System.IO.Compression;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Documents;
using Tirek.Server.Lists;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Lists;

/// <summary>An organisation brings a list of its services: who may not, files of every kind, what is shown before, taken and taken back.</summary>
public sealed class ListTests
{
    private const string Lists = "/organization/services/list";

    private const string Csv =
        "Список услуг на 2026 год;;;;;\nКод;Название;Вид помощи;Город;Телефон;Пострадавшая\n"
        + "1;Приют «Канарейка»;убежище;Ош;0312 77-00-01;canary-person\n2;Юрист «Канарейка»;юридическая помощь;Бишкек;0312 77-00-02;\n3;Без города;убежище;Багдад;;\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Workbook(params string[][] rows) => WriteSheet.Of("Лист", rows[0], rows[1..]);

    /// <summary>Brings a file and says what is proposed of its columns; she is on the page that shows the difference.</summary>
    private static async Task<string> Bring(Persona her, string name, byte[] file, params (string Column, string Said)[] also)
    {
        await her.Open(Lists);
        await her.SendFile(Lists, name, file);
        var id = her.At[(her.At.LastIndexOf('/') + 1)..];
        Assert.True(Guid.TryParse(id, out _), her.Page);
        await her.Send($"{Lists}/{id}", [.. Columns(her).Concat(also), ("language", her.Match("value=\"([^\"]+)\"[^>]* selected"))]);
        return id;
    }

    private static async Task<BroughtList> Waiting(Network.Members network)
    {
        await using var db = network.Site.Node.Open();
        return await db.BroughtLists.AsNoTracking().OrderByDescending(l => l.BroughtAt).FirstAsync(Cancel);
    }

    private static async Task<BroughtList> Only(Network.Members network)
    {
        await using var db = network.Site.Node.Open();
        return await db.BroughtLists.AsNoTracking().SingleAsync(Cancel);
    }

    private static IEnumerable<(string, string)> Columns(Persona her) =>
        her
            .Page.Split("<select class=\"field\" id=\"column-")
            .Skip(1)
            .Select(s =>
                (
                    $"column-{s[..s.IndexOf('"')]}",
                    System.Text.RegularExpressions.Regex.Match(s, "value=\"([^\"]*)\" selected").Groups[1].Value
                )
            );

    private static Task Take(Persona her, string id) =>
        her.Send($"{Lists}/{id}/take", ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")));

    private static async Task<List<ListingRecord>> Ours(Network.Members network)
    {
        var own = await network.Of(OrganizationKind.WomensResourceCentre, "KG");
        await using var db = network.Site.Node.Open();
        return await db.Listings.AsNoTracking().Where(l => l.OrganizationId == own.DirectoryId).ToListAsync(Cancel);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_else_sees_takes_or_drops_a_list(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, stranger) = (await network.Kyrgyz(), await network.Kazakh());
        var before = (await Ours(network)).Count;
        var id = await Bring(her, "a.csv", Bytes(Csv));
        var mark = her.Match("name=\"mark\" value=\"([0-9A-F]+)\"");
        await stranger.Open(Lists);
        Assert.DoesNotContain(id, stranger.Page, StringComparison.Ordinal);
        var token = stranger.Match("name=\"form-token\" value=\"([^\"]+)\"");
        foreach (var page in new[] { "", "/look", "/faults" })
        {
            await stranger.Open($"{Lists}/{id}{page}");
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }
        foreach (var act in new[] { "", "/take", "/back", "/drop" })
        {
            await stranger.SendRaw($"{Lists}/{id}{act}", ("form-token", token), ("mark", mark), ("column-1", "name"));
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }
        var nobody = new Persona(network.Site);
        foreach (var act in new[] { "", $"/{id}", $"/{id}/take", $"/{id}/back", $"/{id}/drop" })
        {
            await nobody.SendRaw(Lists + act, ("mark", mark));
            Assert.Equal(HttpStatusCode.Unauthorized, nobody.Status);
        }
        Assert.Equal(before, (await Ours(network)).Count);
        await using var db = network.Site.Node.Open();
        Assert.NotNull((await db.BroughtLists.SingleAsync(Cancel)).Cells);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_a_town_that_is_two_both_are_named_and_a_row_without_a_number_is_marked_before(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        const string rows =
            "Название;Вид помощи;Город;Телефон;Для кого\nПервая;убежище;Каракол;0312 77-00-01 доб. 5;дети\nВторая;убежище;Каракол, Иссык-Кульская область;;дети\n";
        var id = await Bring(her, "a.csv", Bytes(rows));
        Assert.True(her.Sees("Several towns are called so:") && her.Sees("Kara-Kul (") && her.Sees("Karakol ("), her.Page);
        Assert.True(her.Sees("public without a telephone number: 1") && her.Sees("will be public without a telephone number"), her.Page);
        await Take(her, id);
        var added = (await Ours(network)).Single(l => l.Document.Name.Original.Text == "Вторая");
        Assert.Equal(["girls", "boys"], added.Document.Terms.Where(t => t is "girls" or "boys" or "women-with-children"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_list_is_looked_at_taken_read_by_everybody_and_taken_back(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var before = await Ours(network);
        var id = await Bring(her, "услуги.csv", Bytes(Csv));
        Assert.Equal("ru", (await Only(network)).Language);
        Assert.True(her.Sees("new services: 2") && her.Sees("rows that cannot be taken: 1"), her.Page);
        Assert.True(her.Sees("Багдад") && her.Sees("Row 5"), her.Page);
        // The column that she did not choose goes nowhere.
        Assert.False(her.Sees("canary-person"));
        Assert.Equal(before.Count, (await Ours(network)).Count);

        await Take(her, id);
        Assert.True(her.Sees("added: 2, changed: 0"), her.Page);
        var added = (await Ours(network)).ExceptBy(before.Select(b => b.Id), l => l.Id).ToList();
        var shelter = added.Single(l => l.Document.Terms.Contains("shelter"));
        var reader = await new Persona(network.Site).Open($"/find/{shelter.Id}");
        Assert.True(reader.Sees("Приют «Канарейка»") && reader.Sees("0312 77-00-01"), reader.Page);
        Assert.True(reader.Sees("not yet checked by anybody") && !reader.Sees("by the organisation itself"), reader.Page);
        await her.Open($"/organization/services/{shelter.Id}");
        Assert.True(her.Sees("from the list услуги.csv, row 3"), her.Page);
        await using (var db = network.Site.Node.Open())
        {
            Assert.Null((await db.BroughtLists.SingleAsync(Cancel)).Cells);
            Assert.Equal(
                ["list.bring", "list.columns", "list.take"],
                await db.TrailEntries.Where(e => e.Act.StartsWith("list.")).OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync(Cancel)
            );
        }

        // The same again is no change; what one changed is told field by field.
        await Bring(her, "услуги.csv", Bytes(Csv));
        Assert.True(her.Sees("rows that say what is known: 2") && her.Sees("There is nothing to take"), her.Page);
        var second = await Bring(
            her,
            "услуги.csv",
            Bytes(Csv.Replace("77-00-01", "77-00-09", StringComparison.Ordinal).Replace("Приют", "Кризисный дом", StringComparison.Ordinal))
        );
        Assert.True(her.Sees("services that change: 1") && her.Sees("77-00-09"), her.Page);
        await Take(her, second);
        Assert.Equal("Кризисный дом «Канарейка»", (await Ours(network)).Single(l => l.Id == shelter.Id).Document.Name.Original.Text);

        await her.Send($"{Lists}/{second}/back");
        Assert.Equal("Приют «Канарейка»", (await Ours(network)).Single(l => l.Id == shelter.Id).Document.Name.Original.Text);
        await her.SendRaw($"{Lists}/{second}/back", ("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\"")));
        Assert.Equal(HttpStatusCode.NotFound, her.Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_was_added_goes_with_the_list_save_what_somebody_wrote_since(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var before = (await Ours(network)).Select(l => l.Id).ToList();
        var id = await Bring(her, "a.csv", Bytes(Csv));
        await Take(her, id);
        var added = (await Ours(network)).Where(l => !before.Contains(l.Id)).OrderBy(l => l.Document.Name.Original.Text).ToList();
        var (kept, gone) = (added[1], added[0]);
        await her.Open($"/organization/services/{kept.Id}");
        await her.Send(
            $"/organization/services/{kept.Id}",
            ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")),
            ("alert", "By hand")
        );
        await her.Open(Lists);
        await her.Send($"{Lists}/{id}/back");
        Assert.Equal([kept.Id], (await Ours(network)).Select(l => l.Id).Except(before));
        Assert.Equal(HttpStatusCode.NotFound, (await new Persona(network.Site).Open($"/find/{gone.Id}")).Status);
        await using var db = network.Site.Node.Open();
        Assert.False(await db.ListingPlaces.AnyAsync(p => p.ListingId == gone.Id, Cancel));
        Assert.False(await db.ListingVersions.AnyAsync(p => p.ListingId == gone.Id, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_a_colleague_wrote_meanwhile_is_not_written_over_unseen(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        await Take(her, await Bring(her, "a.csv", Bytes(Csv)));
        var id = await Bring(her, "b.csv", Bytes(Csv.Replace("77-00-01", "77-00-09", StringComparison.Ordinal)));
        var mark = her.Match("name=\"mark\" value=\"([0-9A-F]+)\"");
        var shelter = (await Ours(network)).Single(l => l.Document.Name.Original.Text == "Приют «Канарейка»");
        await her.Open($"/organization/services/{shelter.Id}");
        await her.Send(
            $"/organization/services/{shelter.Id}",
            ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")),
            ("phone", "0312 55-55-55"),
            ("phone-for", "Public")
        );
        await her.Open($"{Lists}/{id}/look");
        await her.Send($"{Lists}/{id}/take", ("mark", mark));
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        Assert.True(her.Sees("nothing was taken") && her.Sees("55-55-55"), her.Page);
        // It is newer than the last list: this one goes over it only because she says so.
        await her.Send(
            $"{Lists}/{id}/take",
            ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")),
            ("over", her.Match("name=\"over\" value=\"([0-9]+:phones)\""))
        );
        Assert.True(her.Sees("added: 0, changed: 1"), her.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_columns_are_is_remembered_for_the_next_list(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        string[] headings = ["Как зовётся", "Чем помогает", "Где", "Куда звонить"];
        var file = Workbook(headings, ["Дом «Канарейка»", "убежище", "Ош", "0312 77-00-05"]);
        await her.Open(Lists);
        await her.SendFile(Lists, "a.xlsx", file);
        var id = her.At[(her.At.LastIndexOf('/') + 1)..];
        await her.Send($"{Lists}/{id}", ("column-1", "kinds"), ("language", "ru"));
        Assert.True(her.Sees("in which column the name"), her.Page);
        await her.Send(
            $"{Lists}/{id}",
            ("column-0", "name"),
            ("column-1", "kinds"),
            ("column-2", "town"),
            ("column-3", "phones-owner"),
            ("language", "ru")
        );
        await Take(her, id);
        await her.Open(Lists);
        await her.SendFile(Lists, "b.xlsx", file);
        Assert.Equal([("column-0", "name"), ("column-1", "kinds"), ("column-2", "town"), ("column-3", "phones-owner")], Columns(her));
        // A column for ourselves stays with us.
        var own = (await Ours(network)).Single(l => l.Document.Name.Original.Text == "Дом «Канарейка»");
        Assert.False((await new Persona(network.Site).Open($"/find/{own.Id}")).Sees("77-00-05"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_column_that_is_not_taken_over_is_not_though_another_is_called_the_same(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        string[] headings = ["Название", "Вид помощи", "Город", "Телефон", "Телефон", "", "", "Адрес"];
        string[] row =
        [
            "Дом «Канарейка»",
            "юридическая помощь",
            "Ош",
            "0312 77-00-05",
            "0312 77-00-06",
            "canary-a",
            "canary-b",
            "ул. Тайная, 7",
        ];
        await her.Open(Lists);
        await her.SendFile(Lists, "a.xlsx", Workbook(headings, row));
        // Never an address without somebody's word.
        Assert.Contains(("column-7", ""), Columns(her));
        var id = her.At[(her.At.LastIndexOf('/') + 1)..];
        (string, string)[] said = [.. Columns(her).Select(c => c.Item1 == "column-5" ? (c.Item1, "description") : c)];
        Assert.Equal(("column-4", ""), said[4]);
        await her.Send($"{Lists}/{id}", [.. said, ("language", "ru")]);
        await Take(her, id);
        var own = (await Ours(network)).Single(l => l.Document.Name.Original.Text == "Дом «Канарейка»");
        var document = StoredJson.Write(own.Document);
        Assert.Contains("77-00-05", document, StringComparison.Ordinal);
        Assert.Contains("canary-a", document, StringComparison.Ordinal);
        foreach (var left in new[] { "77-00-06", "canary-b", "Тайная" })
            Assert.DoesNotContain(left, document, StringComparison.Ordinal);
        await using var db = network.Site.Node.Open();
        Assert.DoesNotContain(
            await db.Locations.AsNoTracking().ToListAsync(Cancel),
            l => StoredJson.Write(l.Document).Contains("Тайная", StringComparison.Ordinal)
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_file_that_is_no_list_is_refused_and_nothing_of_it_is_kept(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        (string Name, byte[] File, string Says)[] files =
        [
            ("empty.csv", [], "Please choose a file"),
            ("one.csv", Bytes("Название;Телефон\n"), "no rows below the headings"),
            ("many.csv", Bytes("Название\n" + string.Concat(Enumerable.Range(0, 501).Select(i => $"Услуга {i}\n"))), "more than 500 rows"),
            ("picture.csv", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1], "cannot be read as a list"),
            ("broken.xlsx", [0x50, 0x4B, 3, 4, 1, 2, 3, 4], "cannot be read as a list"),
            ("broken.xls", [0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4, 5, 6, 7, 8], "cannot be read as a list"),
            ("bomb.xlsx", Bomb(), "too large"),
            ("letters.xlsx", Workbook([.. Enumerable.Repeat(Wide(20_000), 5)]), "too large"),
            ("sheets.xlsx", HiddenParts(Enumerable.Range(0, 51).Select(_ => false)), "too large"),
        ];
        foreach (var (name, file, says) in files)
        {
            await her.Open(Lists);
            await her.SendFile(Lists, name, file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
            Assert.True(her.Sees(says), $"{name}: {her.Page}");
        }
        await using var db = network.Site.Node.Open();
        Assert.Empty(await db.BroughtLists.ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_file_may_be_longer_than_any_form_and_no_longer_than_it_says()
    {
        await using var network = await Network.Members.Open(Provider.Sqlite);
        var her = await network.Kyrgyz();
        byte[] Long(int letters) =>
            Bytes("Название;Описание\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"Услуга {i};{new string('о', letters)}\n")));
        await her.Open(Lists);
        await her.SendFile(Lists, "a.csv", Long(1_500));
        Assert.True(her.Sees("rows: 400"), her.Page);
        await her.Open(Lists);
        await her.SendFile(Lists, "a.csv", Long(3_500));
        Assert.True(her.Sees("The file is too large"), her.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_cells_of_a_list_that_nobody_took_go_after_a_day(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        await Bring(her, "a.csv", Bytes(Csv));
        await using var db = network.Site.Node.Open();
        await Server.Accounts.KeepRetention.DeleteOld(db, her.Clock.GetUtcNow().AddHours(23), Cancel);
        Assert.Equal(1, await db.BroughtLists.CountAsync(Cancel));
        await Server.Accounts.KeepRetention.DeleteOld(db, her.Clock.GetUtcNow().AddHours(25), Cancel);
        Assert.Equal(0, await db.BroughtLists.CountAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Our_services_taken_along_in_any_language_and_brought_again_change_nothing(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        foreach (var language in Language.All)
        {
            var speaks = her.With(her.Cookies, language.Code);
            await Bring(speaks, "own.xlsx", await speaks.Download($"{Lists}/own"));
            await her.Open($"{Lists}/{(await Waiting(network)).Id}/look");
            Assert.True(her.Sees("There is nothing to take") && her.Sees("rows that cannot be taken: 0"), $"{language.Code}: {her.Page}");
            Assert.False(her.Sees("What cannot be taken as it is"), $"{language.Code}: {her.Page}");
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_translation_written_in_Excel_is_one_and_leaves_the_original(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var ours = (await Ours(network)).First(l => !Domain.Programmes.ProgrammeRule.IsProgramme(l.Document));
        var tajik = her.With(her.Cookies, "tg");
        var own = ReadListFile.Read(await tajik.Download($"{Lists}/own"), ListWords.All).Table!;
        var (code, name) = (0, own.Headings.ToList().FindIndex(h => ListWords.All.ColumnOf(h) == "name"));
        Assert.Equal("Тоҷикӣ", own.Sheet);
        string[][] changed =
        [
            [.. own.Headings],
            .. own.Rows.Select(r =>
                r.Cells.Select(
                        (c, i) => i == name && Domain.Lists.OwnCode.Of(r.Cells[code])!.Value.Id == ours.Id ? "Маркази «Канарейка»" : c
                    )
                    .ToArray()
            ),
        ];
        var id = await Bring(tajik, "own.xlsx", WriteSheet.Of(own.Sheet, changed[0], changed[1..]));
        await her.Open($"{Lists}/{id}/look");
        Assert.True(her.Sees("services that change: 1"), her.Page);
        await Take(her, id);
        var now = (await Ours(network)).Single(l => l.Id == ours.Id).Document.Name;
        Assert.Equal((ours.Document.Name.Original.Text, "Маркази «Канарейка»"), (now.Original.Text, now.In(Language.Tajik).Text));
        await using var db = network.Site.Node.Open();
        Assert.False(await db.ListingVersions.AnyAsync(v => v.ListKey != null, Cancel));
    }

    [Theory]
    [InlineData("windows-1251", ';')]
    [InlineData("utf-16", '\t')]
    [InlineData("utf-8", ',')]
    public void Text_files_are_read_as_programs_write_them(string encoding, char separator)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = string.Join('\n', "Название,Телефон,Город", "Приют,112,Бишкек", "Юридическая помощь,103,Ош").Replace(',', separator);
        var as_ = Encoding.GetEncoding(encoding);
        var (table, _) = ReadListFile.Read([.. as_.GetPreamble(), .. as_.GetBytes(text)], ListWords.All);
        Assert.Equal(["Название", "Телефон", "Город"], table!.Headings);
        Assert.Equal([(2, "Бишкек"), (3, "Ош")], table.Rows.Select(r => (r.Number, r.Cells[2])));
    }

    [Fact]
    public void The_empty_form_is_understood_in_every_language()
    {
        foreach (var language in Language.All)
        {
            System.Globalization.CultureInfo.CurrentUICulture = language.Culture;
            Assert.All(Domain.Lists.BroughtColumn.All, c => Assert.Equal(c, ListWords.All.ColumnOf(ListWords.Column(c))));
        }
    }

    [Fact]
    public void What_is_hidden_in_a_workbook_is_not_read()
    {
        var (table, _) = ReadListFile.Read(HiddenParts([true, false]), ListWords.All);
        Assert.Equal(("Sheet 1", 0), (table!.Sheet, table.OtherSheets));
        Assert.Equal([3], table.Rows.Select(r => r.Number));
    }

    /// <summary>Cells that are short each, and long together.</summary>
    private static string[] Wide(int letters) => [.. Enumerable.Repeat(new string('о', letters), 50)];

    /// <summary>A workbook with a sheet for each, hidden or not; in each a heading, a line that is hidden, and one that is not.</summary>
    private static byte[] HiddenParts(IEnumerable<bool> hidden)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheets = new Sheets();
            foreach (var (i, isHidden) in hidden.Index())
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = new(
                    new SheetData(
                        new Row(SheetParts.Cell("Название", 0)) { RowIndex = 1 },
                        new Row(SheetParts.Cell("Приют", 0)) { RowIndex = 2, Hidden = true },
                        new Row(SheetParts.Cell("Юрист", 0)) { RowIndex = 3 }
                    )
                );
                sheets.Append(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(part),
                        SheetId = (uint)i + 1,
                        Name = $"Sheet {i}",
                        State = isHidden ? SheetStateValues.Hidden : SheetStateValues.Visible,
                    }
                );
            }
            book.Workbook = new(sheets);
        }
        return stream.ToArray();
    }

    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open())
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 60; i++)
                entry.Write(zeros);
        }
        return stream.ToArray();
    }
}
