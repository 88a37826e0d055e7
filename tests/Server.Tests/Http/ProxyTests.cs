using System.Net;
using Tirek.Server.Http;

namespace Tirek.Server.Tests.Http;

/// <summary>A demonstration behind a proxy, served once for all of these.</summary>
public sealed class ProxyTests(ProxyTests.Proxied proxied) : IClassFixture<ProxyTests.Proxied>
{
    private const string Proxy = "127.0.0.5";
    private const string Stranger = "127.0.0.77";
    private const string Reader = "203.0.113.77";
    private const string Name = "help.example.org";

    [Fact]
    public async Task Believes_the_proxy_who_asks_and_how_and_keeps_nobodys_whole_address()
    {
        var node = proxied.Node;
        var seen = await Seen(node, Proxy, "10.0.0.9:5080", Reader, "https", Name);
        Assert.StartsWith($"203.0.113.0 0 https {Name}\n", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Reader, seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Proxy, seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Believes_nobody_else()
    {
        var node = proxied.Node;
        var seen = await Seen(node, Stranger, Name, Reader, "https", "evil.example");
        Assert.StartsWith($"127.0.0.0 0 http {Name}\n", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Reader, seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Believes_no_more_than_the_proxy_itself_saw()
    {
        var node = proxied.Node;
        var seen = await Seen(node, Proxy, Name, $"198.51.100.1, {Reader}", "https", Name);
        Assert.StartsWith("203.0.113.0 ", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Proxy, "10.0.0.9:5080", "evil.example")]
    [InlineData(Stranger, "evil.example", Name)]
    public async Task A_name_that_is_not_its_own_is_refused_through_a_proxy_too(string from, string host, string forwardedHost)
    {
        var node = proxied.Node;
        Assert.Equal("400", await Seen(node, from, host, Reader, "https", forwardedHost));
    }

    [Fact]
    public async Task No_whole_address_stands_in_any_log()
    {
        var node = proxied.Node;
        await Seen(node, Stranger, Name, Reader, "https", Name);
        await Seen(node, Proxy, Name, Reader, "https", Name);
        await Seen(node, Stranger, "evil.example", Reader, "https", Name);
        Assert.Contains("/seen", node.Logged, StringComparison.Ordinal);
        Assert.DoesNotContain(Reader, node.Logged, StringComparison.Ordinal);
        Assert.DoesNotContain(Stranger, node.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_a_browser_to_stay_with_https_only_when_it_came_by_it()
    {
        var node = proxied.Node;
        using var browser = ReachedNode.BrowserAt(Proxy);
        Assert.Equal("max-age=2592000", (await Ask(browser, node, "https")).Single());
        Assert.Empty(await Ask(browser, node, "http"));
    }

    private static async Task<IEnumerable<string>> Ask(HttpClient browser, ReachedNode node, string scheme)
    {
        using var request = Request(node, "/en/find", Name, Reader, scheme, Name);
        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Headers.TryGetValues("Strict-Transport-Security", out var said) ? said : [];
    }

    private static HttpRequestMessage Request(
        ReachedNode node,
        string path,
        string host,
        string reader,
        string scheme,
        string forwardedHost
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{node.Http}{path}") { Headers = { Host = host } };
        request.Headers.Add("X-Forwarded-For", reader);
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-Host", forwardedHost);
        request.Headers.Add("X-Real-IP", reader);
        request.Headers.Add("Forwarded", $"for={reader}");
        return request;
    }

    private static async Task<string> Seen(ReachedNode node, string from, string host, string reader, string scheme, string forwardedHost)
    {
        using var browser = ReachedNode.BrowserAt(from);
        using var request = Request(node, "/seen", host, reader, scheme, forwardedHost);
        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            : ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public sealed class Proxied : IAsyncLifetime
    {
        internal ReachedNode Node { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Node = await ReachedNode.Serve(r => r with { Proxies = [IPNetwork.Parse($"{Proxy}/32")], Hosts = [Name] });

        public ValueTask DisposeAsync() => Node.DisposeAsync();
    }
}
