using Tirek.Domain.Places;
using Tirek.Domain.Responses;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Tests.Responses;

public sealed class ProposeAnswersTests
{
    private static readonly Place Osh = Gazetteer.Find("KG-osh")!;

    private static Serving At(string place, string kind = "shelter") => new(Guid.CreateVersion7(), kind, place);

    [Fact]
    public void Nobody_beyond_the_border_and_nobody_who_does_something_else_is_proposed() =>
        Assert.Empty(ProposeAnswers.For(Osh, ResponseTask.Shelter, [At("UZ-tashkent"), At("KG-osh", "legal-aid"), At("nowhere")]));

    [Fact]
    public void Near_comes_before_far_and_a_hidden_place_counts_where_its_area_is()
    {
        var (elsewhere, country, region, here) = (At("KG-talas"), At("KG"), At(Osh.Region!), At("KG-osh"));
        var proposed = ProposeAnswers.For(Osh, ResponseTask.Shelter, [elsewhere, country, region, here]);
        Assert.Equal(
            [
                (here.ListingId, Nearness.Here),
                (region.ListingId, Nearness.Region),
                (country.ListingId, Nearness.Country),
                (elsewhere.ListingId, Nearness.Elsewhere),
            ],
            proposed.Select(p => (p.ListingId, p.Nearness))
        );
    }

    [Fact]
    public void The_most_fitting_kind_comes_first_among_equally_near_and_nobody_twice()
    {
        var id = Guid.CreateVersion7();
        Serving[] serving =
        [
            new(id, "peer-group", "KG-osh"),
            new(id, "counselling", "KG-osh"),
            At("KG-osh", "helpline"),
            At("KG-osh", "counselling"),
        ];
        var proposed = ProposeAnswers.For(Osh, ResponseTask.Counselling, serving);
        Assert.Equal(3, proposed.Count);
        Assert.Equal(serving[2].ListingId, proposed[^1].ListingId);
    }

    [Fact]
    public void No_line_proposes_more_than_a_choice() =>
        Assert.Equal(
            ProposeAnswers.Most,
            ProposeAnswers.For(Osh, ResponseTask.Shelter, Enumerable.Range(0, 90).Select(_ => At("KG-osh"))).Count
        );

    [Fact]
    public void Every_kind_that_a_line_asks_for_is_one_of_the_taxonomy_and_only_a_programme_answers_for_the_programme()
    {
        Assert.All(
            ResponseTasks.All.SelectMany(t => t.Kinds()),
            k => Assert.Equal(Facet.KindOfHelp, Domain.Taxonomy.Taxonomy.Find(k)!.Facet)
        );
        Assert.Equal([ResponseTask.Programme], ResponseTasks.All.Where(t => t.Fits(isProgramme: true)));
        // Two answers a line: who, and whether it is agreed in writing.
        Assert.Equal(ResponseAnswer.Most, 2 * ResponseTasks.All.Count);
    }
}
