using Tirek.Server.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Imports;

/// <summary>Names of columns, cells and files that could be cut in millions of ways are read at once: a feed is brought by a browser, and others wait for the node.</summary>
public sealed class PatientNamesTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Many(string part, int times) => string.Concat(Enumerable.Repeat(part, times));

    [Theory]
    [InlineData("1", 39)]
    [InlineData("1", 4_000)]
    [InlineData("website", 300)]
    [InlineData("адреса", 300)]
    public async Task A_name_of_a_column_or_a_cell_of_many_like_parts_is_none(string part, int times) =>
        await Task.Run(
                () =>
                {
                    foreach (var end in new[] { "z", "ж", "publicz" })
                    {
                        Assert.NotEqual(true, PrivacyColumns.Of("service", Many(part, times) + end)?.IsSure);
                        Assert.Null(PrivacyColumns.Named(Many(part, times) + end));
                    }
                },
                Cancel
            )
            .WaitAsync(Soon, Cancel);

    [Fact]
    public void A_long_name_that_hides_hides_the_whole_row()
    {
        var hides = PrivacyColumns.Of("service", $"exclude_from_{Many("website_", 1_000)}");
        Assert.Equal(PrivacyFlags.Controlled, hides?.Meaning);
    }

    [Fact]
    public async Task A_file_may_be_called_by_any_number()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        var name = $"{new string('1', 60)}a.json";
        using var feed = new TestJson((name, """{"id":"s1","name":"One","status":"active","organization":{"id":"o1","name":"Centre"}}"""));
        var (code, said) = await node.Tirek("import", "hsds", feed[name]).WaitAsync(TimeSpan.FromMinutes(2), Cancel);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task A_page_of_figures_where_a_number_should_be_is_kept_as_it_is()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        var figures = string.Concat(Enumerable.Repeat("1 ", 4_000));
        using var feed = new TestJson(
            (
                "services.json",
                $$"""{"id":"s1","name":"One","status":"active","organization":{"id":"o1","name":"Centre"},"phones":[{"id":"p1","number":"{{figures}}x"}]}"""
            )
        );
        var (code, said) = await node.Tirek("import", "hsds", feed["services.json"]).WaitAsync(TimeSpan.FromMinutes(2), Cancel);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task Blanks_without_end_keep_nobody_waiting() =>
        await Task.Run(
                () =>
                {
                    var blanks = new string(' ', 200_000);
                    Assert.False(AddressWords.TellsAddress($"12.34567{blanks}x"));
                    Assert.True(AddressWords.TellsAddress("42.87461, 74.56981") && AddressWords.TellsAddress("42.87461 74.56981"));
                },
                Cancel
            )
            .WaitAsync(Soon, Cancel);
}
