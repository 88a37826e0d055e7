using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Bench;

/// <summary>
/// The pages of gaps over 100,000 services, one client: while nothing changes, the first answer after a start, when all that coverage knows is
/// read, and the first after each of ten changes of a listing of the
/// country, when the country is counted again.
/// </summary>
internal static class MeasureGaps
{
    private const int Services = 100_000;
    private const int Organizations = 5;
    private const int Count = 300;
    private const int Changes = 10;
    private static readonly string[] Pages = ["/ru/gaps?country=KZ", "/ru/gaps/TJ-KT", "/ru/gaps/KZ/table.csv"];

    public static async Task<IEnumerable<Measured>> Run()
    {
        var path = await BenchFolder.Of(Services);
        var folder = NodeFolder.OpenExisting(path);
        var coordinator = await Coordinator(folder);
        var (server, _) = await Measurement.Start(Measurement.Bench, false, "serve", path);
        using var measuring = server;
        var client = new LoadClient(server.Port);
        string cookie;
        using (var connection = await client.Open())
        {
            await connection.Send(LoadClient.Get($"{MeasuredServer.SignIn}/{coordinator}"));
            cookie = Encoding.ASCII.GetString(connection.Body.Span);
        }
        await MeasureSearch.Times(client);
        await client.Send(1, [LoadClient.Get(Pages[0], cookie)], 1);
        var measured = new List<Measured>
        {
            new("gaps, the first after a start", MeasureSearch.Milliseconds((await MeasureSearch.Times(client)).Times, 100)),
        };
        foreach (var page in Pages)
        {
            var request = new[] { LoadClient.Get(page, cookie) };
            await client.Send(1, request, Count);
            await MeasureSearch.Times(client);
            await client.Send(1, request, Count);
            var times = (await MeasureSearch.Times(client)).Times.Order().ToList();
            var name = $"{page}, {Services:N0} services";
            measured.Add(new($"{name}, p50", MeasureSearch.Milliseconds(times, 50)));
            measured.Add(new($"{name}, p99", MeasureSearch.Milliseconds(times, 99), "≤ 300 ms"));
        }
        var first = await AfterChanges(folder, client, LoadClient.Get(Pages[0], cookie));
        measured.Add(new("  the first after a change, half of them", MeasureSearch.Milliseconds(first, 50)));
        measured.Add(new("  the slowest of ten", MeasureSearch.Milliseconds(first, 100), "≤ 300 ms"));
        return measured;
    }

    private static async Task<List<double>> AfterChanges(NodeFolder folder, LoadClient client, byte[] request)
    {
        var all = new List<double>();
        await using var db = folder.OpenDatabase();
        for (var i = 0; i < Changes; i++)
        {
            // As a listing that somebody changes: it takes the next position.
            await db.ChangeCounters.ExecuteUpdateAsync(u => u.SetProperty(c => c.Position, c => c.Position + 1));
            var newest = await db.ChangeCounters.Select(c => c.Position).SingleAsync();
            var changed = await db.PublicListings.Where(l => l.Country == "KZ").OrderBy(l => l.Id).Skip(i).Select(l => l.Id).FirstAsync();
            await db.ListingChanges.Where(c => c.ListingId == changed).ExecuteUpdateAsync(u => u.SetProperty(c => c.Position, newest));
            await MeasureSearch.Times(client);
            await client.Send(1, [request], 1);
            all.AddRange((await MeasureSearch.Times(client)).Times);
        }
        return [.. all.Order()];
    }

    /// <summary>Somebody of a small invented network in the folder, which also gets its inhabitants.</summary>
    private static async Task<Guid> Coordinator(NodeFolder folder)
    {
        await using var db = folder.OpenDatabase();
        if (!await db.MemberOrganizations.AnyAsync())
            await InventNetwork.Fill(db, Organizations);
        if (!await db.RegionPopulations.AnyAsync())
        {
            db.RegionPopulations.AddRange(
                Gazetteer
                    .Countries.SelectMany(c => Gazetteer.Regions(c.Key))
                    .Select(r => new RegionPopulation
                    {
                        Region = r.Key,
                        Inhabitants = 1_000_000,
                        Source = "Invented",
                        AsOf = new(2026, 1, 1),
                    })
            );
            await db.SaveChangesAsync();
        }
        return await db
            .Memberships.Where(m => m.Roles.Contains(nameof(Domain.Members.Role.Coordinator)))
            .Select(m => m.PersonId)
            .FirstAsync();
    }
}
