using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Tirek.Domain.Languages;

namespace Tirek.System.Tests.Operating;

/// <summary>The published archive, on a machine where nothing of ours is installed.</summary>
public sealed class PublishTests(Published published)
{
    private static string Today => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_node_is_made_filled_and_read_where_neither_dotnet_nor_ICU_is()
    {
        await using var machine = await BareMachine.With(await published.Linux());
        var version = Path.GetFileName(machine.Versions.Single());
        var (process, browser) = await machine.Serve(version);
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
        Assert.Contains(
            "new",
            await machine.Does(version, "import", "hsds", Path.Combine(machine.Folder, version, "samples", "small-feed")),
            StringComparison.Ordinal
        );

        foreach (var language in Language.All)
            await Eventually(
                async () =>
                    (await browser.GetStringAsync($"/{language}/find", TestContext.Current.CancellationToken)).Contains(
                        DateIn(language),
                        StringComparison.Ordinal
                    ),
                language.Code
            );

        var loaded = File.ReadLines($"/proc/{process.Id}/maps")
            .Select(l => l.Split(' ')[^1])
            .Where(f => f.StartsWith('/'))
            .Distinct()
            .ToList();
        Assert.Equal(3, loaded.Count(f => f.Contains("libicu", StringComparison.Ordinal)));
        Assert.All(
            loaded.Where(f => f.Contains("libicu", StringComparison.Ordinal) || f.EndsWith(".dll", StringComparison.Ordinal)),
            f => Assert.StartsWith(machine.Folder, f, StringComparison.Ordinal)
        );
        await machine.Stop(process);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Everything_lies_in_one_folder_in_order_with_one_time_and_no_owner()
    {
        await using var file = File.OpenRead(await published.Linux());
        await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(unzipped);
        var entries = new List<TarEntry>();
        while (await tar.GetNextEntryAsync(copyData: false, TestContext.Current.CancellationToken) is { } entry)
            entries.Add(entry);
        var folder = Path.GetFileName(await published.Linux()).Replace("-linux-x64.tar.gz", "/", StringComparison.Ordinal);
        Assert.All(entries, e => Assert.StartsWith(folder, e.Name, StringComparison.Ordinal));
        Assert.All(entries, e => Assert.Equal((0, 0, entries[0].ModificationTime), (e.Uid, e.Gid, e.ModificationTime)));
        foreach (
            var wanted in new[]
            {
                "tirek",
                "run",
                "README.md",
                "operating.md",
                "LICENSE",
                "THIRD-PARTY.md",
                "VERSION",
                "licences/icu.txt",
                "licences/dotnet.txt",
                "licences/dotnet-third-parties.txt",
            }
        )
            Assert.Contains(entries, e => e.Name == folder + wanted);
        Assert.DoesNotContain(
            entries,
            e => e.Name.EndsWith(".pdb", StringComparison.Ordinal) || e.Name.Contains("wwwroot", StringComparison.Ordinal)
        );
        foreach (var program in new[] { "tirek", "run", "program/Tirek.Server" })
            Assert.True(entries.Single(e => e.Name == folder + program).Mode.HasFlag(UnixFileMode.OtherExecute), program);
    }

    [Fact]
    public async Task Each_part_is_named_with_its_licence()
    {
        await using var machine = await BareMachine.With(await published.Linux());
        var folder = machine.Versions.Single();
        var named = await File.ReadAllTextAsync(Path.Combine(folder, "THIRD-PARTY.md"), TestContext.Current.CancellationToken);
        var parts = JsonDocument
            .Parse(
                await File.ReadAllTextAsync(
                    Path.Combine(folder, "program", "Tirek.Server.deps.json"),
                    TestContext.Current.CancellationToken
                )
            )
            .RootElement.GetProperty("libraries")
            .EnumerateObject()
            .Where(l => l.Value.GetProperty("type").GetString() == "package")
            .Select(l => l.Name.Replace("/", " | ", StringComparison.Ordinal))
            .ToList();
        Assert.True(parts.Count > 20);
        Assert.All(parts, p => Assert.Contains($"| {p} | ", named, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_archive_for_Windows_holds_the_same_program()
    {
        await using var machine = await BareMachine.With(await published.Linux());
        using var zip = ZipFile.OpenRead(await published.Windows());
        var names = zip.Entries.Select(e => e.FullName).Where(n => !n.EndsWith('/')).ToHashSet();
        var folder = Path.GetFileName(machine.Versions.Single()) + "/";
        foreach (
            var wanted in new[]
            {
                "tirek.cmd",
                "run.cmd",
                "README.md",
                "operating.md",
                "LICENSE",
                "THIRD-PARTY.md",
                "VERSION",
                "program/Tirek.Server.exe",
                "program/coreclr.dll",
                "program/hostfxr.dll",
                "program/e_sqlite3.dll",
            }
        )
            Assert.Contains(folder + wanted, names);
        Assert.All(names, n => Assert.StartsWith(folder, n, StringComparison.Ordinal));
        var ours = Directory
            .EnumerateFiles(machine.Versions.Single(), "*.dll", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(machine.Folder, f))
            .Where(f =>
                Path.GetFileName(f) is var n
                && !n.StartsWith("System.", StringComparison.Ordinal)
                && !n.StartsWith("Microsoft.", StringComparison.Ordinal)
            )
            .ToList();
        Assert.True(ours.Count(f => f.EndsWith(".resources.dll", StringComparison.Ordinal)) >= 7);
        Assert.All(ours, f => Assert.Contains(f, names));
    }

    /// <summary>Today, as a program on this machine writes it with the ICU that is installed here.</summary>
    private static string DateIn(Language language) =>
        DateWords.Long(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), language);

    private static async Task Eventually(Func<Task<bool>> isSo, string what)
    {
        for (var i = 0; i < 100; i++)
        {
            try
            {
                if (await isSo())
                    return;
            }
            catch (HttpRequestException) { }
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"It did not come to pass: {what}");
    }
}
