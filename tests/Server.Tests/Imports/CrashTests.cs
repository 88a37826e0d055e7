using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Tests.Node;
using static Tirek.Server.Tests.Imports.ImportFeedTests;

namespace Tirek.Server.Tests.Imports;

/// <summary>An import is all or nothing, whoever kills it or works beside it.</summary>
public sealed class CrashTests
{
    private const int Services = 400;

    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    public static MatrixTheoryData<Provider, string> Steps =>
        new([Provider.Sqlite, Provider.Postgres], ["Reading…", "Writing services…", "Publishing…"]);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TestFeed Large() =>
        TestFeed
            .Sound()
            .With(
                "service",
                ["id,organization_id,name,status", .. Enumerable.Range(1, Services).Select(i => $"s{i},o1,Service {i},active")]
            );

    [Theory, MemberData(nameof(Steps))]
    public async Task A_killed_import_leaves_the_former_state_and_the_next_one_works(Provider provider, string step)
    {
        await using var node = await TestNode.Make(provider);
        using var first = TestFeed.Sound();
        await node.Tirek("import", "hsds", "--yes", first.Path);
        var before = await State(node);
        using var feed = Large();
        await ImportAndKill(node, feed, step);

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var after = await State(node);
        if ((await Runs(node)).Count == 1)
            Assert.Equal(before, after);
        // Killed or just done: read again it is whole.
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", feed.Path)).Code);
        await using var db = node.Open();
        Assert.Equal(Services, await db.PublicListings.CountAsync(Cancel));
        Assert.Equal(2, (await Runs(node)).Count);
    }

    public static MatrixTheoryData<Provider, string> Forms => new([Provider.Sqlite, Provider.Postgres], ["zip", "json"]);

    [Theory, MemberData(nameof(Forms))]
    public async Task Killed_at_any_moment_an_import_is_whole_or_was_never(Provider provider, string form)
    {
        await using var node = await TestNode.Make(provider);
        using var first = TestFeed.Sound();
        await node.Tirek("import", "hsds", first.Path);
        var before = await Records(node);
        using var feed = Large();
        using var zip = new TestZip();
        System.IO.Compression.ZipFile.CreateFromDirectory(feed.Path, zip.Path);
        var services = Enumerable
            .Range(1, Services)
            .Select(i =>
                $$$"""{"id":"s{{{i}}}","name":"Service {{{i}}}","status":"active","organization":{"id":"o1","name":"First organisation"}}"""
            );
        using var json = new TestJson(("services.ndjson", string.Join('\n', services)));
        var random = new Random(form.Length + (int)provider);
        for (var kills = 0; kills < 3; kills++)
        {
            await ImportAndKill(node, form == "zip" ? zip.Path : json.Path, random.Next(300, 4_000));
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            var isDone = (await Runs(node)).Count > 1;
            Assert.Equal(isDone ? Services : 1, (await PublicNames(node)).Count);
            if (!isDone)
                Assert.Equal(before, await Records(node));
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_fault_in_the_middle_leaves_the_former_state(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var first = TestFeed.Sound();
        await node.Tirek("import", "hsds", "--yes", first.Path);
        var before = await State(node);
        using var feed = Large();
        await using (var db = node.Open())
        {
            var progress = new Server.Imports.ImportProgress(
                (step, share) =>
                {
                    if (step == "Publishing")
                        throw new InvalidOperationException("The machine breaks.");
                }
            );
            var import = new Server.Imports.ImportFeed(db, node.Folder, TimeProvider.System, progress);
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                import.Import(Server.Imports.FeedFiles.Open(feed.Path), null, null, Cancel)
            );
        }
        Assert.Equal(before, await State(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Pages_answer_from_the_former_state_until_it_is_done(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound();
        await node.Tirek("import", "hsds", "--yes", feed.Path);
        await using var reader = node.Open();
        await using (var transaction = await reader.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, Cancel))
        {
            // On SQLite a transaction of EF takes the writer's place; a reader has none.
            if (provider == Provider.Sqlite)
                await transaction.RollbackAsync(Cancel);
            var names = await reader.PublicListings.AsNoTracking().ToListAsync(Cancel);
            feed.With("service", "id,organization_id,name,status", "s1,o1,Newer,active");
            Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", feed.Path)).Code);
            Assert.Equal("First service", names.Single().View.Name.Original.Text);
        }
        Assert.Equal(["Newer"], await PublicNames(node));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_imports_at_once_follow_one_another(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await node.Tirek("import", "list");
        using var feed = Large();
        var both = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => node.Tirek("import", "hsds", "--yes", feed.Path), Cancel))
        );
        Assert.All(both, result => Assert.Equal(0, result.Code));
        Assert.Single(both, result => result.Said.Contains("Nothing changed", StringComparison.Ordinal));
        Assert.Single(await Runs(node));
        await using var db = node.Open();
        Assert.Equal(Services, await db.PublicListings.CountAsync(Cancel));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Waits_for_another_writer(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await node.Tirek("import", "list");
        using var feed = TestFeed.Sound();
        await using var writer = node.Open();
        await using var transaction = await writer.Database.BeginTransactionAsync(Cancel);
        await writer.ChangeCounters.ExecuteUpdateAsync(u => u.SetProperty(c => c.Position, c => c.Position + 1), Cancel);
        var import = Task.Run(() => node.Tirek("import", "hsds", "--yes", feed.Path), Cancel);
        await Task.Delay(500, Cancel);
        Assert.False(import.IsCompleted);
        await transaction.CommitAsync(Cancel);
        Assert.Equal(0, (await import).Code);
        Assert.Equal(["First service"], await PublicNames(node));
    }

    private static async Task ImportAndKill(TestNode node, TestFeed feed, string step)
    {
        var program = Path.Combine(TestFeed.Root, "src", "Server", "bin", "Release", "net10.0", "Tirek.Server.dll");
        var start = new ProcessStartInfo("dotnet", [program, "import", "hsds", "--yes", feed.Path, "--data", node.Folder.Path])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            if (line == step)
                process.Kill();
        await process.WaitForExitAsync(limit.Token);
    }

    /// <summary>Kills it so many milliseconds after it was started, wherever it is then.</summary>
    private static async Task ImportAndKill(TestNode node, string feed, int after)
    {
        var program = Path.Combine(TestFeed.Root, "src", "Server", "bin", "Release", "net10.0", "Tirek.Server.dll");
        string[] arguments = [program, "import", "hsds", feed, "--data", node.Folder.Path, "--source", "test-feed", "--yes"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        await Task.Delay(after, Cancel);
        process.Kill();
        await process.WaitForExitAsync(Cancel);
    }
}
