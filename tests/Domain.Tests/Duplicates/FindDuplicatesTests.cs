using Tirek.Domain.Duplicates;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Tests.Duplicates;

/// <summary>Which entries are taken for one service, and which are not.</summary>
public sealed class FindDuplicatesTests
{
    private const double AtLeast = 0.98;

    private static IReadOnlyList<ProbablePair> Find(params IReadOnlyList<ListingView<PublicReader>> services)
    {
        var find = new FindDuplicates();
        foreach (var service in services)
            find.Add(service);
        return find.Pairs(TestContext.Current.CancellationToken);
    }

    [Theory, InlineData(3_000, 7), InlineData(1_000, 8), InlineData(300, 9)]
    public void Of_services_that_each_stand_twice_nearly_all_are_found_and_nearly_nothing_else(int distinct, int seed)
    {
        var (services, twins) = InventTwins.Of(distinct, seed);
        var found = Find([.. services]);
        var right = found.Count(p => twins.Contains((p.First, p.Second)));
        var (recall, precision) = (right / (double)twins.Count, right / (double)found.Count);
        Assert.True(recall >= AtLeast && precision >= AtLeast, $"recall {recall:P2}, precision {precision:P2}, {found.Count} pairs");
    }

    private static ListingView<PublicReader> Entry(
        string name,
        string? organization,
        string? telephone = null,
        string? town = null,
        string? kind = null
    ) =>
        new(Guid.CreateVersion7(), LocalText.Of(name))
        {
            OrganizationName = organization is null ? null : LocalText.Of(organization),
            Phones = telephone is null ? [] : [new(Guid.CreateVersion7(), telephone)],
            Sites = town is null ? [] : [new(Guid.CreateVersion7()) { TownKey = town }],
            Terms = kind is null ? [] : [kind],
        };

    private const string Umut = "+996 312 55 66 77";

    [Fact]
    public void What_services_of_one_organisation_share_makes_no_pair()
    {
        // Another kind of help, another number in the name, another town: under one number and name.
        Assert.Empty(
            Find(
                Entry("Umut: legal aid", "Umut", Umut, "KG-osh", "legal-aid"),
                Entry("Umut: counselling", "Umut", Umut, "KG-osh", "counselling"),
                Entry("Umut, court support", "Umut", Umut, "KG-osh", "court-support")
            )
        );
        Assert.Empty(
            Find(Entry("Umut group 1", "Umut", null, "KG-osh", "peer-group"), Entry("Umut group 2", "Umut", null, "KG-osh", "peer-group"))
        );
        Assert.Empty(Find(Entry("Legal clinic", "Umut", null, "KG-osh"), Entry("Legal clinic", "Umut", null, "KG-bishkek")));
    }

    [Fact]
    public void A_name_alone_makes_no_pair_nor_does_a_number_alone()
    {
        Assert.Empty(Find(Entry("Legal clinic", null, null, "KG-osh"), Entry("Legal clinic", null, null, "KG-osh")));
        Assert.Empty(Find(Entry("Legal clinic", "Umut", Umut, "KG-osh"), Entry("Dance school", "Nur", Umut, "KG-osh")));
        Assert.Empty(Find(Entry("Legal clinic", "Umut", Umut, "KG-osh"), Entry("Legal clinic", "Umut", Umut, "KZ-almaty")));
    }

    [Theory]
    [InlineData("Кризисный центр «Үмүт»", "Krizisnyy tsentr Umut")]
    [InlineData("Кризисный центр «Үмүт»", "Umut crisis centre")]
    [InlineData("Юридическая помощь, Рассвет", "Рассвет: legal aid")]
    [InlineData("Ayollar maslahat markazi", "Аёллар маслаҳат маркази")]
    [InlineData("Ayollar maslahat markazi", "Maslahat markazi, ayollar")]
    [InlineData("Телефон доверия Жандос", "Телефон доверия Жан-Дос")]
    [InlineData("Женский ресурсный центр", "Женский рeсурсный центер")]
    public void One_service_is_known_in_another_script_language_order_and_spelling(string one, string other)
    {
        var pair = Assert.Single(Find(Entry(one, null, Umut, "KG-osh"), Entry(other, null, "0312 556677", "KG-osh")));
        Assert.Contains(pair.Reasons, r => r.Reason == DuplicateReason.SameTelephone && r.Points > 0);
        Assert.Equal(Math.Min(DuplicateRule.Most, pair.Reasons.Sum(r => r.Points)), pair.Score);
    }

    [Fact]
    public void The_same_entries_give_the_same_pairs_whoever_asks()
    {
        var (services, _) = InventTwins.Of(200, 11);
        static string Said(IReadOnlyList<ProbablePair> pairs) =>
            string.Join('\n', pairs.Select(p => $"{p.First} {p.Second} {p.Score} {string.Join(',', p.Reasons)}"));
        Assert.Equal(Said(Find([.. services])), Said(Find([.. services])));
        Assert.Equal(Said(Find([.. services])), Said(Find([.. services.Reverse()])));
    }

    [Fact]
    public void Entries_of_which_there_is_nothing_to_compare_are_no_pair() =>
        Assert.Empty(Find(Entry("…", null), Entry("…", null), Entry("?", "?", "1"), Entry("", "", "")));

    [Fact]
    public void A_crowd_of_one_name_takes_no_time_and_tells_nothing()
    {
        var crowd = Enumerable.Range(0, 20_000).Select(i => Entry("Food pantry", $"Church {i}", "112", "KG-osh")).ToList();
        var started = TimeProvider.System.GetTimestamp();
        Assert.Empty(Find([.. crowd]));
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
