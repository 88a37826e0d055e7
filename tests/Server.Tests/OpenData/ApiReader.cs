using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.OpenData;

/// <summary>A generic reader of an HSDS API: it knows the standard and nothing of Tirek.</summary>
internal sealed class ApiReader(HttpClient browser)
{
    public async Task<JsonNode> Get(string address)
    {
        using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    public async Task<JsonNode> Post(string address, object body)
    {
        using var answer = await browser.PostAsJsonAsync(address, body, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Every item of a list, page by page.</summary>
    public async Task<IReadOnlyList<JsonNode>> All(string list, string also = "")
    {
        var items = new List<JsonNode>();
        for (var page = 1; ; page++)
        {
            var answer = await Get($"{list}?page={page}&per_page=100{also}");
            var contents = answer["contents"]!.AsArray();
            Assert.Equal(contents.Count, answer["size"]!.GetValue<int>());
            items.AddRange(contents.Select(c => c!));
            if (answer["last_page"]!.GetValue<bool>())
            {
                Assert.Equal(answer["total_items"]!.GetValue<int>(), items.Count);
                return items;
            }
        }
    }

    public static string Id(JsonNode item) => item["id"]!.GetValue<string>();

    public static async Task<(TestSite Site, ApiReader Reader)> Demonstration(Provider provider)
    {
        var site = await TestSite.Open(provider);
        return (site, new(site.Browser));
    }
}
