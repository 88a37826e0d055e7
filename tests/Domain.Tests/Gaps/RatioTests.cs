using Tirek.Domain.Gaps;

namespace Tirek.Domain.Tests.Gaps;

/// <summary>How many places a country would need, and when the total that there is may be told.</summary>
public sealed class RatioTests
{
    private static readonly Guid One = Guid.CreateVersion7(),
        Two = Guid.CreateVersion7(),
        Three = Guid.CreateVersion7();

    [Fact]
    public void No_total_is_told_while_fewer_than_three_organisations_stand_behind_it()
    {
        ReleasedNumber[] ofTwo = [new(One, 8), new(One, 12), new(Two, 20), new(Two, 4)];
        Assert.Equal(new PlacesTotal(9, 9, null), PlacesTotal.Of(9, ofTwo));
        Assert.Equal(new PlacesTotal(0, 0, null), PlacesTotal.Of(0, []));
    }

    [Theory]
    [InlineData(4, 6, 7, 10)]
    [InlineData(5, 5, 5, 15)]
    [InlineData(1, 1, 1, 0)]
    [InlineData(9, 9, 6, 15)]
    public void Of_each_of_three_the_number_is_rounded_down_to_fives_before_they_are_added(int one, int two, int three, int told) =>
        Assert.Equal(new PlacesTotal(5, 2, told), PlacesTotal.Of(5, [new(One, one), new(Two, two), new(Three, three)]));

    /// <summary>Where the total turned, the sum of the others stood: one who tries each number would have read it.</summary>
    [Fact]
    public void One_who_tries_every_number_of_her_own_learns_no_more_of_the_others()
    {
        int? With(int own, int theirs) => PlacesTotal.Of(3, [new(One, own), new(Two, 20), new(Three, theirs)]).Places;
        for (var own = 0; own <= 30; own++)
            Assert.Single(new[] { 5, 6, 7, 8, 9 }.Select(theirs => With(own, theirs)).Distinct());
        // Of one organisation's shelters the sum is rounded, not each.
        Assert.Equal(25, PlacesTotal.Of(4, [new(One, 4), new(One, 6), new(Two, 5), new(Three, 10)]).Places);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(10_000, 1)]
    [InlineData(10_001, 2)]
    [InlineData(7_281_800, 729)]
    public void One_family_place_is_needed_for_ten_thousand_people_and_for_a_part_of_them(long people, long needed) =>
        Assert.Equal(needed, Ratios.Needed(people, Ratios.InhabitantsPerPlace));

    [Fact]
    public void A_share_is_rounded_down_and_a_need_of_nothing_is_met()
    {
        Assert.Equal(2, Ratios.Percent(15, 729));
        Assert.Equal(100, Ratios.Percent(0, 0));
        Assert.Equal(150, Ratios.Percent(3, 2));
    }

    [Fact]
    public void A_file_with_a_fault_says_each_line_and_what_is_wrong()
    {
        var file = PopulationFile.Read([
            "region;inhabitants",
            "KG-O;1500000",
            "KG-XX;5000",
            "KG;7000000",
            "KG-N;2 000",
            "KG-N;12",
            "KG-O;1500001",
            "KG-T",
            "KG-Y;400000;2026",
        ]);
        Assert.Equal([3, 4, 5, 6, 7, 8, 9], file.Faults.Select(f => f.Line));
        Assert.Contains("KG-XX is no region", file.Faults[0].What, StringComparison.Ordinal);
        Assert.Contains("a second time", file.Faults[4].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_read_with_any_of_the_usual_signs_between()
    {
        var file = PopulationFile.Read(["\uFEFFKG-O,1500000", "\"KG-N\";\"290000\"", "", "KG-GO\t320000"]);
        Assert.Empty(file.Faults);
        Assert.Equal(
            [("KG-O", 1_500_000L), ("KG-N", 290_000L), ("KG-GO", 320_000L)],
            file.Regions.Select(r => (r.Region.Key, r.Inhabitants))
        );
    }
}
