using Microsoft.EntityFrameworkCore;
using Tirek.Server.Demonstration;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Find;

public sealed class ListingPageTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    private static readonly Guid Shelter = DemonstrationListing.Id(3, "shelter");

    [Theory, MemberData(nameof(Providers))]
    public async Task Begins_with_what_happens_when_you_call_then_the_number(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        var page = await site.Get($"/ru/find/{Shelter}");
        var happens = page.IndexOf("Консультант поговорит с вами", StringComparison.Ordinal);
        var number = page.IndexOf("000 03 00 00", StringComparison.Ordinal);
        Assert.True(0 < happens && happens < number, "what happens stands before the number");
        Assert.Contains("Демонстрация: всё вымышлено, не звоните", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tel:", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_programme_for_people_who_use_violence_has_no_page_among_help(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        var id = DemonstrationListing.Id(7, "perpetrator-programme");
        await using (var db = site.Node.Open())
            Assert.True(await db.PublicListings.AnyAsync(p => p.Id == id, TestContext.Current.CancellationToken));
        using var answer = await site.Browser.GetAsync($"/en/find/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)answer.StatusCode);
    }
}
