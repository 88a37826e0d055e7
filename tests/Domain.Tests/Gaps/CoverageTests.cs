using Tirek.Domain.Gaps;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using static Tirek.Domain.Tests.Gaps.Reaches;

namespace Tirek.Domain.Tests.Gaps;

/// <summary>Coverage of cases worked out by hand: what counts nowhere, what counts where, how far it is.</summary>
public sealed class CoverageTests
{
    /// <summary>One degree along a meridian of a sphere of the earth's mean radius: 6371.0088 km × π / 180.</summary>
    private const double Degree = 111.195080;

    private static Position North(string town, double degrees) => new(Place(town).Seat.Latitude + degrees, Place(town).Seat.Longitude);

    [Fact]
    public void A_hidden_place_gives_no_distance_to_any_town_whatever_its_area()
    {
        var coverage = Coverage(View("shelter", Hidden("KG-osh")), View("shelter", Hidden("KG-O")), View("shelter", Hidden("KG")));
        Assert.All(Gazetteer.Towns("KG"), t => Assert.Null(coverage.Nearest(t, Kind("shelter"))));
    }

    [Fact]
    public void A_hidden_place_counts_in_its_area_and_what_is_told_as_the_country_in_no_region()
    {
        var coverage = Coverage(View("shelter", Hidden("KG-osh")), View("shelter", Hidden("KG-O")), View("shelter", Hidden("KG")));
        var (osh, region, country) = (coverage.In(Place("KG-GO")), coverage.In(Place("KG-O")), coverage.In(Place("KG")));
        Assert.Equal((1, 1), (osh.There(Kind("shelter")), osh.SomewhereIn(Kind("shelter"))));
        Assert.Equal((1, 1), (region.There(Kind("shelter")), region.SomewhereIn(Kind("shelter"))));
        Assert.Equal((3, 1), (country.There(Kind("shelter")), country.SomewhereIn(Kind("shelter"))));
        Assert.Equal(KindState.Missing, coverage.In(Place("KG-N")).State(Kind("shelter")));
    }

    [Fact]
    public void A_programme_for_people_who_use_violence_and_a_closed_service_count_nowhere()
    {
        var programme = View("perpetrator-programme", Shown("KG-osh"));
        var closed = View("shelter", Shown("KG-osh")) with { Status = ListingStatus.TemporarilyClosed };
        Assert.Null(ListingReach.Of(programme));
        Assert.Null(ListingReach.Of(closed));
        Assert.Equal(0, Coverage(programme, closed).In(Place("KG")).Services);
    }

    [Fact]
    public void A_centre_that_also_runs_a_programme_counts_for_its_help_alone()
    {
        var both = View("counselling", Shown("KG-osh")) with { Terms = ["counselling", "perpetrator-programme"] };
        var there = Coverage(both).In(Place("KG-GO"));
        Assert.Equal((1, 0), (there.There(Kind("counselling")), there.There(Kind("perpetrator-programme"))));
    }

    [Fact]
    public void The_nearest_of_each_kind_is_as_far_as_worked_out_by_hand()
    {
        var coverage = Coverage(
            View("shelter", Shown("KG-osh", North("KG-osh", 0.9))),
            View("shelter", Shown("KG-osh", North("KG-osh", 2))),
            View("legal-aid", Shown("KG-osh", North("KG-osh", 0.25)), Shown("KG-osh", North("KG-osh", 1)))
        );
        Assert.Equal(0.9 * Degree, coverage.Nearest(Place("KG-osh"), Kind("shelter"))!.Kilometres, 0.001);
        Assert.Equal(0.25 * Degree, coverage.Nearest(Place("KG-osh"), Kind("legal-aid"))!.Kilometres, 0.001);
        Assert.Null(coverage.Nearest(Place("KG-osh"), Kind("helpline")));
    }

    [Fact]
    public void A_shown_place_without_position_is_measured_from_the_middle_of_its_town()
    {
        var coverage = Coverage(View("shelter", Shown("KG-osh")));
        Assert.Equal(0, coverage.Nearest(Place("KG-osh"), Kind("shelter"))!.Kilometres, 0.001);
        var naryn = coverage.Nearest(Place("KG-naryn"), Kind("shelter"))!;
        Assert.Equal(("KG-osh", Place("KG-osh").Seat.KilometresTo(Place("KG-naryn").Seat)), (naryn.PlaceKey, naryn.Kilometres));
    }

