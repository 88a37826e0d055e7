using Tirek.Domain.Gaps;
using Tirek.Domain.Search;

namespace Tirek.Domain.Tests.Gaps;

/// <summary>What is counted of a search that found nothing, and what of a count is told.</summary>
public sealed class UnmetNeedsTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);
    private static readonly SearchAnswer Nothing = new(0, 1, [], new());

    private static IReadOnlyList<UnmetNeed> Of(ListingSearch search, SearchAnswer? answer = null) =>
        UnmetNeeds.Of(search, answer ?? Nothing, Today);

    [Fact]
    public void Nothing_is_counted_of_words_of_a_search_that_found_somebody_or_of_one_that_chose_nothing()
    {
        Assert.Empty(
            Of(
                new()
                {
                    Text = "my husband",
                    Kinds = ["shelter"],
                    Near = "KG-osh",
                }
            )
        );
        Assert.Empty(Of(new() { Kinds = ["shelter"] }, Nothing with { Total = 1 }));
        Assert.Empty(Of(new() { Kinds = ["shelter"] }, Nothing with { IsPartial = true }));
        Assert.Empty(
            Of(
                new()
                {
                    Languages = ["ky"],
                    ChildAge = 3,
                    Free = true,
                }
            )
        );
    }

    [Fact]
    public void Kind_region_and_month_are_counted_and_nothing_finer()
    {
        Assert.Equal(
            [new UnmetNeed(new(2026, 11, 1), "KG", "KG-GO", "shelter"), new(new(2026, 11, 1), "KG", "KG-GO", "helpline")],
            Of(
                new()
                {
                    Kinds = ["shelter", "helpline"],
                    Near = "KG-osh",
                    ChildAge = 3,
                    ForWhom = ["girls"],
                }
            )
        );
        Assert.Equal([new UnmetNeed(new(2026, 11, 1), "KG", "", UnmetNeeds.AnyKind)], Of(new() { Near = "KG", Free = true }));
        Assert.Equal([new UnmetNeed(new(2026, 11, 1), "", "", "shelter")], Of(new() { Kinds = ["shelter"] }));
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    [InlineData(9, 5)]
    [InlineData(10, 10)]
    public void Few_are_not_told_and_more_in_steps(int times, int? told) =>
        Assert.Equal(told, UnmetNeeds.Shown(new(2026, 10, 1), times, Today));

    [Fact]
    public void A_month_that_is_not_over_is_not_told() => Assert.Null(UnmetNeeds.Shown(new(2026, 11, 1), 500, Today));

    [Fact]
    public void Two_years_are_kept() => Assert.Equal(new(2024, 11, 1), UnmetNeeds.Oldest(Today));
}
