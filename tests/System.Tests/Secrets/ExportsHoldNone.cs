using System.IO.Compression;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.System.Tests.Secrets;

/// <summary>What is taken along is what anybody may read: no file of an export, nor what its command says, holds a value of a narrower audience.</summary>
public sealed class ExportsHoldNone
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    [Theory, MemberData(nameof(Providers))]
    public async Task No_export_in_any_form_holds_a_secret(Provider provider)
    {
        await using var site = await PlantedSite.Open(provider);
        var crawl = new Crawl(site.Browser, site.Planted.Secret.Planted.Keys, site.Planted.Open.Planted.Keys);
        var folder = Directory.CreateTempSubdirectory("tirek-exports-").FullName;
        foreach (
            var arguments in new string[][]
            {
                ["package", "--to", Path.Combine(folder, "package")],
                ["json", "--to", Path.Combine(folder, "all.json")],
                ["excel", "--to", Path.Combine(folder, "en.xlsx"), "--language", "en"],
                ["excel", "--to", Path.Combine(folder, "tg.xlsx"), "--language", "tg"],
            }
        )
        {
            var (code, said) = await site.Node.Tirek(["export", .. arguments]);
            Assert.True(code == 0, said);
            crawl.Look("command", said);
        }
        foreach (var workbook in Directory.GetFiles(folder, "*.xlsx"))
            await ZipFile.ExtractToDirectoryAsync(workbook, workbook[..^5], TestContext.Current.CancellationToken);
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            crawl.Look(file, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Directory.Delete(folder, recursive: true);
        Expect.NoFault(crawl.Leaks);
        // And it does hold what is public.
        Assert.True(crawl.Unseen.Count < site.Planted.Open.Planted.Count / 2, string.Join(' ', crawl.Unseen));
    }

    [Theory]
    [InlineData(Provider.Sqlite, false)]
    [InlineData(Provider.Sqlite, true)]
    [InlineData(Provider.Postgres, true)]
    public async Task A_source_given_back_holds_nothing_that_its_flags_ever_withheld(Provider provider, bool isVersion3)
    {
        await using var node = await TestNode.Make(provider);
        using var open = CanaryFeed.Make(isOpen: true, isVersion3);
        using var closed = CanaryFeed.Make(isOpen: false, isVersion3);
        var folder = Directory.CreateTempSubdirectory("tirek-exports-").FullName;
        foreach (var (i, feed) in new[] { open, closed }.Index())
        {
            var (code, said) = await node.Tirek("import", "hsds", "--yes", feed.Path);
            Assert.True(code == 0, said);
            var to = Path.Combine(folder, $"{i}");
            (code, said) = await node.Tirek("export", "source", feed.Name, "--to", to);
            Assert.True(code == 0, said);
            var all = new List<string> { said };
            foreach (var file in Directory.GetFiles(to, "*", SearchOption.AllDirectories))
                all.Add(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            var told = CanaryFeed.NeverStored.Where(c => all.Exists(t => t.Contains(c, StringComparison.OrdinalIgnoreCase))).ToList();
            // What was in the open comes back, and not once it is withheld.
            Assert.True(feed == open ? told.Count > 0 : told.Count == 0, string.Join(", ", told));
        }
        Directory.Delete(folder, recursive: true);
    }
}
