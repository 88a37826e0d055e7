using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Server.Imports;
using Tirek.Server.Node;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.System.Tests.Faults;

/// <summary>The machine's clock falls back by a year, as it does when its battery is empty: the node works on, loses nothing, and says so.</summary>
public sealed class ClockTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task The_start_says_that_the_clock_is_wrong_and_what_is_hidden_goes_at_once_all_the_same(Provider provider)
    {
        var node = await TestNode.Make(provider, NodeKind.Demonstration);
        Assert.Equal(0, (await node.Tirek("exit", "set", "https://www.example.org/")).Code);
        await using var site = await TestSite.Open(node, new YearAgo());
        Assert.Contains("The clock of this machine", site.Services.GetRequiredService<NodeRun>().Said, StringComparison.Ordinal);
        await using var db = node.Open();
        var id = (await db.PublicListings.FirstAsync(l => !l.IsProgramme, Cancel)).Id;
        Assert.Equal(HttpStatusCode.OK, await Status(site, $"/en/find/{id}"));
        Assert.Equal(0, (await node.Tirek("listing", "hide", id.ToString())).Code);
        Assert.NotEqual(HttpStatusCode.OK, await Status(site, $"/en/find/{id}"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_import_after_it_is_still_the_newest_and_can_be_taken_back(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = TestFeed.Sound();
        Assert.Equal(0, (await node.Tirek("import", "hsds", feed.Path)).Code);
        feed.With("service", "id,organization_id,name,status", "s1,o1,Second edition,active");
        await using (var db = node.Open())
        {
            var import = new ImportFeed(db, node.Folder, new YearAgo(), new ImportProgress((_, _) => { }));
            using var files = FeedFiles.Open(feed.Path);
            await import.Import(files, null, null, Cancel);
        }
        Assert.Equal("Second edition", await Shown(node));
        var (code, said) = await node.Tirek("import", "undo", "2", "--yes");
        Assert.True(code == 0, said);
        Assert.Equal("First service", await Shown(node));
    }

    private static async Task<string> Shown(TestNode node)
    {
        await using var db = node.Open();
        return (await db.PublicListings.AsNoTracking().SingleAsync(Cancel)).View.Name.Original.Text;
    }

    private static async Task<HttpStatusCode> Status(TestSite site, string address)
    {
        using var answer = await site.Browser.GetAsync(address, Cancel);
        return answer.StatusCode;
    }

    private sealed class YearAgo : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddYears(-1);
    }
}
