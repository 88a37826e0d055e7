using System.Net;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Find;

public sealed class ClosedNodeTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    private static string[] Number(string country, string number, string checkedOn) =>
        [
            "crisis",
            "set",
            "--country",
            country,
            "--number",
            number,
            "--label",
            "emergency service",
            "--label-ru",
            "служба спасения",
            "--checked-by",
            "A. Asanova",
            "--checked-on",
            checkedOn,
        ];

    private static string DaysAgo(int days) =>
        TimeProvider.System.GetUtcNow().AddDays(-days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Theory, MemberData(nameof(Providers))]
    public async Task Says_why_in_the_readers_language_what_is_missing_and_which_numbers_are_known(Provider provider)
    {
        var node = await TestNode.Make(provider, NodeKind.Real);
        await node.Tirek("countries", "set", "KG", "KZ");
        await node.Tirek(Number("KG", "112", DaysAgo(1)));
        await using var site = await TestSite.Open(node);
        foreach (var address in new[] { "/ru/find", "/ru", $"/ru/find/{Guid.CreateVersion7()}" })
        {
            using var answer = await site.Browser.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("Поиск помощи здесь ещё не открыт", page, StringComparison.Ordinal);
            Assert.Contains("href=\"tel:112\"", page, StringComparison.Ordinal);
            Assert.Contains("служба спасения", page, StringComparison.Ordinal);
            Assert.Contains("для этих стран: Казахстан.", page, StringComparison.Ordinal);
        }
        using var search = await site.Send("/ru/find", ("q", "приют"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, search.StatusCode);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Opens_with_the_last_number_and_marks_one_older_than_ninety_days(Provider provider)
    {
        var node = await TestNode.Make(provider, NodeKind.Real);
        await node.Tirek("countries", "set", "KG", "KZ");
        await node.Tirek(Number("KG", "112", DaysAgo(90)));
        await node.Tirek(Number("KZ", "102", DaysAgo(91)));
        await using var site = await TestSite.Open(node);
        var page = await site.Get("/ru/find");
        Assert.Contains("Что вам нужно?", page, StringComparison.Ordinal);
        var kazakhstan = page.IndexOf("Казахстан", StringComparison.Ordinal);
        var kyrgyzstan = page.IndexOf("Кыргызстан", StringComparison.Ordinal);
        var mark = page.IndexOf("не проверялось больше 90 дней", StringComparison.Ordinal);
        Assert.Equal(mark, page.LastIndexOf("не проверялось больше 90 дней", StringComparison.Ordinal));
        Assert.InRange(mark, kazakhstan, kyrgyzstan);
    }

    [Fact]
    public async Task What_is_stored_and_the_advice_on_phones_stand_open_meanwhile()
    {
        var node = await TestNode.Make(Provider.Sqlite, NodeKind.Real);
        await using var site = await TestSite.Open(node);
        Assert.Contains("has given no name and no country", await site.Get("/en/stored"), StringComparison.Ordinal);
        Assert.Contains("Если ваш телефон проверяют", await site.Get("/ru/device"), StringComparison.Ordinal);

        Assert.Equal(0, (await node.Tirek("operator", "set", "Example association, Kyrgyzstan")).Code);
        await site.Settle();
        Assert.Contains("It is run by: Example association, Kyrgyzstan.", await site.Get("/en/stored"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_stands_for_a_demonstration()
    {
        await using var site = await TestSite.Open(Provider.Sqlite);
        Assert.Equal(2, (await site.Node.Tirek("operator", "set", "Example association, Kyrgyzstan")).Code);
        Assert.Contains("Everything in it is invented", await site.Get("/en/stored"), StringComparison.Ordinal);
    }
}
