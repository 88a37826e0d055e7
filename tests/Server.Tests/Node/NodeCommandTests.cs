using Microsoft.EntityFrameworkCore;
using Tirek.Server.Commands;
using Tirek.Server.Demonstration;
using Tirek.Server.Node;

namespace Tirek.Server.Tests.Node;

public sealed class NodeCommandTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    [Theory]
    [InlineData("http://www.example.org/")]
    [InlineData("https://localhost:5080/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://10.0.0.7/")]
    [InlineData("https://router/")]
    [InlineData("https://name:word@example.org/")]
    [InlineData("/ru/find")]
    [InlineData("javascript:alert(1)")]
    public async Task Leaving_never_leads_back_here_or_in_the_open(string address)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        Assert.Equal(2, (await node.Tirek("exit", "set", address)).Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Leaving_opens_the_page_that_was_chosen_last(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        Assert.Equal(0, (await node.Tirek("exit", "set", "https://www.example.org/a")).Code);
        Assert.Equal(0, (await node.Tirek("exit", "set", "https://www.example.org/weather")).Code);
        using var state = node.State();
        await state.Refresh(TestContext.Current.CancellationToken);
        Assert.Equal("https://www.example.org/weather", state.Current.ExitAddress);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Countries_are_kept_once_each_in_their_order(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        Assert.Equal(0, (await node.Tirek("countries", "set", "uz", "KG", "UZ")).Code);
        Assert.Equal(2, (await node.Tirek("countries", "set", "KG", "FR")).Code);
        using var state = node.State();
        await state.Refresh(TestContext.Current.CancellationToken);
        Assert.Equal(["KG", "UZ"], state.Current.Countries);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_hidden_listing_leaves_the_public_table_and_comes_back(Provider provider)
    {
        await using var node = await TestNode.Make(provider, NodeKind.Demonstration);
        var cancel = TestContext.Current.CancellationToken;
        Guid id;
        await using (var db = node.Open())
        {
            await db.Prepare(node.Folder, cancel);
            await SeedDemonstration.Seed(db, node.Folder, TimeProvider.System, cancel);
            id = (await db.PublicListings.FirstAsync(cancel)).Id;
        }
        var (code, _) = await node.Tirek("listing", "hide", $"http://localhost:5080/ru/find/{id}");
        Assert.Equal(0, code);
        await using (var db = node.Open())
            Assert.False(await db.PublicListings.AnyAsync(p => p.Id == id, cancel));
        Assert.Contains("hidden by hand", (await node.Tirek("listing", "show", id.ToString())).Said, StringComparison.Ordinal);

        Assert.Equal(0, (await node.Tirek("listing", "unhide", id.ToString())).Code);
        Assert.Contains("Public:", (await node.Tirek("listing", "show", id.ToString())).Said, StringComparison.Ordinal);
        await using var after = node.Open();
        Assert.Equal(
            ["listing.hide", "listing.unhide"],
            await after.AuditEntries.OrderBy(a => a.Id).Select(a => a.Act).ToListAsync(cancel)
        );
    }

    [Theory]
    [InlineData("hide", "0198c6a0-0000-7000-8000-000000000001")]
    [InlineData("unhide", "0198c6a0-0000-7000-8000-000000000001")]
    [InlineData("show", "0198c6a0-0000-7000-8000-000000000001")]
    [InlineData("hide", "centre")]
    public async Task Refuses_a_listing_that_is_not_there(string command, string id)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        Assert.Equal(2, (await node.Tirek("listing", command, id)).Code);
    }

    [Fact]
    public async Task Refuses_a_folder_without_a_node_and_makes_none()
    {
        var path = Path.Combine(Path.GetTempPath(), $"tirek-none-{Guid.CreateVersion7():N}");
        var said = new StringWriter();
        var code = await CommandLine.Run(["crisis", "list", "--data", path], new() { Output = said, Error = said });
        Assert.Equal(2, code);
        Assert.False(Directory.Exists(path));
    }

    [Theory]
    [InlineData("crisis", "set")]
    [InlineData("crisis", "remove")]
    [InlineData("exit", "set")]
    [InlineData("countries", "set")]
    [InlineData("listing", "hide")]
    [InlineData("import", "hsds")]
    [InlineData("import", "undo")]
    public async Task Help_shows_an_example(params string[] command)
    {
        var said = new StringWriter();
        Assert.Equal(0, await CommandLine.Run([.. command, "--help"], new() { Output = said, Error = said }));
        Assert.Contains($"./tirek {string.Join(' ', command)}", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_command_ends_with_two() =>
        Assert.Equal(2, await CommandLine.Run(["crisis", "sett"], new() { Output = TextWriter.Null, Error = TextWriter.Null }));
}
