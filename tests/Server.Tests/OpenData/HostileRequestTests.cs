using System.Globalization;
using System.Text;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.OpenData;

/// <summary>A thousand requests that no reader of good will would send, made of pieces that break programs.</summary>
public sealed class HostileRequestTests
{
    private const int Requests = 1_000;
    private const int Seed = 20261126;

    private static readonly string[] Lists =
    [
        "services",
        "organizations",
        "service_at_locations",
        "taxonomies",
        "taxonomy_terms",
        "removals",
        "profile/service.json",
        "profile/..%2f..%2fnode.json",
        "services/00000000-0000-0000-0000-000000000000",
        "services/%01",
        "Services",
        "services/../organizations",
    ];

    private static readonly string[] Names =
    [
        "search",
        "page",
        "per_page",
        "format",
        "taxonomy_term_id",
        "taxonomy_id",
        "organization_id",
        "modified_after",
        "minimal",
        "full",
        "full_service",
        "postcode",
        "proximity",
        "top_only",
        "parent_id",
        "",
        "%00",
        "search[]",
    ];

    private static readonly string[] Values =
    [
        "",
        "0",
        "-1",
        "1",
        "2147483647",
        "2147483648",
        "99999999999999999999",
        "1e309",
        "NaN",
        "0x10",
        "١٢",
        "true",
        "%00",
        "%ff%fe",
        "%E2%80%AE",
        "' OR 1=1 --",
        "%25",
        "_%25_",
        "\"",
        "{}",
        "<script>",
        "9999-12-31T23:59:59.9999999Z",
        "0001-01-01T00:00:00+14:00",
        "2026-13-45",
        "json",
        "ndjson",
        "приют",
        "a b c d e f g h i j",
        new('ў', 199),
        new('x', 5_000),
    ];

    private static readonly string[] Types =
    [
        "application/json",
        "application/json; charset=utf-16",
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=nonsense",
        "multipart/form-data; boundary=x",
        "text/xml",
        "",
    ];

    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    [Theory, MemberData(nameof(Providers))]
    public async Task A_thousand_odd_requests_are_answered_or_refused_and_never_fail(Provider provider)
    {
        var (site, reader) = await ApiReader.Demonstration(provider);
        await using var _ = site;
        var random = new Random(Seed);
        var faults = new List<string>();
        var refused = 0;
        for (var i = 0; i < Requests; i++)
        {
            using var request = Odd(random);
            using var answer = await site.Browser.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var status = (int)answer.StatusCode;
            if (status >= 500 || (status >= 400 && answer.Content.Headers.ContentType?.MediaType != "application/problem+json"))
                faults.Add($"{status} {request.Method} {request.RequestUri} {answer.Content.Headers.ContentType}");
            if (body.Contains("   at ", StringComparison.Ordinal) || body.Contains("<script>", StringComparison.Ordinal))
                faults.Add($"tells too much: {request.RequestUri}");
            refused += status >= 400 ? 1 : 0;
        }
        Assert.Empty(faults);
        Assert.InRange(refused, Requests / 2, Requests - 20);
        Assert.NotEmpty(await reader.All("/hsds/services"));
    }

    private static HttpRequestMessage Odd(Random random)
    {
        T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
        var fields = Enumerable.Range(0, random.Next(4)).Select(_ => (Name: Any(Names), Value: Any(Values))).ToList();
        var query = string.Join('&', fields.Select(f => $"{f.Name}={(f.Value.Contains('%') ? f.Value : Uri.EscapeDataString(f.Value))}"));
        var isPost = random.Next(3) == 0;
        var request = new HttpRequestMessage(
            isPost ? HttpMethod.Post
                : random.Next(20) == 0 ? HttpMethod.Put
                : HttpMethod.Get,
            $"/hsds/{Any(Lists)}{(isPost || query.Length == 0 ? "" : $"?{query}")}"
        );
        if (random.Next(5) == 0)
            request.Headers.TryAddWithoutValidation("If-None-Match", Any(["*", "W/", "\"", "W/\"1-2\", \"x\"", new string('"', 300)]));
        if (!isPost)
            return request;
        request.Content = new ByteArrayContent(
            random.Next(4) switch
            {
                0 => Encoding.UTF8.GetBytes(
                    $"{{{string.Join(',', fields.Select(f => $"\"{f.Name}\":\"{f.Value.Replace("\"", "\\\"")}\""))}}}"
                ),
                1 => Encoding.UTF8.GetBytes(new string('[', random.Next(2_000))),
                2 => [.. Enumerable.Range(0, random.Next(3_000)).Select(_ => (byte)random.Next(256))],
                _ => Encoding.UTF8.GetBytes(query),
            }
        );
        request.Content.Headers.TryAddWithoutValidation("Content-Type", Any(Types));
        request.Headers.TryAddWithoutValidation("X-Number", random.Next().ToString(CultureInfo.InvariantCulture));
        return request;
    }
}
