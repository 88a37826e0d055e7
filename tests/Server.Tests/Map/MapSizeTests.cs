using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Tirek.Domain.Places;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Map;

public sealed partial class MapSizeTests
{
    private const int FiftyKilobytes = 50 * 1024;

    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    [Theory, MemberData(nameof(Providers))]
    public async Task Each_map_of_ten_thousand_services_fits_into_fifty_kilobytes_and_no_finger_hits_two_dots(Provider provider)
    {
        // Larger towns have more, every fifth house is hidden; all towns have some.
        var towns = Gazetteer
            .AllTowns.SelectMany(t => Enumerable.Repeat(t.Key, 2 + (int)Math.Sqrt((t.Population ?? 1000) / 1500.0)))
            .ToArray();
        var all = Enumerable.Range(0, 10_000).Select(i => towns[i * 7919 % towns.Length]).ToArray();
        await using var site = await InventedNetwork.Site(
            provider,
            [.. all.Select((t, i) => i % 5 == 0 ? Invented.Hidden(t) : Invented.Shown(t))]
        );

        foreach (var key in new[] { "", "/KZ", "/UZ", "/TJ", "/UZ-FA", "/KZ-almaty", "/UZ-tashkent" })
        foreach (var language in new[] { "kk", "uz-Cyrl" })
        {
            var (bytes, page) = await Transferred(site, $"/{language}/map{key}");
            Assert.InRange(bytes, 1_000, FiftyKilobytes);
            Assert.Empty(
                TooClose(
                    page[
                        page.IndexOf("<g class=\"map-small", StringComparison.Ordinal)..page.IndexOf(
                            "<g class=\"map-large",
                            StringComparison.Ordinal
                        )
                    ]
                )
            );
        }
    }

    private static async Task<(int Bytes, string Page)> Transferred(TestSite site, string address)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", "br");
        using var answer = await site.Browser.SendAsync(request, cancel);
        var sent = await answer.Content.ReadAsByteArrayAsync(cancel);
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        using var reader = new StreamReader(new BrotliStream(new MemoryStream(sent), CompressionMode.Decompress));
        return (sent.Length, await reader.ReadToEndAsync(cancel));
    }

    /// <summary>Pairs of dots nearer than 18 pixels of a small telephone, at which their circles meet.</summary>
    private static IEnumerable<string> TooClose(string drawing)
    {
        var dots = Dot()
            .Matches(drawing)
            .Select(m =>
                (
                    X: double.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
                    Y: double.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture)
                )
            )
            .ToList();
        return from i in Enumerable.Range(0, dots.Count)
            from j in Enumerable.Range(i + 1, dots.Count - i - 1)
            where Math.Sqrt(Math.Pow(dots[i].X - dots[j].X, 2) + Math.Pow(dots[i].Y - dots[j].Y, 2)) < 18 * 4
            select $"{dots[i]} {dots[j]}";
    }

    [GeneratedRegex(@"class=""dot"" cx=""(-?\d+)"" cy=""(-?\d+)""")]
    private static partial Regex Dot();
}
