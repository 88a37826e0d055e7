using Microsoft.EntityFrameworkCore;
using Tirek.Server.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Imports;

/// <summary>A way to a house is told by what it stands beside, in the words that people use, without a street or a number.</summary>
public sealed class WaysTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("We are near the bakery")]
    [InlineData("Near Osh bazaar, green door")]
    [InlineData("opposite Globus")]
    [InlineData("behind Globus supermarket")]
    [InlineData("in the same building as the clinic")]
    [InlineData("5 minutes walk from the market")]
    [InlineData("Take bus 12")]
    [InlineData("возле мечети")]
    [InlineData("около школы №5")]
    [InlineData("недалеко от рынка")]
    [InlineData("за рынком")]
    [InlineData("у моста")]
    [InlineData("во дворе поликлиники")]
    [InlineData("на углу Абая и Жукова")]
    [InlineData("Ориентир — мечеть")]
    [InlineData("зелёные ворота, второй дом")]
    [InlineData("автобус 12")]
    [InlineData("базардын артында")]
    [InlineData("мектептин алдында")]
    [InlineData("базарга жакын")]
    [InlineData("мектептің қасында")]
    [InlineData("мешітке жақын")]
    [InlineData("көшенің бұрышында")]
    [InlineData("дар назди бозор")]
    [InlineData("дар паси мактаб")]
    [InlineData("наздики масҷид")]
    [InlineData("bazaryň arkasynda")]
    [InlineData("metjidiň golaýynda")]
    [InlineData("maktab orqasida")]
    [InlineData("bozorga yaqin")]
    [InlineData("moʻljal: masjid")]
    [InlineData("mo'ljal: masjid")]
    [InlineData("мактабнинг орқасида")]
    [InlineData("мўлжал: масжид")]
    [InlineData("Zkwarle köçesi, 17-nji jaý")]
    [InlineData("GR7F+8XH Osh")]
    [InlineData("https://plus.codes/8MJHGR7F+8X")]
    [InlineData("https://osm.org/go/abc")]
    [InlineData("https://w3w.co/a.b.c")]
    [InlineData("geo:40.51,72.81")]
    [InlineData("40°30'50\"N 72°48'58\"E")]
    [InlineData("40 30 50 N, 72 48 58 E")]
    [InlineData("40,5139; 72,8162")]
    [InlineData("широта 40.51, долгота 72.81")]
    public void A_way_is_known_in_the_words_of_each_language(string text) => Assert.True(AddressWords.SeemsToTell(text));

    [Theory]
    [InlineData("We help day and night, near or far.")]
    [InlineData("We work from 9 to 18 and stand behind you.")]
    [InlineData("Мы рядом и помогаем женщинам и детям.")]
    [InlineData("Помощь возле вас, за консультацию платить не нужно")]
    [InlineData("Около 20 мест, около года работы")]
    [InlineData("Сопровождаем до суда и в больницу")]
    [InlineData("Биз жакын адамдарга да жардам беребиз")]
    [InlineData("Yaqin qarindoshlar uchun maslahat")]
    [InlineData("Бепул маслаҳат, 24 соат")]
    [InlineData("Мо ба занон кӯмак мекунем")]
    [InlineData("Aýallara kömek edýäris, has köp maglumat: 112")]
    public void What_tells_no_way_stays(string text) => Assert.False(AddressWords.SeemsToTell(text));

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_a_hidden_place_no_way_is_kept(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = new TestFeed()
            .With("organization", "id,name,description", "o1,Рядом с тобой,Мы помогаем. Наш дом за рынком Канарейкин.", "o2,Open,")
            .With(
                "service",
                "id,organization_id,name,description,application_process,status",
                "s1,o1,Refuge,We help. It is near the Canaryway bakery. Call first.,Базардын артында Канаржол,active",
                "s2,o2,Office,It is near the Plain bakery.,,active"
            )
            .With(
                "location",
                "id,organization_id,name,AddressIsPrivate,description",
                "l1,o1,House,yes,maktab orqasida Kanaryol",
                "l2,o2,Office,no,"
            )
            .With("service_at_location", "id,service_id,location_id,description", "a1,s1,l1,opposite Canaryshop", "a2,s2,l2,");
        Assert.Equal(0, (await node.Tirek("import", "hsds", feed.Path)).Code);
        await CanaryTests.Find(["Canaryway", "Канарейкин", "Канаржол", "Kanaryol", "Canaryshop"], await CanaryTests.Stored(node));
        var open = await CanaryTests.Open(node);
        // The rest stays: other sentences, the name of the organisation, and the ways to what nobody hides.
        foreach (var kept in new[] { "We help.", "Call first.", "Рядом с тобой", "near the Plain bakery" })
            Assert.Contains(kept, open, StringComparison.Ordinal);
        await using var db = node.Open();
        Assert.True(await db.ImportDefects.AnyAsync(d => d.Reason == "maybe-address", Cancel));
    }
}
