using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tirek.Server.Node;
using Tirek.Server.Observing;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Observing;

/// <summary>What the server keeps of what it says: readable by programs, bounded, and without anybody in it.</summary>
public sealed class NodeLogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_fault_is_kept_with_its_kind_and_nothing_of_who_met_it(Provider provider)
    {
        await using var site = await Loud(provider);
        await using (var db = site.Node.Open())
            await db.Database.ExecuteSqlRawAsync("DROP TABLE \"Invitations\"", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/join/canary-token?canary=query");
        request.Headers.Add("User-Agent", "canary-browser");
        request.Headers.Add("Cookie", "canary=cookie");
        using var answer = await site.Browser.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var lines = Lines(site.Node.Folder);
        var fault = lines.Single(l => l.GetProperty("@mt").GetString()!.StartsWith("A page failed", StringComparison.Ordinal));
        Assert.EndsWith("Exception", fault.GetProperty("Kind").GetString(), StringComparison.Ordinal);
        Assert.Equal("Error", fault.GetProperty("@l").GetString());
        Assert.DoesNotContain(lines, l => l.GetRawText().Contains("canary", StringComparison.Ordinal));
        // What the console does not say is not kept either.
        Assert.DoesNotContain(lines, l => l.TryGetProperty("@l", out var level) && level.GetString() is "Debug" or "Verbose");
    }

    [Fact]
    public async Task Of_what_libraries_say_only_the_sentence_is_kept_and_of_an_exception_its_kinds_and_place()
    {
        await using var site = await Loud(Provider.Sqlite);
        var loud = site.Services.GetRequiredService<ILoggerFactory>();
        using (loud.CreateLogger("Tirek.Test").BeginScope(new Dictionary<string, object> { ["RequestPath"] = "/canary" }))
        {
            loud.CreateLogger("Microsoft.Library").LogWarning("Somebody asked for {Path}", "/canary");
            loud.CreateLogger("Tirek.Test").LogWarning(Thrown(), "It took {Seconds} s", 7);
        }
        var lines = Lines(site.Node.Folder).Where(l => l.GetRawText().Contains("Library") || l.GetRawText().Contains("Test")).ToList();
        Assert.Equal(["Somebody asked for {Path}", "It took {Seconds} s"], lines.Select(l => l.GetProperty("@mt").GetString()));
        Assert.Equal(7, lines[1].GetProperty("Seconds").GetInt32());
        Assert.Equal("System.InvalidOperationException < System.IO.IOException", lines[1].GetProperty("Fault").GetString());
        Assert.Contains(nameof(Thrown), lines[1].GetProperty("Place").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(lines, l => l.GetRawText().Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_oldest_files_go_and_only_their_owner_reads_them()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        PrivateFiles.MakeFolder(node.Folder.Logs);
        using (var loud = LoggerFactory.Create(b => b.AddNodeLog(node.Folder, largest: 1024)))
            for (var i = 0; i < 300; i++)
                loud.CreateLogger("Tirek.Test").LogWarning("Line {Number}", i);
        Assert.Equal(NodeLog.Kept, Directory.GetFiles(node.Folder.Logs).Length);
        var numbers = Lines(node.Folder).Select(l => l.GetProperty("Number").GetInt32()).Order().ToList();
        Assert.Equal(299, numbers[^1]);
        Assert.Equal(numbers.Count, numbers[^1] - numbers[0] + 1);
        Assert.False(PrivateFiles.AreOpenToOthers(node.Folder.Logs));
    }

    [Fact]
    public async Task Two_servers_over_one_folder_lose_no_line()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        using (var one = LoggerFactory.Create(b => b.AddNodeLog(node.Folder)))
        using (var other = LoggerFactory.Create(b => b.AddNodeLog(node.Folder)))
            await Task.WhenAll(
                new[] { one, other }.Select(
                    (loud, server) =>
                        Task.Run(
                            () =>
                            {
                                for (var i = 0; i < 200; i++)
                                    loud.CreateLogger("Tirek.Test").LogWarning("Line {Number}", (server * 1000) + i);
                            },
                            Cancel
                        )
                )
            );
        Assert.Equal(400, Lines(node.Folder).Select(l => l.GetProperty("Number").GetInt32()).Distinct().Count());
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("canary", new IOException("canary"));
        }
        catch (InvalidOperationException thrown)
        {
            return thrown;
        }
    }

    /// <summary>A site that keeps its log, as a server does.</summary>
    private static async Task<TestSite> Loud(Provider provider)
    {
        var node = await TestNode.Make(provider);
        return await TestSite.Open(node, also: builder => builder.Logging.AddNodeLog(node.Folder));
    }

    private static List<JsonElement> Lines(NodeFolder folder) =>
        [
            .. Directory
                .GetFiles(folder.Logs, "*.jsonl")
                .Order(StringComparer.Ordinal)
                .SelectMany(Read)
                .Where(l => l.Length > 0)
                .Select(l => JsonDocument.Parse(l).RootElement),
        ];

    private static string[] Read(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd().Split('\n');
    }
}
