using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;
using Tirek.Server.Tests.Node;

namespace Tirek.System.Tests.Operating;

/// <summary>
/// The guide for operators is run as it stands, from its first command to its last, in a fresh folder that holds the published archive. Replaced are only
/// ports, by free ones, and the number of the newer version, by that of one which was built for it.
/// </summary>
public sealed partial class GuideTests(Published published)
{
    private const string NewerInGuide = "tirek-1.2.0";

    [Fact]
    public async Task The_guide_runs_from_its_first_command_to_its_last()
    {
        await using var machine = await BareMachine.With(await published.Linux());
        var version = Path.GetFileName(machine.Versions.Single());
        Directory.Delete(Path.Combine(machine.Folder, version), recursive: true);
        File.Copy(await published.Linux(), Path.Combine(machine.Folder, Path.GetFileName(await published.Linux())));
        await using var database = await NewDatabase.Make();
        await File.WriteAllTextAsync(
            Path.Combine(machine.Folder, "postgres.txt"),
            database.Connection + "\n",
            TestContext.Current.CancellationToken
        );

        var (section, folder) = ("", machine.Folder);
        (Process Process, int Port)? served = null;
        foreach (var block in Guide.Blocks(Tree.Files.Single(f => f.Path == Guide.Path)).Where(b => b.Kind != GuideBlock.Elsewhere))
        {
            if (block.Section != section && served is { } past)
            {
                if (section == "The first day")
                    await ShowsHelp(past.Port);
                await machine.Stop(past.Process);
                served = null;
            }
            section = block.Section;
            if (block.Text.Contains(NewerInGuide, StringComparison.Ordinal) && machine.Versions.Count == 1)
                await NewerVersion.LayBeside(machine, version, await published.Newer());
            var text = block.Text.Replace(NewerInGuide, $"tirek-{NewerVersion.Number}", StringComparison.Ordinal);
            if (block.Kind == GuideBlock.Background)
                served = await Begin(machine, folder, text);
            else
                folder = await Do(machine, folder, text);
        }
        Assert.Equal(
            "When something is wrong",
            Tree.Files.Single(f => f.Path == Guide.Path).Lines.Last(l => l.StartsWith("## ", StringComparison.Ordinal))[3..]
        );
    }

    /// <summary>Runs the block as a person would type it, and answers in which folder she is afterwards.</summary>
    private static async Task<string> Do(BareMachine machine, string folder, string text)
    {
        var (code, said) = await Running.Run(machine.Shell(folder, $"set -euo pipefail\n{text}\necho; pwd"));
        Assert.True(code == 0, $"{text}\n{said}");
        return said.TrimEnd().Split('\n')[^1];
    }

    private static async Task<(Process Process, int Port)> Begin(BareMachine machine, string folder, string text)
    {
        var port = BareMachine.FreePort();
        text = Port().IsMatch(text) ? Port().Replace(text, $":{port}") : $"{text} --urls http://127.0.0.1:{port}";
        var ready = new TaskCompletionSource();
        var process = machine.Start(
            machine.Shell(folder, $"exec {text}"),
            line =>
            {
                if (line?.Contains("Ctrl+C ends it", StringComparison.Ordinal) == true)
                    ready.TrySetResult();
            }
        );
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return (process, port);
    }

    /// <summary>After the first day readers find the number and can leave.</summary>
    private static async Task ShowsHelp(int port)
    {
        using var browser = new HttpClient();
        var page = "";
        for (var i = 0; i < 50 && !page.Contains("https://www.example.org/weather", StringComparison.Ordinal); i++)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
            page = await browser.GetStringAsync($"http://127.0.0.1:{port}/ky/find", TestContext.Current.CancellationToken);
        }
        Assert.Contains("https://www.example.org/weather", page, StringComparison.Ordinal);
        Assert.Contains(">112<", page, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<=--urls \S+):\d+")]
    private static partial Regex Port();

    /// <summary>An empty PostgreSQL database, gone afterwards.</summary>
    private sealed class NewDatabase(string name, string connection) : IAsyncDisposable
    {
        public string Connection => connection;

        public static async Task<NewDatabase> Make()
        {
            var name = $"guide_{Guid.CreateVersion7():N}";
            await Postgres.Run($"CREATE DATABASE {name}");
            return new(name, new NpgsqlConnectionStringBuilder(await Postgres.Connection()) { Database = name }.ToString());
        }

        public async ValueTask DisposeAsync() => await Postgres.Run($"DROP DATABASE {name} WITH (FORCE)");
    }
}
