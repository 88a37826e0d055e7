using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Imports.ImportFeedTests;

namespace Tirek.Server.Tests.Imports;

/// <summary>Feeds as nobody should write them: each gets a clear report, and what is sound in them is kept.</summary>
public sealed class BadInputTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<List<(string File, int Row, string Reason, string Done)>> Import(TestNode node, TestFeed feed)
    {
        var (code, said) = await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.True(code == 0, said);
        var run = (await Runs(node))[^1];
        await using var db = node.Open();
        return
        [
            .. (await db.ImportDefects.Where(d => d.RunId == run.Id).ToListAsync(Cancel)).Select(d => (d.File, d.Row, d.Reason, d.Done)),
        ];
    }

    private static async Task<string> Refused(TestNode node, string feed)
    {
        await node.Tirek("import", "list");
        var (code, said) = await node.Tirek("import", "hsds", "--yes", feed);
        Assert.Equal(2, code);
        Assert.Empty(await Runs(node));
        return said;
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-8", true)]
    [InlineData("windows-1251", false)]
    [InlineData("koi8-r", false)]
    public async Task Reads_files_in_other_encodings_and_names_them(string encoding, bool hasMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string name = "Кризисный центр для женщин и детей, пострадавших от насилия";
        var codec = Encoding.GetEncoding(encoding);
        byte[] content =
        [
            .. hasMark ? codec.GetPreamble() : [],
            .. codec.GetBytes($"id,organization_id,name,status\ns1,o1,\"{name}\",active\n"),
        ];
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed.Sound().With("service", content);
        var found = await Import(node, feed);
        Assert.Equal([name], await PublicNames(node));
        Assert.Equal(encoding != "utf-8", found.Any(f => f.Reason == "encoding"));
    }

    [Fact]
    public async Task A_few_bad_bytes_do_not_turn_a_file_into_another_encoding()
    {
        byte[] content =
        [
            .. Encoding.UTF8.GetBytes("id,organization_id,name,status\ns1,o1,Кризисный центр,active\ns2,o1,Приют "),
            0xFF,
            .. ",active\n"u8,
        ];
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed.Sound().With("service", content);
        var found = await Import(node, feed);
        Assert.Equal(["Кризисный центр", "Приют \uFFFD"], await PublicNames(node));
        Assert.Contains(("service.csv", 3, "unreadable-characters", "kept"), found);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task Finds_the_delimiter_by_the_heading(char delimiter)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed
            .Sound()
            .With("service", [.. new[] { "id,organization_id,name,status", "s1,o1,Name,active" }.Select(l => l.Replace(',', delimiter))]);
        await Import(node, feed);
        Assert.Equal(["Name"], await PublicNames(node));
    }

    [Fact]
    public async Task Columns_written_in_another_way_are_known_and_others_are_kept_for_the_owner()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed.Sound().With("service", "ID,Organization-Id,NAME,Status,Colour,name", "s1,o1,Name,active,green,Second");
        var found = await Import(node, feed);
        Assert.Contains(("service.csv", 1, "unknown-column", "kept"), found);
        Assert.Contains(("service.csv", 1, "duplicate-column", "kept"), found);
        await using var db = node.Open();
        var listing = (await db.Listings.SingleAsync(Cancel)).Document;
        Assert.Equal("Name", listing.Name.Original.Text);
        Assert.Equal("green", listing.Extra!.For<Domain.Listings.OwnerReader>()!["Colour"]);
        Assert.Equal("Second", listing.Extra!.For<Domain.Listings.OwnerReader>()!["name 2"]);
    }

    [Fact]
    public async Task A_file_of_something_else_is_left_in_quarantine()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed.Sound().With("phone", "colour,shape", "green,round", "red,square");
        var found = await Import(node, feed);
        Assert.Contains(("phone.csv", 1, "no-known-column", "quarantined"), found);
        Assert.Equal(2, (await Runs(node))[0].Quarantined);
    }

    [Fact]
    public async Task Rows_of_another_width_are_kept_where_nothing_is_lost_and_else_quarantined()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed
            .Sound()
            .With("service", "id,organization_id,name,status", "s1,o1,Short", "s2,o1,Long,active,,", "s3,o1,Too long,active,more");
        var found = await Import(node, feed);
        Assert.Contains(("service.csv", 2, "too-few-columns", "repaired"), found);
        Assert.Contains(("service.csv", 3, "too-many-columns", "repaired"), found);
        Assert.Contains(("service.csv", 4, "too-many-columns", "quarantined"), found);
        Assert.Equal(["Long", "Short"], await PublicNames(node));
        await using var db = node.Open();
        Assert.Equal("s3,o1,Too long,active,more", (await db.QuarantinedRows.SingleAsync(Cancel)).Content);
    }

    [Fact]
    public async Task Where_columns_carry_flags_a_row_of_another_width_is_not_guessed_at()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed
            .Sound()
            .With(
                "service",
                "id,organization_id,name,status,ExcludeFromWebsite",
                "s1,o1,Sound,active,no",
                "s2,o1,Is the flag missing,active"
            );
        await Import(node, feed);
        Assert.Equal(["Sound"], await PublicNames(node));
        await using var db = node.Open();
        Assert.Null((await db.QuarantinedRows.SingleAsync(Cancel)).Content);
    }

    [Fact]
    public async Task A_broken_quotation_costs_one_row()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed
            .Sound()
            .With(
                "service",
                "id,organization_id,name,status",
                "s1,o1,One,active",
                "s2,o1,\"Two, or more,active",
                "s3,o1,\"Three, \"\"3\"\"\",active",
                "s4,o1,\"Four,active"
            );
        var found = await Import(node, feed);
        Assert.Equal(["Four", "One", "Three, \"3\""], await PublicNames(node));
        Assert.Contains(("service.csv", 3, "broken-quoting", "quarantined"), found);
        Assert.Contains(("service.csv", 5, "broken-quoting", "repaired"), found);
    }

    [Fact]
    public async Task Zero_bytes_and_control_characters_are_taken_out()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed.Sound().With("service", "id,organization_id,name,status", "s1,o1,Na\0me\u0007,active");
        Assert.Contains(("service.csv", 2, "control-characters", "repaired"), await Import(node, feed));
        Assert.Equal(["Name"], await PublicNames(node));
    }

    [Fact]
    public async Task A_line_of_two_hundred_megabytes_takes_no_such_memory_and_costs_one_row()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed.Sound();
        await using (var writer = new StreamWriter(Path.Combine(feed.Path, "service.csv")))
        {
            await writer.WriteAsync("id,organization_id,name,status\ns1,o1,Before,active\ns2,o1,\"");
            var part = new string('x', 1 << 20);
            for (var i = 0; i < 200; i++)
                await writer.WriteAsync(part);
            await writer.WriteAsync("\",active\ns3,o1,After,active\n");
        }
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var found = await Import(node, feed);
        Assert.Contains(("service.csv", 3, "too-long", "quarantined"), found);
        Assert.Equal(["After", "Before"], await PublicNames(node));
        // Of the line nothing stays; what other tests hold at this moment is counted too.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 150 << 20);
    }

    [Fact]
    public async Task Absent_and_empty_files_are_one_line_of_the_report_each()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed
            .Sound()
            .With("phone", [])
            .With("language", "id,service_id,language")
            .Resource("contact", "contacts.csv")
            .Resource("program", ".");
        var found = await Import(node, feed);
        Assert.Equal(2, found.Count(f => f.Reason == "absent-resource"));
        Assert.Equal(2, found.Count(f => f.Reason == "empty-file"));
        Assert.Equal(["First service"], await PublicNames(node));
    }

    [Fact]
    public async Task Parents_in_a_circle_are_cut_at_one_place()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed
            .Sound()
            .With(
                "organization",
                "id,name,parent_organization_id",
                "o1,One,o3",
                "o2,Two,o1",
                "o3,Three,o2",
                "o4,Own parent,o4",
                "o5,Five,o1",
                "o6,Six,o99"
            )
            .With("taxonomy", "id,name,parent_id", "t1,One,t2", "t2,Two,t1");
        var found = await Import(node, feed);
        Assert.Equal(3, found.Count(f => f.Reason == "cyclic-parent"));
        Assert.Equal(1, found.Count(f => f.Reason == "missing-parent"));
        await using var db = node.Open();
        var parents = await db.Organizations.ToDictionaryAsync(o => o.SourceKey!, o => o.Document.ParentOrganizationId, Cancel);
        Assert.Equal(["o1", "o4", "o6"], parents.Where(p => p.Value is null).Select(p => p.Key).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"resources\": 5}")]
    [InlineData("{\"resources\": [5]}")]
    [InlineData("{\"resources\": []}")]
    public async Task Refuses_what_is_no_data_package(string descriptor)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed.Sound();
        await File.WriteAllTextAsync(Path.Combine(feed.Path, "datapackage.json"), descriptor, Cancel);
        Assert.DoesNotContain(" at ", await Refused(node, feed.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside.csv")]
    [InlineData("data/../../outside.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\outside.csv")]
    [InlineData("C:\\outside.csv")]
    [InlineData("https://attack.example/services.csv")]
    [InlineData("~/outside.csv")]
    public async Task Refuses_a_descriptor_that_points_outside_its_folder(string path)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed.Sound().Resource("phone", path);
        Assert.Contains("outside the feed", await Refused(node, feed.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phone.csv", "phone.csv", "/etc/hostname")]
    [InlineData("data", "inner.csv", "/etc")]
    [InlineData("folder", "folder/hostname", "/etc")]
    public async Task Refuses_to_follow_links(string link, string path, string target)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed.Sound().Resource("phone", path);
        File.CreateSymbolicLink(Path.Combine(feed.Path, link), target);
        Assert.Contains("or a link", await Refused(node, feed.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_feed_without_services_and_says_so()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = new TestFeed().With("organization", "id,name", "o1,One").With("service", "id,name");
        Assert.Contains("holds no service", await Refused(node, feed.Path), StringComparison.Ordinal);
        using var other = new TestFeed().With("service", "id,name", "s1,One");
        Assert.Contains("holds no organization", await Refused(node, other.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_feed_of_which_no_service_can_be_kept()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed.Sound().With("service", "id,organization_id,title", "s1,o1,Not in the column of names");
        Assert.Contains("holds no service", await Refused(node, feed.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_heading_of_a_million_columns_at_once()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed.Sound().With("phone", new string(',', 1_000_000), "1");
        Assert.Contains("columns", await Refused(node, feed.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_folder_without_a_descriptor_and_a_file_that_is_not_there()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed.Sound();
        File.Delete(Path.Combine(feed.Path, "datapackage.json"));
        Assert.Contains("no datapackage.json", await Refused(node, feed.Path), StringComparison.Ordinal);
        await Refused(node, Path.Combine(feed.Path, "feed.zip"));
        await Refused(node, Path.Combine(feed.Path, "absent", "datapackage.json"));
    }

    [Fact]
    public async Task A_formula_runs_neither_in_the_table_of_defects_nor_anywhere()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed
            .Sound()
            .With("service", "id,organization_id,name,status,url", "=cmd()|x,o1,=HYPERLINK(1),@SUM(1),-1+1", "+s2,o1,Two,=1+1,=2+2");
        await Import(node, feed);
        var table = await File.ReadAllLinesAsync(Directory.GetFiles(node.Folder.Reports, "*.csv").Single(), Cancel);
        Assert.Contains(table, l => l.Contains("'@SUM(1)", StringComparison.Ordinal));
        foreach (var cell in table.SelectMany(l => l.Split(',')).Select(c => c.Trim('"')))
            Assert.False(cell is ['=' or '+' or '-' or '@' or '\t', ..], cell);
    }

    [Fact]
    public async Task A_record_that_many_files_damage_is_still_there()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = TestFeed
            .Sound()
            .With("phone", "id,service_id,number", "p1,s1,", "p2,s9,123456", "p3,,123456", "p4,s1,0700 11 22 33 ext. 5")
            .With("language", "id,service_id,language", "1,s1,", "1,s1,ru", "1,s1,Russian", "1,s1,русский")
            .With("regular_schedule", "id,service_id,weekday,opens_at,closes_at", "1,s1,Someday,9,18", "2,s1,дүйшөмбү,9,18")
            .With("service_at_location", "id,service_id,location_id", "a1,s1,l9", "a2,s9,l1", "a3,s1,l1", "a3,s1,l1");
        var found = await Import(node, feed);
        Assert.Equal(
            ["bad-phone", "missing-record", "missing-service"],
            found.Where(f => f.File == "phone.csv").Select(f => f.Reason).Order()
        );
        await using var db = node.Open();
        var view = (await db.PublicListings.SingleAsync(Cancel)).View;
        Assert.Equal(("0700 11 22 33", "5"), (view.Phones.Single().Number, view.Phones.Single().Extension));
        Assert.Equal("ru", view.Languages.Single().Code);
        Assert.Equal("First place", view.Sites.Single().Name);
        Assert.Equal(["MO"], view.Schedules.Single(s => s.OpensAt is not null).ByDay);
        Assert.Equal("Someday 9 18", view.Schedules.Single(s => s.OpensAt is null).Description!.Original.Text);
    }
}
