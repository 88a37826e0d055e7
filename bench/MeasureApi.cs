using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Hsds;
using Tirek.Server.Node;
using Tirek.Server.OpenData;

namespace Tirek.Bench;

/// <summary>
/// The HSDS API over 100,000 services, one client: pages of fifty full services, beside the same objects written from memory without a database or a web; and
/// all of them as lines, with what the server takes of memory meanwhile.
/// </summary>
internal static class MeasureApi
{
    private const int Services = 100_000;
    private const int PerPage = 50;
    private const int Warm = 300;
    private const int Count = 600;
    private const int Rounds = 5;

    public static async Task<IEnumerable<Measured>> Run()
    {
        var folder = await BenchFolder.Of(Services);
        var (server, _) = await Measurement.Start(Measurement.Bench, false, "serve", folder);
        using var measuring = server;
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") };
        await Pages(http, Warm, 0);
        await MeasureSearch.Times(new(server.Port));
        var pages = await Items(folder);
        Write(pages, Warm);
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var served = await Pages(http, Count / Rounds, Warm + round * Count);
            ratios.Add(Write(pages, Count / Rounds) / served);
        }
        var (_, times) = await MeasureSearch.Times(new(server.Port));
        var sorted = times.Order().ToList();
        var before = server.ResidentBytes;
        var (lines, took, most) = await Lines(http, server);
        return
        [
            new($"API, page of {PerPage} full services among {Services:N0}, p50", MeasureSearch.Milliseconds(sorted, 50), "≤ 20 ms"),
            new($"API, page of {PerPage} full services among {Services:N0}, p99", MeasureSearch.Milliseconds(sorted, 99)),
            new("API, of the rate of writing the same objects", $"{ratios.Order().ElementAt(Rounds / 2):P0}", "≥ 40 %"),
            new("API, all as lines, services a second", $"{lines / took.TotalSeconds:N0}"),
            new("API, resident before and at most during all lines", $"{before >> 20}, {most >> 20} MiB"),
        ];
    }

    /// <summary>Asks for so many pages, spread over the whole list, and says how long it took.</summary>
    private static async Task<double> Pages(HttpClient http, int count, int from)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var page = 1 + (from + i) * 613 % (Services / PerPage);
            using var answer = await http.GetAsync($"/hsds/services?full=true&per_page={PerPage}&page={page}");
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(Stream.Null);
        }
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<IReadOnlyList<IReadOnlyList<PublicItem>>> Items(string folder)
    {
        await using var db = NodeFolder.OpenExisting(folder).OpenDatabase();
        var pages = new List<IReadOnlyList<PublicItem>>();
        for (var i = 0; i < 40; i++)
            pages.Add(
                await ReadPublicListings.Page(
                    db,
                    db.PublicListings.AsNoTracking(),
                    i * 613 * PerPage % Services,
                    PerPage,
                    CancellationToken.None
                )
            );
        return pages;
    }

    /// <summary>Writes so many pages from memory, on one thread, and says how long it took.</summary>
    private static double Write(IReadOnlyList<IReadOnlyList<PublicItem>> pages, int count)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 20);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            buffer.ResetWrittenCount();
            using var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            json.WriteStartArray();
            foreach (var item in pages[i % pages.Count])
                WriteHsds.Service(json, item.View, item.Organization, item.ModifiedAt, HsdsForm.Full);
            json.WriteEndArray();
        }
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<(long Lines, TimeSpan Took, long Most)> Lines(HttpClient http, Measurement server)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await http.GetAsync("/hsds/services?full=true&format=ndjson", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var (buffer, lines, most) = (new byte[1 << 16], 0L, 0L);
        int read;
        while ((read = await stream.ReadAsync(buffer)) > 0)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            most = Math.Max(most, server.ResidentBytes);
        }
        return (lines, watch.Elapsed, most);
    }
}
