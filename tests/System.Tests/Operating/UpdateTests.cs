using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Tirek.System.Tests.Operating;

/// <summary>An update and the way back, with two versions of the program and a database whose shape they do not share.</summary>
public sealed class UpdateTests(Published published)
{
    private static string Today => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task An_update_keeps_the_way_back_and_going_back_loses_nothing_that_was_before()
    {
        await using var machine = await BareMachine.With(await published.Linux());
        var old = Path.GetFileName(machine.Versions.Single());
        var newer = await NewerVersion.LayBeside(machine, old, await published.Newer());
        await Fill(machine, old);
        var before = Rows(machine);
        var early = await machine.Tirek(newer, "crisis", "list", "--data", machine.Node);
        Assert.Equal(2, early.Code);
        Assert.Contains("./tirek update", early.Said, StringComparison.Ordinal);
        Assert.Equal(Written(before), Written(Rows(machine)));

        var (process, _) = await machine.Serve(old);
        Assert.Contains("Stop it first", (await machine.Tirek(newer, "update", "--data", machine.Node)).Said, StringComparison.Ordinal);
        await machine.Stop(process);
        before = Rows(machine);
        var (leaked, other) = (before["PublicListings"][0], before["PublicListings"][1]);

        Assert.Contains(
            $"brought from Tirek {old[6..]} to {NewerVersion.Number}",
            await machine.Does(newer, "update"),
            StringComparison.Ordinal
        );
        Assert.Equal(newer, new FileInfo(Path.Combine(machine.Folder, "current")).LinkTarget);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(machine.Node, "before", $"{old}.db"))
            );
        foreach (var version in new[] { old, "current" })
            Assert.Equal(version == old ? 2 : 0, (await machine.Tirek(version, "crisis", "list", "--data", machine.Node)).Code);
        Assert.Contains(
            $"by Tirek {NewerVersion.Number}",
            (await machine.Tirek(old, "serve", "--data", machine.Node)).Said,
            StringComparison.Ordinal
        );

        await machine.Does("current", "listing", "hide", leaked);
        await machine.Does("current", "exit", "set", "https://www.example.org/later");
        Assert.Contains(
            $"tirek-{NewerVersion.Number}",
            (await machine.Tirek(old, "rollback", "--data", machine.Node)).Said.Replace("Tirek ", "tirek-", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        var back = await machine.Does("current", "rollback");
        Assert.Contains("exit.set (1)", back, StringComparison.Ordinal);
        Assert.Equal(old, new FileInfo(Path.Combine(machine.Folder, "current")).LinkTarget);

        var after = Rows(machine);
        Assert.Equal([leaked], before["PublicListings"].Except(after["PublicListings"]));
        foreach (
            var table in before
                .Keys.Except(["PublicListings", "PublicPresences", "Listings", "ListingChanges", "ChangeCounters", "AuditEntries"])
                .Where(t => !t.StartsWith("Public", StringComparison.Ordinal))
        )
            Assert.Equal(before[table], after[table]);
        Assert.Empty(before["AuditEntries"].Except(after["AuditEntries"]));
        Assert.Empty(before["Listings"].Except(after["Listings"]));

        var (served, browser) = await machine.Serve("current");
        Assert.Contains(">112<", await browser.GetStringAsync("/ky/find", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(
            global::System.Net.HttpStatusCode.NotFound,
            (await browser.GetAsync($"/ky/find/{leaked.ToLowerInvariant()}", TestContext.Current.CancellationToken)).StatusCode
        );
        Assert.Equal(
            global::System.Net.HttpStatusCode.OK,
            (await browser.GetAsync($"/ky/find/{other.ToLowerInvariant()}", TestContext.Current.CancellationToken)).StatusCode
        );
        await machine.Stop(served);
    }

    [Fact]
    public async Task Who_read_a_feed_since_does_not_go_back_unasked()
    {
        await using var machine = await BareMachine.With(await published.Linux());
        var old = Path.GetFileName(machine.Versions.Single());
        var newer = await NewerVersion.LayBeside(machine, old, await published.Newer());
        await Fill(machine, old);
        await machine.Does(newer, "update");
        await machine.Does(newer, "import", "undo", "1", "--yes");
        var refused = await machine.Tirek(newer, "rollback", "--data", machine.Node);
        Assert.Equal(2, refused.Code);
        Assert.Contains("--lose-imports", refused.Said, StringComparison.Ordinal);
        await machine.Does(newer, "rollback", "--lose-imports");
        Assert.Equal(2, (await machine.Tirek(newer, "rollback", "--data", machine.Node)).Code);
    }

    /// <summary>A node as the older version leaves it.</summary>
    private static async Task Fill(BareMachine machine, string version)
    {
        await machine.Does(version, "import", "hsds", Path.Combine(machine.Folder, version, "samples", "small-feed"));
        await machine.Does(version, "countries", "set", "KG");
        await machine.Does(
            version,
            [
                "crisis",
                "set",
                "--country",
                "KG",
                "--number",
                "112",
                "--label",
                "emergency service",
                "--checked-by",
                "A. Asanova",
                "--checked-on",
                Today,
            ]
        );
    }

    /// <summary>Every row of every table by its first column; of settings with its value.</summary>
    private static Dictionary<string, List<string>> Rows(BareMachine machine)
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(machine.Node, "tirek.db")};Pooling=False");
        db.Open();
        var tables = Column(
            db,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%Lock'"
        );
        return tables.ToDictionary(
            t => t,
            t =>
                Column(
                    db,
                    t == "NodeSettings"
                        ? "SELECT \"Key\" || '=' || \"Value\" FROM \"NodeSettings\" ORDER BY 1"
                        : $"SELECT * FROM \"{t}\" ORDER BY 1"
                )
        );
    }

    private static List<string> Column(SqliteConnection db, string query)
    {
        using var asked = db.CreateCommand();
        asked.CommandText = query;
        using var row = asked.ExecuteReader();
        var all = new List<string>();
        while (row.Read())
            all.Add(Convert.ToString(row.GetValue(0), CultureInfo.InvariantCulture)!);
        return all;
    }

    private static string Written(Dictionary<string, List<string>> rows) =>
        string.Join('\n', rows.Select(r => $"{r.Key}: {string.Join(' ', r.Value)}"));
}
