using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Imports;

/// <summary>Values under privacy flags, each a word found nowhere else, looked for in all that an import leaves behind.</summary>
public sealed class CanaryTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task What_flags_withhold_is_in_nothing_that_an_import_leaves(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = CanaryFeed.Make();
        var (code, said) = await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.Equal(0, code);
        await LookEverywhere(node, said, said);
        // The place is there all the same, as an area.
        await using var db = node.Open();
        Assert.Equal(1, await db.PublicListings.CountAsync(p => p.Folded.Contains(" shelter "), Cancel));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_newer_feed_that_withholds_what_was_shown_leaves_no_trace_of_it_either(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = CanaryFeed.Make();
        using var open = CanaryFeed.Make(isOpen: true);
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", open.Path)).Code);
        // A second edition in the open, so that former states are kept.
        open.With("service_area", "id,service_id,service_area", "sa1,s2,Osh");
        var location = await File.ReadAllTextAsync(Path.Combine(open.Path, "location.csv"), Cancel);
        open.With("location", Encoding.UTF8.GetBytes(location.Replace("Shelter house", "Shelter home", StringComparison.Ordinal)));
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", open.Path)).Code);
        var (_, said) = await node.Tirek("import", "hsds", "--yes", feed.Path);
        await LookEverywhere(node, said, "");

        // Nor does taking it back bring the address to light.
        Assert.Equal(0, (await node.Tirek("import", "undo", "3", "--yes")).Code);
        await using var db = node.Open();
        var place = await db.Locations.SingleAsync(l => l.SourceKey == "l2", Cancel);
        Assert.True(place.IsAreaOnly);
        await Find(CanaryFeed.NeverStored, await Stored(node));
    }

    private static async Task LookEverywhere(TestNode node, string said, string output)
    {
        await Find(CanaryFeed.NeverStored, await Stored(node));
        await Find(CanaryFeed.NeverStored, said);
        await Find(CanaryFeed.NeverPublic, output);
        await Find(CanaryFeed.NeverPublic, await Open(node));
        if (output.Length > 0)
            foreach (var report in Directory.GetFiles(node.Folder.Reports))
                await Find([.. CanaryFeed.NeverStored, .. CanaryFeed.NeverPublic], await File.ReadAllTextAsync(report, Cancel));
    }

    internal static Task Find(string[] canaries, string text)
    {
        var sung = canaries
            .Select(c => (Canary: c, At: text.IndexOf(c, StringComparison.OrdinalIgnoreCase)))
            .Where(c => c.At >= 0)
            .Select(c => $"{c.Canary} in …{text[Math.Max(0, c.At - 80)..Math.Min(text.Length, c.At + 80)]}…");
        Assert.Equal("", string.Join('\n', sung));
        return Task.CompletedTask;
    }

    /// <summary>Every byte of the node's folder as UTF-8 and UTF-16, and every row of a PostgreSQL database.</summary>
    internal static async Task<string> Stored(TestNode node)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var all = new StringBuilder();
        foreach (var file in Directory.GetFiles(node.Folder.Path, "*", SearchOption.AllDirectories))
        {
            // A server may run meanwhile; the mark of its run and its locks nobody else may open, and SQLite takes its index of the log away at will: none of them holds a word.
            if (Path.GetExtension(file) is ".run" or ".lock" or ".db-shm" || !File.Exists(file))
                continue;
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Cancel);
            all.Append(Encoding.UTF8.GetString(bytes)).Append(Encoding.Unicode.GetString(bytes));
        }
        await using var db = node.Open();
        if (node.Folder.Postgres is not null)
            foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct())
#pragma warning disable EF1002 // The name is one of our own tables.
            foreach (
                var row in await db
                    .Database.SqlQueryRaw<string>($"SELECT to_json(t)::text AS \"Value\" FROM \"{table}\" t")
                    .ToListAsync(Cancel)
            )
                all.Append(row).Append('\n');
#pragma warning restore EF1002
        return all.ToString();
    }

    /// <summary>What pages, index and reports are made of.</summary>
    internal static async Task<string> Open(TestNode node)
    {
        await using var db = node.Open();
        var all = new StringBuilder();
        foreach (var row in await db.PublicListings.AsNoTracking().ToListAsync(Cancel))
            all.AppendLine(StoredJson.Write(row.View)).AppendLine(row.Folded);
        foreach (var row in await db.PublicOrganizations.AsNoTracking().ToListAsync(Cancel))
            all.AppendLine(StoredJson.Write(row.View)).AppendLine(row.Folded);
        foreach (var defect in await db.ImportDefects.AsNoTracking().ToListAsync(Cancel))
            all.AppendLine(defect.Value);
        foreach (var row in await db.QuarantinedRows.AsNoTracking().ToListAsync(Cancel))
            all.AppendLine(row.Content);
        foreach (var run in await db.AuditEntries.AsNoTracking().ToListAsync(Cancel))
            all.AppendLine(run.Subject);
        return all.ToString();
    }
}
