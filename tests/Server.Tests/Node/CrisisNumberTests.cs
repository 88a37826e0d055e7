using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Server.Node;

namespace Tirek.Server.Tests.Node;

public sealed class CrisisNumberTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static string Today =>
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string[] Set(string country, string number, params string[] more) =>
        ["crisis", "set", "--country", country, "--number", number, "--checked-by", "A. Asanova", "--checked-on", Today, .. more];

    [Theory, MemberData(nameof(Providers))]
    public async Task A_demonstration_takes_no_real_number(Provider provider)
    {
        await using var node = await TestNode.Make(provider, NodeKind.Demonstration);
        var (code, said) = await node.Tirek(Set("KG", "112", "--label", "emergency service"));
        Assert.Equal(2, code);
        Assert.Contains("demonstration", said, StringComparison.Ordinal);
        await using var db = node.Open();
        Assert.Empty(await db.CrisisNumbers.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_number_is_kept_with_who_checked_it_and_when(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        var (code, _) = await node.Tirek(
            Set("kg", " 112 ", "--label", "emergency service", "--label-ru", "служба спасения", "--languages", "ru, ky")
        );
        Assert.Equal(0, code);
        await using var db = node.Open();
        var number = Assert.Single(await db.CrisisNumbers.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("KG", "112", "A. Asanova", 1), (number.Country, number.Number, number.CheckedBy, number.Rank));
        Assert.Equal(Today, $"{number.CheckedOn:yyyy-MM-dd}");
        Assert.Equal(["ru", "ky"], number.Languages);
        Assert.Equal("служба спасения", number.Label.In(Language.Russian).Text);
        Assert.Equal("emergency service", number.Label.In(Language.English).Text);
        Assert.Equal("служба спасения", number.Label.In(Language.Turkmen).Text);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Setting_it_again_renews_the_check_and_keeps_the_rest(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await node.Tirek(
            "crisis",
            "set",
            "--country",
            "KG",
            "--number",
            "112",
            "--label",
            "emergency",
            "--checked-by",
            "A",
            "--checked-on",
            "2020-01-01"
        );
        var (_, before) = await node.Tirek("crisis", "list");
        Assert.Contains("UNVERIFIED", before, StringComparison.Ordinal);
        var (code, _) = await node.Tirek(Set("KG", "1-12"));
        Assert.Equal(0, code);
        var (_, after) = await node.Tirek("crisis", "list");
        Assert.DoesNotContain("UNVERIFIED", after, StringComparison.Ordinal);
        Assert.Contains("emergency", after, StringComparison.Ordinal);
        await using var db = node.Open();
        Assert.Equal(1, await db.CrisisNumbers.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("KG", "12")]
    [InlineData("UZ", "1146")]
    [InlineData("TM", "02")]
    [InlineData("KG", "+996 312 62 23 85")]
    [InlineData("KZ", "8 727 272 40 40")]
    public async Task Takes_numbers_as_people_write_them(string country, string number)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        Assert.Equal(0, (await node.Tirek(Set(country, number, "--label", "helpline"))).Code);
    }

    [Theory]
    [InlineData("RU", "112")]
    [InlineData("KG", "000")]
    [InlineData("KG", "call us")]
    [InlineData("KG", "+7 727 272 40 40")]
    [InlineData("KG", "+996 312 12")]
    [InlineData("KG", "123456")]
    public async Task Refuses_what_nobody_there_can_dial(string country, string number)
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        Assert.Equal(2, (await node.Tirek(Set(country, number, "--label", "helpline"))).Code);
    }

    [Fact]
    public async Task Refuses_a_check_in_the_future_or_by_nobody_or_without_a_label()
    {
        await using var node = await TestNode.Make(Provider.Sqlite);
        Assert.Equal(2, (await node.Tirek(Set("KG", "112"))).Code);
        string[] start = ["crisis", "set", "--country", "KG", "--number", "112", "--label", "x"];
        Assert.Equal(2, (await node.Tirek([.. start, "--checked-by", "A", "--checked-on", "2999-01-01"])).Code);
        Assert.Equal(2, (await node.Tirek([.. start, "--checked-by", " ", "--checked-on", "2026-01-01"])).Code);
        Assert.Equal(2, (await node.Tirek([.. start, "--checked-by", "A", "--checked-on", "1.2.2026"])).Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_running_node_opens_when_its_last_country_has_a_number_and_closes_when_it_goes(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await node.Tirek("countries", "set", "KG", "KZ");
        await node.Tirek(Set("KZ", "112", "--label", "emergency"));
        using var state = node.State();
        await state.Refresh(TestContext.Current.CancellationToken);
        Assert.False(state.IsOpen);

        await node.Tirek(Set("KG", "112", "--label", "emergency"));
        await state.Refresh(TestContext.Current.CancellationToken);
        Assert.True(state.IsOpen);

        var (code, said) = await node.Tirek("crisis", "remove", "--country", "KG", "--number", "112");
        Assert.Equal(0, code);
        Assert.Contains("stays closed", said, StringComparison.Ordinal);
        await state.Refresh(TestContext.Current.CancellationToken);
        Assert.False(state.IsOpen);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_trail_names_the_act_and_the_country_and_no_value(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await node.Tirek(Set("UZ", "1146", "--label", "helpline"));
        await node.Tirek("crisis", "remove", "--country", "UZ", "--number", "1146");
        await node.Tirek("exit", "set", "https://www.example.org/weather");
        await using var db = node.Open();
        var trail = await db.AuditEntries.OrderBy(a => a.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([("crisis.set", "UZ"), ("crisis.remove", "UZ"), ("exit.set", "exit")], trail.Select(a => (a.Act, a.Subject)));
        Assert.All(trail, a => Assert.Equal("command line", a.By));
    }
}
