using Tirek.Domain.Checking;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Tests.Checking;

/// <summary>When a listing is due, what calls without an answer make of it, and a number that is withdrawn.</summary>
public sealed class CheckRuleTests
{
    private static readonly DateOnly Today = new(2026, 11, 27);
    private static readonly Guid Shown = Guid.Parse("0192a000-0000-7000-8000-000000000002");
    private static readonly Guid Secret = Guid.Parse("0192a000-0000-7000-8000-000000000003");
    private static readonly Guid There = Guid.Parse("0192a000-0000-7000-8000-000000000004");

    private static readonly Listing Centre = new(
        Guid.Parse("0192a000-0000-7000-8000-000000000001"),
        Guid.Empty,
        LocalText.Of("Centre", Language.English)
    )
    {
        Phones = [Held.Public(new Phone(Shown, "000 11")), Held.For(Audience.Owner, new Phone(Secret, "000 22"))],
        At = [new(Guid.Empty, Guid.Empty) { Phones = [Held.Public(new Phone(There, "000 33"))] }],
    };

    [Theory]
    [InlineData(0, false), InlineData(90, false), InlineData(91, true), InlineData(4000, true)]
    public void A_check_counts_for_ninety_days(int daysAgo, bool isDue) =>
        Assert.Equal(isDue, CheckRule.IsDue(Today.AddDays(-daysAgo), Today));

    [Fact]
    public void What_nobody_has_checked_is_due() => Assert.True(CheckRule.IsDue(null, Today));

    [Fact]
    public void Calls_of_three_days_without_an_answer_are_told_and_those_of_one_day_count_once()
    {
        var called = Centre;
        for (var tap = 0; tap < 5; tap++)
            called = CheckRule.NotAnswered(called, Today);
        Assert.Equal(new(1, Today), called.Unanswered);
        called = CheckRule.NotAnswered(called, Today.AddDays(1));
        Assert.Null(CheckRule.NotReached(called));
        called = CheckRule.NotAnswered(called, Today.AddDays(5));
        Assert.Equal(Today.AddDays(5), CheckRule.NotReached(called));
        // The clock goes back: the day that was counted counts no second time.
        Assert.Same(called, CheckRule.NotAnswered(called, Today.AddDays(2)));
        var reached = CheckRule.Confirm(called, Today.AddDays(6), LocalText.Of("by telephone", Language.English));
        Assert.Null(CheckRule.NotReached(reached));
        Assert.Equal(Today.AddDays(6), reached.CheckedOn);
    }

    [Fact]
    public void A_number_that_is_withdrawn_goes_from_the_public_and_comes_back()
    {
        var without = WithdrawNumber.From(WithdrawNumber.From(Centre, There), Shown);
        Assert.Empty(without.Phones.For(default(PublicReader)));
        Assert.Empty(without.At[0].Phones.For(default(PublicReader)));
        Assert.Equal(["000 11", "000 33"], WithdrawNumber.Of(without).Select(n => n.Number));
        var back = WithdrawNumber.PutBack(WithdrawNumber.PutBack(without, Shown), There);
        Assert.Equal(Centre.Phones, back.Phones);
        Assert.Equal(Centre.At[0].Phones, back.At[0].Phones);
    }

    [Fact]
    public void What_only_its_owner_reads_is_neither_withdrawn_nor_told_nor_put_before_everybody()
    {
        Assert.Same(Centre, WithdrawNumber.From(Centre, Secret));
        Assert.Same(Centre, WithdrawNumber.PutBack(Centre, Secret));
        Assert.Empty(WithdrawNumber.Of(Centre));
    }

    [Fact]
    public void What_no_form_offers_is_not_read() =>
        Assert.Equal([CorrectionAbout.Hours], CorrectionRule.Read(["Hours", "Hours", "hours", "99", null, ""]));
}
