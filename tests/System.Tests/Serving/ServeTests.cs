using System.Globalization;
using System.Net;
using Tirek.Domain.Languages;
using Tirek.Server.Shell;

namespace Tirek.System.Tests.Serving;

/// <summary>A node as it is started on a machine, and what the operator can change while it runs.</summary>
public sealed class ServeTests
{
    private static string Text(string key, Language language) => ShellText.ResourceManager.GetString(key, language.Culture)!;

    private static string Today => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_demonstration_says_so_in_every_language_and_answers_only_to_this_machine()
    {
        await using var server = await ServerProcess.Serve("--demonstration");
        foreach (var language in Language.All)
            Assert.Contains(Text("Demonstration", language), await server.Get($"/{language}/find"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await As(server, $"localhost:{server.Port}"));
        Assert.Equal(HttpStatusCode.OK, await As(server, $"[::1]:{server.Port}"));
        Assert.Equal(HttpStatusCode.BadRequest, await As(server, "evil.example"));
        Assert.Equal(HttpStatusCode.BadRequest, await As(server, $"localhost.evil.example:{server.Port}"));
    }

    [Fact]
    public async Task A_real_node_opens_when_its_operator_has_checked_a_number_and_leads_out_where_she_says()
    {
        await using var server = await ServerProcess.Serve();
        await server.Tirek("countries", "set", "KG");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await As(server, $"localhost:{server.Port}"));
        Assert.Contains(Text("RefusalClosedTitle", Language.Kyrgyz), await server.Get("/ky/find"), StringComparison.Ordinal);

        await server.Tirek([
            "crisis",
            "set",
            "--country",
            "KG",
            "--number",
            "112",
            "--label",
            "emergency service",
            "--checked-by",
            "A. Asanova",
            "--checked-on",
            Today,
        ]);
        await server.Eventually(async () => await As(server, $"localhost:{server.Port}") == HttpStatusCode.OK);
        var page = await server.Get("/ru/find");
        Assert.Contains(">112<", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Text("Demonstration", Language.Russian), page, StringComparison.Ordinal);

        await server.Tirek("exit", "set", "https://www.example.org/weather");
        await server.Eventually(async () =>
            (await server.Get("/ru/find")).Contains("https://www.example.org/weather", StringComparison.Ordinal)
        );

        await server.Tirek("crisis", "remove", "--country", "KG", "--number", "112");
        await server.Eventually(async () => await As(server, $"localhost:{server.Port}") == HttpStatusCode.ServiceUnavailable);
    }

    /// <summary>The status of the first page, asked for under this name.</summary>
    private static async Task<HttpStatusCode> As(ServerProcess server, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/find") { Headers = { Host = host } };
        using var answer = await server.Browser.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
