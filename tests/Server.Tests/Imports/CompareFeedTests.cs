using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Commands;
using Tirek.Server.Imports;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Imports.ImportFeedTests;

namespace Tirek.Server.Tests.Imports;

/// <summary>What a newer feed would change is shown before it is taken.</summary>
public sealed class CompareFeedTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TestFeed Former() =>
        TestFeed
            .Sound()
            .With(
                "service",
                "id,organization_id,name,status,ExcludeFromWebsite",
                "s1,o1,Stays,active,",
                "s2,o1,Goes,active,",
                "s3,o1,Old name,active,",
                "s4,o1,Velmora,active,yes"
            );

    private static TestFeed Newer(TestFeed feed) =>
        feed.With(
            "service",
            "id,organization_id,name,status,ExcludeFromWebsite",
            "s1,o1,Stays,active,",
            "s3,o1,New name,inactive,",
            "s4,o1,Krandel,active,yes",
            "s5,o1,Comes,active,"
        );

    [Theory, MemberData(nameof(Providers))]
    public async Task A_preview_says_what_would_change_in_which_fields_and_writes_nothing(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Former();
        await node.Tirek("import", "hsds", feed.Path);
        var before = await State(node);
        var (code, said) = await node.Tirek("import", "hsds", Newer(feed).Path, "--preview");
        Assert.Equal(0, code);
        Assert.Matches(@"services +1 new +2 changed +1 gone +1 unchanged", said);
        Assert.Contains("service s3: name, status", said, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", said, StringComparison.Ordinal);
        foreach (var value in new[] { "Old name", "New name", "Velmora", "Krandel", "s4" })
            Assert.DoesNotContain(value, said, StringComparison.Ordinal);
        Assert.Equal(before, await State(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_was_shown_is_what_happens(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Former();
        await node.Tirek("import", "hsds", feed.Path);
        using var files = FeedFiles.Open(Newer(feed).Path);
        await using var db = node.Open();
        var quiet = new ImportProgress((_, _) => { });
        var shown = await new CompareFeed(db, quiet).Compare(files, null, null, Cancel);
        var summary = await new ImportFeed(db, node.Folder, TimeProvider.System, quiet).Import(files, null, null, Cancel, shown);
        Assert.Equivalent(summary.Differences, shown.Differences, strict: true);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Where_nobody_can_be_asked_a_newer_feed_is_not_taken(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Former();
        await node.Tirek("import", "hsds", feed.Path);
        var before = await State(node);
        var (code, said) = await Run(node, "dotnet", [Program, "import", "hsds", Newer(feed).Path, "--data", node.Folder.Path]);
        Assert.Equal(2, code);
        Assert.Contains("Nothing was taken", said, StringComparison.Ordinal);
        Assert.Contains("--yes", said, StringComparison.Ordinal);
        Assert.Equal(before, await State(node));
    }

    [Theory]
    [InlineData("yes", 0, new[] { "Comes", "Stays" })]
    [InlineData("no", 2, new[] { "Goes", "Old name", "Stays" })]
    public async Task At_a_terminal_a_person_is_asked(string answer, int expected, string[] names)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) to make a terminal with.");
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = Former();
        await node.Tirek("import", "hsds", feed.Path);
        var command = $"dotnet {Program} import hsds {Newer(feed).Path} --data {node.Folder.Path}";
        var (code, said) = await Run(node, "/usr/bin/script", ["-qec", command, "/dev/null"], answer);
        Assert.True(code == expected, said);
        Assert.Equal(names, await PublicNames(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_changed_while_a_person_looked_is_not_taken(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Former();
        await node.Tirek("import", "hsds", feed.Path);
        var quiet = new ImportProgress((_, _) => { });
        await using var db = node.Open();
        using var files = FeedFiles.Open(Newer(feed).Path);
        var shown = await new CompareFeed(db, quiet).Compare(files, null, null, Cancel);
        await node.Tirek("import", "undo", "1", "--yes");
        var import = new ImportFeed(db, node.Folder, TimeProvider.System, quiet);
        await Assert.ThrowsAsync<CommandRefusal>(() => import.Import(files, null, null, Cancel, shown));
        Assert.Empty(await PublicNames(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Says_how_many_withheld_records_would_be_in_the_open(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Former();
        await node.Tirek("import", "hsds", feed.Path);
        feed.With("service", "id,organization_id,name,status", "s1,o1,Stays,active", "s4,o1,Velmora,active");
        var (_, said) = await node.Tirek("import", "hsds", feed.Path, "--preview");
        Assert.Contains("ATTENTION: 1 records", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_of_the_feed_that_was_read_last_says_so_and_one_without_a_node_makes_none()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using var feed = Former();
        await node.Tirek("import", "hsds", feed.Path);
        Assert.Contains("Nothing changed", (await node.Tirek("import", "hsds", feed.Path, "--preview")).Said, StringComparison.Ordinal);
        var path = Path.Combine(Path.GetTempPath(), $"tirek-new-{Guid.CreateVersion7():N}");
        var said = new StringWriter();
        Assert.Equal(
            2,
            await CommandLine.Run(["import", "hsds", feed.Path, "--preview", "--data", path], new() { Output = said, Error = said })
        );
        Assert.False(Directory.Exists(path));
    }

    private static string Program => Path.Combine(TestFeed.Root, "src", "Server", "bin", "Release", "net10.0", "Tirek.Server.dll");

    private static async Task<(int Code, string Said)> Run(TestNode node, string program, string[] arguments, string? answer = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync(Cancel);
        var wrong = process.StandardError.ReadToEndAsync(Cancel);
        if (answer is not null)
            await process.StandardInput.WriteLineAsync(answer);
        else
            process.StandardInput.Close();
        await process.WaitForExitAsync(Cancel);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return (process.ExitCode, await said + await wrong);
    }
}
