using System.IO.Compression;
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
}
