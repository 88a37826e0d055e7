using System.Text;

namespace Tirek.Bench;

/// <summary>
/// What being signed in costs: a page that asks who reads it beside a page of the same frame that asks nobody, at two sizes of the network; and its pages, which
/// must not grow with it. Fifty co-ordinators, one client, so that waiting for each other is not counted.
/// </summary>
internal static class MeasureMembers
{
    private const int Warm = 2_000;
    private const int Count = 2_000;
    private static readonly int[] Sizes = [1_000, 10_000];
    private static readonly string[] Pages =
    [
        "/ru/account/data",
        "/ru/waiting",
        "/ru/network",
        "/ru/network?country=KZ&page=3",
        "/ru/organization",
    ];

    public static async Task<IEnumerable<Measured>> Run()
    {
        var measured = new List<Measured>();
        foreach (var size in Sizes)
        {
            var (folder, coordinators) = await InventNetwork.Of(size);
            var (server, _) = await Measurement.Start(Measurement.Bench, false, "serve", folder);
            using var measuring = server;
            var client = new LoadClient(server.Port);
            var cookies = new List<string>();
            using (var connection = await client.Open())
                foreach (var person in coordinators)
                {
                    await connection.Send(LoadClient.Get($"{MeasuredServer.SignIn}/{person}"));
                    cookies.Add(Encoding.ASCII.GetString(connection.Body.Span));
                }
            var name = $"{size:N0} organisations, {10 * size:N0} people";
            var bare = await Median(client, ["/ru/sign-in/sheet"], cookies);
            measured.Add(new($"a page signed out, p50 ({name})", $"{bare:N2} ms"));
            foreach (var page in Pages)
            {
                var took = await Median(client, [page], cookies);
                var bound = page == Pages[0] ? "≤ 1 ms more" : "";
                measured.Add(new($"{page} signed in, p50 (more than signed out)", $"{took:N2} ms (+{took - bare:N2})", bound));
            }
        }
        return measured;
    }

    private static async Task<double> Median(LoadClient client, string[] paths, List<string> cookies)
    {
        var requests = cookies.SelectMany(c => paths.Select(p => LoadClient.Get(p, c))).ToList();
        await client.Send(1, requests, Warm);
        await MeasureSearch.Times(client);
        await client.Send(1, requests, Count);
        var times = (await MeasureSearch.Times(client)).Times.Order().ToList();
        return times[times.Count / 2] / 1000;
    }
}
