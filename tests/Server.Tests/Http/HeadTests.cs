using System.Net.Sockets;
using System.Text;

namespace Tirek.Server.Tests.Http;

/// <summary>Who asks with HEAD whether something is there hears the truth, and nothing more.</summary>
public sealed class HeadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HEAD_is_answered_as_GET_without_a_body()
    {
        await using var node = await ReachedNode.Serve(r => r with { AllowsInsecureHttp = true });
        // The second time the page comes out of the server's memory, for a HEAD and for the GET after it.
        foreach (var page in new[] { "/", "/en/find", "/en/device", "/en/device", "/hsds/services", "/en/map/KG-osh/list.pdf" })
        {
            var (status, body) = await Ask("HEAD", page, node.Http);
            Assert.Equal(("HTTP/1.1 200 OK", ""), (status, body));
            (status, body) = await Ask("GET", page, node.Http);
            Assert.Equal("HTTP/1.1 200 OK", status);
            Assert.NotEqual("", body);
        }
        Assert.Equal(("HTTP/1.1 404 Not Found", ""), await Ask("HEAD", "/en/nowhere", node.Http));
        Assert.Equal(("HTTP/1.1 404 Not Found", ""), await Ask("HEAD", "/hsds/services/00000000-0000-0000-0000-000000000000", node.Http));
    }

    private static async Task<(string Status, string Body)> Ask(string method, string page, int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"{method} {page} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
            Cancel
        );
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var answer = await reader.ReadToEndAsync(Cancel);
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (answer[..answer.IndexOf('\r', StringComparison.Ordinal)], answer[(end + 4)..]);
    }
}
