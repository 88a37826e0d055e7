using CsCheck;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Tests.Listings;

public sealed class HiddenAreaTests
{
    private static HiddenPlace Shelter(int number, string? district = "KG-osh", string? region = "KG-GO", AreaLevel? published = null) =>
        new(Id(number), Id(number), ["shelter"], district, region, "KG", published);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    [Fact]
    public void Shows_the_district_only_where_three_organisations_have_a_hidden_place_of_the_kind()
    {
        Assert.All(HiddenArea.Decide([Shelter(1), Shelter(2), Shelter(3)]).Values, level => Assert.Equal(AreaLevel.District, level));
        Assert.All(HiddenArea.Decide([Shelter(1), Shelter(2)]).Values, level => Assert.Equal(AreaLevel.Country, level));
    }

    [Fact]
    public void Counts_organisations_and_not_places()
    {
        var threeOfOne = Enumerable.Range(1, 3).Select(n => Shelter(n) with { OrganizationId = Id(9) }).ToList();
        Assert.All(HiddenArea.Decide(threeOfOne).Values, level => Assert.Equal(AreaLevel.Country, level));
    }

    [Fact]
    public void Falls_back_to_the_region_where_three_share_that()
    {
        var levels = HiddenArea.Decide([Shelter(1), Shelter(2, "KG-nookat"), Shelter(3, "KG-uzgen")]);
        Assert.All(levels.Values, level => Assert.Equal(AreaLevel.Region, level));
    }

    [Fact]
    public void Takes_the_coarsest_level_of_a_place_with_several_kinds()
    {
        var both = Shelter(1) with { Kinds = ["shelter", "counselling"] };
        Assert.Equal(AreaLevel.Country, HiddenArea.Decide([both, Shelter(2), Shelter(3)])[both.LocationId]);
    }

    [Fact]
    public void Never_becomes_finer_by_itself()
    {
        var coarse = Shelter(1, published: AreaLevel.Country);
        Assert.Equal(AreaLevel.Country, HiddenArea.Decide([coarse, Shelter(2), Shelter(3)])[coarse.LocationId]);
    }

    [Fact]
    public void Knows_only_the_country_of_a_place_whose_district_is_unknown()
    {
        var unknown = Shelter(1, null, null);
        Assert.Equal(AreaLevel.Country, HiddenArea.Decide([unknown, Shelter(2), Shelter(3), Shelter(4)])[unknown.LocationId]);
    }

    [Fact]
    public void Whatever_the_network_looks_like_an_area_stands_for_three_organisations_or_it_is_the_country()
    {
        var place =
            from n in Gen.Int[1, 9]
            from org in Gen.Int[1, 5]
            from d in Gen.Int[0, 3]
            from kind in Gen.Bool.Select(b => b ? "shelter" : "crisis-centre")
            select new HiddenPlace(Id(n), Id(org), [kind], d == 0 ? null : $"KG-{d}", d == 0 ? null : $"KG-R{d / 2}", "KG", null);
        place
            .List[1, 12]
            .Sample(list =>
            {
                var places = list.DistinctBy(p => p.LocationId).ToList();
                foreach (var (id, level) in HiddenArea.Decide(places))
                {
                    var self = places.Single(p => p.LocationId == id);
                    var sharing = places
                        .Where(p => p.Kinds.Single() == self.Kinds.Single())
                        .Where(p => level == AreaLevel.District ? p.District == self.District : p.Region == self.Region)
                        .Select(p => p.OrganizationId)
                        .Distinct()
                        .Count();
                    Assert.True(level == AreaLevel.Country || sharing >= HiddenArea.Organizations);
                }
            });
    }
}
