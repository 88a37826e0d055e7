using Tirek.Domain.Feeds;

namespace Tirek.Domain.Tests.Feeds;

/// <summary>When an edition is taken without a person, when it is fetched, what an address may be.</summary>
public sealed class FeedRuleTests
{
    private static readonly DateTimeOffset Monday = new(2026, 6, 1, 9, 30, 0, TimeSpan.Zero);

    private static FeedDifference Services(int added, int changed, int gone, int unchanged) =>
        new([new("services", added, changed, gone, unchanged), new("organisations", 0, 0, 0, 1)], []);

    [Fact]
    public void What_is_harmless_is_taken() => Assert.Empty(FeedRule.Doubts(Services(5, 40, 10, 50), wasTakenBack: false));

    [Fact]
    public void Whatever_may_do_harm_waits_for_a_person()
    {
        var harmless = Services(5, 40, 10, 50);
        Assert.Equal([FeedDoubt.FirstReading], FeedRule.Doubts(harmless with { IsFirst = true }, false));
        Assert.Equal([FeedDoubt.Opens], FeedRule.Doubts(harmless with { Opened = 1 }, false));
        Assert.Equal([FeedDoubt.Opens], FeedRule.Doubts(harmless with { Loosened = 1 }, false));
        Assert.Equal([FeedDoubt.WithheldGone], FeedRule.Doubts(harmless with { WithheldGone = 1 }, false));
        Assert.Equal([FeedDoubt.TakenBackBefore], FeedRule.Doubts(harmless, true));
        Assert.Equal([FeedDoubt.MuchGone], FeedRule.Doubts(Services(0, 0, 11, 89), false));
        Assert.Equal([FeedDoubt.MuchGone], FeedRule.Doubts(Services(0, 0, 51, 9_000), false));
        Assert.Empty(FeedRule.Doubts(Services(0, 0, 50, 9_000), false));
    }

    [Fact]
    public void What_only_withholds_more_is_harmless() =>
        Assert.Empty(FeedRule.Doubts(Services(0, 3, 0, 50) with { WithheldGone = 1 }, wasTakenBack: false));

    [Theory]
    [InlineData(null, 9, "2026-06-02T09:00")]
    [InlineData(null, 10, "2026-06-01T10:00")]
    [InlineData(null, 0, "2026-06-02T00:00")]
    [InlineData(DayOfWeek.Monday, 9, "2026-06-08T09:00")]
    [InlineData(DayOfWeek.Monday, 23, "2026-06-01T23:00")]
    [InlineData(DayOfWeek.Sunday, 3, "2026-06-07T03:00")]
    public void The_next_time_is_after_now(DayOfWeek? day, int hour, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next + "Z", null), FeedRule.Next(day, hour, Monday));

    [Fact]
    public void A_time_that_is_reached_is_not_the_next() =>
        Assert.Equal(Monday.AddMinutes(30).AddDays(1), FeedRule.Next(null, 10, Monday.AddMinutes(30)));

    [Fact]
    public void After_failures_it_is_tried_again_ever_later_and_never_later_than_planned()
    {
        var planned = Monday.AddDays(7);
        Assert.Equal(Monday.AddMinutes(30), FeedRule.Again(1, Monday, planned));
        Assert.Equal(Monday.AddHours(2), FeedRule.Again(2, Monday, planned));
        Assert.Equal(Monday.AddHours(8), FeedRule.Again(3, Monday, planned));
        Assert.Equal(planned, FeedRule.Again(4, Monday, planned));
        Assert.Equal(Monday.AddHours(1), FeedRule.Again(2, Monday, Monday.AddHours(1)));
    }

    [Theory]
    [InlineData("http://feeds.example/feed.zip", FeedFault.NotHttps)]
    [InlineData("ftp://feeds.example/feed.zip", FeedFault.NotHttps)]
    [InlineData("file:///etc/passwd", FeedFault.NotHttps)]
    [InlineData("https://her:secret@feeds.example/feed.zip", FeedFault.HoldsPassword)]
    [InlineData("https://her@feeds.example/feed.zip", FeedFault.HoldsPassword)]
    [InlineData("feeds.example/feed.zip", FeedFault.NoAddress)]
    [InlineData("", FeedFault.NoAddress)]
    [InlineData("https://", FeedFault.NoAddress)]
    public void An_address_is_refused(string typed, FeedFault fault) => Assert.Equal(fault, FeedAddress.Read(typed).Fault);

    [Fact]
    public void What_stands_behind_the_question_mark_is_not_shown()
    {
        var (address, fault) = FeedAddress.Read("https://feeds.example:8443/a/feed.zip?key=canary#canary");
        Assert.Null(fault);
        Assert.Equal("https://feeds.example:8443/a/feed.zip?…", FeedAddress.Shown(address!));
    }
}
