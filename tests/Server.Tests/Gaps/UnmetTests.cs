using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain.Gaps;
using Tirek.Server.Data;
using Tirek.Server.Gaps;
using Tirek.Server.Search;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Gaps;

/// <summary>Searches that found nothing: no trace of who searched or what she typed, and no count before it tells of nobody.</summary>
public sealed class UnmetTests
{
    private const string Canary = "Zhanarqanareika";
    private static readonly (string, string)[] InVain = [("kind", "shelter"), ("near", "TM-mary")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task Keep(TestSite site) => site.Services.GetRequiredService<KeepUnmet>().Write(Cancel);

    private static async Task<List<UnmetCount>> Kept(TestSite site)
    {
        await using var db = site.Node.Open();
        return await db.UnmetCounts.AsNoTracking().Where(c => c.Region == "TM-M").ToListAsync(Cancel);
    }

    /// <summary>As often as a browser sends it, over a directory that is indexed.</summary>
    private static async Task Search(TestSite site, int times, params (string, string)[] fields)
    {
        await site.Services.GetRequiredService<IndexFollower>().Follow(Cancel);
        for (var i = 0; i < times; i++)
            Assert.Contains("<h1", await site.Post("/en/find", fields), StringComparison.Ordinal);
    }

    /// <summary>Every cell of every table, as text.</summary>
    private static async Task<string> WholeDatabase(TestSite site)
    {
        await using var db = site.Node.Open();
        await db.Database.OpenConnectionAsync(Cancel);
        var all = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync(Cancel);
            while (await rows.ReadAsync(Cancel))
                for (var i = 0; i < rows.FieldCount; i++)
                    all.Append(rows.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : rows.GetValue(i)).Append('\n');
        }
        return all.ToString();
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_was_typed_is_kept_nowhere_and_a_search_with_words_is_not_counted(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        await Search(site, 6, [("q", Canary), .. InVain]);
        await Search(site, 1, InVain);
        await Keep(site);
        Assert.Equal([1], (await Kept(site)).Select(c => c.Times));
        Assert.DoesNotContain(Canary, await WholeDatabase(site), StringComparison.OrdinalIgnoreCase);
        foreach (
            var file in Directory
                .GetFiles(site.Node.Folder.Path, "*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is not (".run" or ".lock"))
        )
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[open.Length];
            await open.ReadExactlyAsync(bytes, Cancel);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)));
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_server_that_stops_keeps_what_it_counted(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        await Search(site, 2, InVain);
        await site.Services.GetRequiredService<KeepUnmet>().StopAsync(Cancel);
        Assert.Equal([2], (await Kept(site)).Select(c => c.Times));
        Assert.True(site.Services.GetRequiredService<UnmetLog>().IsEmpty);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nothing_is_written_while_somebody_searches_and_a_search_that_finds_help_counts_nothing(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        await Search(site, 3, InVain);
        await Search(site, 3, ("kind", "health-care"), ("near", "TM-mary"));
        await Search(site, 3, ("near", "TM-mary"));
        Assert.Empty(await Kept(site));
        await Keep(site);
        Assert.Equal([("shelter", 3)], (await Kept(site)).Select(c => (c.Kind, c.Times)));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Four_are_not_shown_and_five_are_once_the_month_is_over(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        await Search(network.Site, 4, InVain);
        await Search(network.Site, 5, ("kind", "shelter"), ("near", "TM-dasoguz"));
        await Keep(network.Site);
        var her = await network.Kyrgyz();
        await her.Open("/gaps?country=TM");
        Assert.False(her.Sees(">5 or more<"), her.Page);
        network.Clock.Forward(TimeSpan.FromDays(40));
        her = await network.Kyrgyz();
        await her.Open("/gaps?country=TM");
        Assert.Matches("<td>Dashoguz Region</td>\\s*<td>Shelter</td>\\s*<td>5 or more</td>", her.Page);
        Assert.False(her.Sees("<td>Mary Region</td>"), her.Page);
        await her.Open("/gaps?country=KG");
        Assert.False(her.Sees("Dashoguz"), her.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_program_that_searches_without_end_is_counted_up_to_a_bound(Provider provider)
    {
        var clock = new MovableClock();
        await using var site = await TestSite.Open(provider, clock: clock);
        clock.Stop();
        await Search(site, UnmetNeeds.MostPerMinute + 10, InVain);
        await Keep(site);
        Assert.Equal([UnmetNeeds.MostPerMinute], (await Kept(site)).Select(c => c.Times));
        clock.Forward(TimeSpan.FromMinutes(1));
        await Search(site, 1, InVain);
        await Keep(site);
        Assert.Equal([UnmetNeeds.MostPerMinute + 1], (await Kept(site)).Select(c => c.Times));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Rows_stand_in_the_order_of_their_keys_and_leave_after_two_years(Provider provider)
    {
        var clock = new MovableClock();
        await using var site = await TestSite.Open(provider, clock: clock);
        await Search(site, 1, ("kind", "transport"), ("near", "TM-mary"));
        await Keep(site);
        await Search(site, 1, ("kind", "documents"), ("near", "TM-mary"));
        await Search(site, 1, ("kind", "shelter"), ("near", "TM-balkanabat"));
        await Keep(site);
        await using (var db = site.Node.Open())
        {
            // The order in which the file, or the table, holds them.
            var rows =
                provider == Provider.Sqlite
                    ? await db
                        .Database.SqlQuery<string>($"SELECT \"Region\" || ' ' || \"Kind\" AS \"Value\" FROM \"UnmetCounts\" ORDER BY rowid")
                        .ToListAsync(Cancel)
                    : await db
                        .Database.SqlQuery<string>($"SELECT \"Region\" || ' ' || \"Kind\" AS \"Value\" FROM \"UnmetCounts\" ORDER BY ctid")
                        .ToListAsync(Cancel);
            var thisMonth = rows.Where(r => r is "TM-B shelter" or "TM-M documents" or "TM-M transport").ToList();
            Assert.Equal(["TM-B shelter", "TM-M documents", "TM-M transport"], thisMonth.TakeLast(3));
        }
        clock.Forward(TimeSpan.FromDays(800));
        await Keep(site);
        await using var later = site.Node.Open();
        Assert.False(await later.UnmetCounts.AnyAsync(Cancel));
    }
}
