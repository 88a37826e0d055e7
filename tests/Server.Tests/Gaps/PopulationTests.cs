using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Gaps;

/// <summary>Numbers of inhabitants and ratios: a real node has none until whoever runs it loads them with a source.</summary>
public sealed class PopulationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<(int Code, string Said)> Set(
        TestNode node,
        string file,
        string source = "Committee",
        string date = "2026-01-01"
    )
    {
        var path = Path.Combine(node.Folder.Path, "regions.csv");
        await File.WriteAllTextAsync(path, file, Cancel);
        return await node.Tirek("population", "set", path, "--source", source, "--date", date);
    }

    private static async Task<List<RegionPopulation>> Kept(TestNode node)
    {
        await using var db = node.Open();
        return await db.RegionPopulations.AsNoTracking().OrderBy(p => p.Region).ToListAsync(Cancel);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_file_with_a_fault_is_not_taken_and_each_line_is_named(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        var (code, said) = await Set(node, "region,inhabitants\nKG-O,1500000\nKG-Q,5\n");
        Assert.Equal(2, code);
        Assert.Contains("Line 3: KG-Q is no region of our list", said, StringComparison.Ordinal);
        Assert.Contains("Nothing was taken.", said, StringComparison.Ordinal);
        Assert.Equal(2, (await Set(node, "")).Code);
        Assert.Equal(2, (await Set(node, "KG-O,1500000", " ")).Code);
        Assert.Equal(2, (await Set(node, "KG-O,1500000", date: "1.1.2026")).Code);
        Assert.Equal(2, (await Set(node, "KG-O,1500000", date: "2999-01-01")).Code);
        Assert.Empty(await Kept(node));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_demonstration_takes_no_real_number(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        var (code, said) = await Set(site.Node, "KG-O,1500000");
        Assert.Equal(2, code);
        Assert.Contains("invented", said, StringComparison.Ordinal);
        Assert.Equal(2, (await site.Node.Tirek("population", "remove", "--country", "KG")).Code);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Numbers_are_loaded_replaced_listed_and_removed_with_a_line_in_the_trail(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        Assert.Contains("Not loaded: KZ-", (await node.Tirek("population", "list")).Said, StringComparison.Ordinal);
        Assert.Equal(0, (await Set(node, "KG-O,1500000\nKG-N,290000\nUZ-TK,3000000")).Code);
        Assert.Equal(0, (await Set(node, "KG-O;1510000", "Census", "2026-06-01")).Code);
        Assert.Equal([290_000L, 1_510_000L, 3_000_000L], (await Kept(node)).Select(p => p.Inhabitants));
        var listed = (await node.Tirek("population", "list")).Said;
        Assert.Contains("1510000  2026-06-01  Census", listed, StringComparison.Ordinal);
        Assert.Contains("Removed: 2.", (await node.Tirek("population", "remove", "--country", "kg")).Said, StringComparison.Ordinal);
        Assert.Equal(["UZ-TK"], (await Kept(node)).Select(p => p.Region));
        await using var db = node.Open();
        Assert.Equal(3, await db.AuditEntries.CountAsync(e => e.Act == "population.set", Cancel));
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == "population.remove" && e.Subject == "KG", Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_ratio_is_loaded_with_who_read_it_where_and_removed(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        string[] Ratio(string kind, string inhabitants, string by = "A. Asanova") =>
            [
                "ratio",
                "set",
                "--kind",
                kind,
                "--inhabitants",
                inhabitants,
                "--source",
                "TITLE, page 12",
                "--checked-by",
                by,
                "--checked-on",
                "2026-11-20",
            ];
        Assert.Equal(2, (await node.Tirek(Ratio("perpetrator-programme", "50000"))).Code);
        Assert.Equal(2, (await node.Tirek(Ratio("counselling", "5"))).Code);
        Assert.Equal(2, (await node.Tirek(Ratio("counselling", "50000", " "))).Code);
        Assert.Equal(0, (await node.Tirek(Ratio("counselling", "50000"))).Code);
        Assert.Equal(0, (await node.Tirek(Ratio("counselling", "60000"))).Code);
        Assert.Contains(
            "one for 60000 people. TITLE, page 12; read by A. Asanova",
            (await node.Tirek("ratio", "list")).Said,
            StringComparison.Ordinal
        );
        Assert.Contains("Removed.", (await node.Tirek("ratio", "remove", "--kind", "counselling")).Said, StringComparison.Ordinal);
        Assert.Contains("There was none", (await node.Tirek("ratio", "remove", "--kind", "counselling")).Said, StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_page_says_what_is_not_loaded_and_compares_nothing_until_all_is(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        await using (var db = network.Site.Node.Open())
            await db.RegionPopulations.Where(p => p.Region == "KG-N").ExecuteDeleteAsync(Cancel);
        var her = await network.Kyrgyz();
        await her.Open("/gaps?country=KG");
        Assert.True(her.Sees("inhabitants not loaded") && her.Sees("Missing: Naryn Region."), her.Page);
        Assert.True(her.Sees("cannot be compared") && !her.Sees("would be needed"), her.Page);
        await using (var db = network.Site.Node.Open())
        {
            db.RegionPopulations.Add(
                new()
                {
                    Region = "KG-N",
                    Inhabitants = 290_001,
                    Source = "x",
                    AsOf = new(2026, 1, 1),
                }
            );
            db.LoadedRatios.Add(
                new()
                {
                    Kind = "health-care",
                    Inhabitants = 1_000_000,
                    Source = "TITLE",
                    CheckedBy = "A",
                    CheckedOn = new(2026, 1, 1),
                }
            );
            await db.SaveChangesAsync(Cancel);
            var people = await db.RegionPopulations.Where(p => p.Region.StartsWith("KG")).SumAsync(p => p.Inhabitants, Cancel);
            await her.Open("/gaps?country=KG");
            Assert.True(her.Sees($"By the reference {(people + 9_999) / 10_000:N0} would be needed."), her.Page);
            Assert.True(her.Sees($"Needed: {(people + 999_999) / 1_000_000}, one for 1,000,000 inhabitants."), her.Page);
        }
    }
}