    [Fact]
    public void Help_across_a_border_is_not_the_nearest() =>
        Assert.Null(Coverage(View("shelter", Shown("UZ-andijan"))).Nearest(Place("KG-osh"), Kind("shelter")));

    [Fact]
    public void A_region_has_what_is_in_it_else_what_serves_it_else_nothing()
    {
        var coverage = Coverage(
            View("shelter", Shown("KG-naryn"), Shown("KG-naryn", North("KG-naryn", 0.01))),
            View("helpline").Serving("KG"),
            View("legal-aid", Shown("KG-bishkek")).Serving("KG-N", "KG-talas"),
            View("counselling", Shown("KG-bishkek"), Hidden("KG-N"))
        );
        var naryn = coverage.In(Place("KG-N"));
        Assert.Equal((KindState.There, 1), (naryn.State(Kind("shelter")), naryn.There(Kind("shelter"))));
        Assert.Equal(KindState.There, naryn.State(Kind("counselling")));
        Assert.Equal((KindState.Reached, 1), (naryn.State(Kind("legal-aid")), naryn.Reaching(Kind("legal-aid"))));
        Assert.Equal(KindState.Reached, naryn.State(Kind("helpline")));
        Assert.Equal(KindState.Missing, naryn.State(Kind("health-care")));
        Assert.Equal((2, 2), (naryn.Services, naryn.ServicesReaching));
        Assert.Equal(KindState.Reached, coverage.In(Place("KG-T")).State(Kind("legal-aid")));
        Assert.Equal(
            (4, 0),
            (coverage.In(Place("KG")).Services + coverage.In(Place("KG")).ServicesReaching, coverage.In(Place("UZ")).Services)
        );
    }

    [Fact]
    public void A_helpline_that_names_no_area_answers_its_whole_country_and_has_no_distance()
    {
        var line = View("helpline", Shown("KG-osh")) with { Terms = ["helpline", "counselling"] };
        var coverage = Coverage(line, View("emergency-line", Shown("KG-osh")).Serving("KG-O"));
        var naryn = coverage.In(Place("KG-N"));
        Assert.Equal((KindState.Reached, 1), (naryn.State(Kind("helpline")), naryn.Reaching(Kind("helpline"))));
        Assert.Equal((KindState.Missing, KindState.Missing), (naryn.State(Kind("counselling")), naryn.State(Kind("emergency-line"))));
        Assert.Equal(KindState.There, coverage.In(Place("KG-GO")).State(Kind("helpline")));
        Assert.Equal(KindState.Missing, coverage.In(Place("UZ-AN")).State(Kind("helpline")));
        Assert.Null(coverage.Nearest(Place("KG-osh"), Kind("helpline")));
        Assert.NotNull(coverage.Nearest(Place("KG-osh"), Kind("counselling")));
    }

    [Fact]
    public void A_language_is_spoken_where_somebody_who_is_there_or_serves_the_region_speaks_it()
    {
        var coverage = Coverage(
            View("shelter", Shown("KG-naryn")).Speaking("ky"),
            View("helpline", Shown("KG-bishkek")).Speaking("ru", "kk").Serving("KG-N"),
            View("legal-aid", Shown("KG-osh")).Speaking("uz")
        );
        var naryn = new RegionGaps(Place("KG-N"), coverage.In(Place("KG-N")), null);
        Assert.Equal(["tg", "tk", "uz"], naryn.Unspoken);
    }

    [Fact]
    public void What_is_written_of_a_reach_is_read_as_it_was()
    {
        var reach = ListingReach.Of(
            View("shelter", Shown("KG-osh", new(40.5282999999, 72.1)), Hidden("KG-O"), Hidden("KG")).Serving("KG-N", "UZ").Speaking("ky")
        )!;
        var read = ListingReach.ReadPoints(reach.WritePoints());
        Assert.Equal(reach.Points, read);
        Assert.Equal(5, read.Count);
        Assert.Empty(ListingReach.ReadPoints(""));
        Assert.All(read.Where(p => p.How != ReachHow.Shown), p => Assert.Null(p.At));
    }
}
