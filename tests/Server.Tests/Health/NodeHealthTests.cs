using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Server.Node;
using Tirek.Server.Search;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Health;

public sealed class NodeHealthTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    [Theory, MemberData(nameof(Providers))]
    public async Task Says_that_a_closed_node_works_with_its_version_and_nothing_else(Provider provider)
    {
        await using var site = await TestSite.Open(provider, NodeKind.Real);
        await site.Services.GetRequiredService<IndexFollower>().Follow(TestContext.Current.CancellationToken);
        var (status, said) = await Ask(site);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["status", "version", "checks"], said.EnumerateObject().Select(p => p.Name));
        Assert.Equal("ok", said.GetProperty("status").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+$", said.GetProperty("version").GetString());
        Assert.Equal(["database", "index"], said.GetProperty("checks").EnumerateObject().Select(p => p.Name));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Is_down_when_the_database_does_not_answer_and_does_not_say_why(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        await using (var db = site.Node.Open())
            await db.Database.ExecuteSqlRawAsync(
                "ALTER TABLE \"ChangeCounters\" RENAME TO \"Elsewhere\"",
                TestContext.Current.CancellationToken
            );
        var (status, said) = await Ask(site);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("down", said.GetProperty("status").GetString());
        Assert.DoesNotContain("ChangeCounters", said.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Said)> Ask(TestSite site)
    {
        using var answer = await site.Browser.GetAsync("/health", TestContext.Current.CancellationToken);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        using var read = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (answer.StatusCode, read.RootElement.Clone());
    }
}
