using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Find;

/// <summary>Hours as a reader sees them: a week, then what no week can show, by the wall clock of the place.</summary>
public sealed partial class HoursOnPageTests
{
    private static readonly string[] Week = ["MO", "TU", "WE", "TH", "FR"];

    private static Schedule Window(int opens, int closes, params string[] days) =>
        new(Guid.CreateVersion7())
        {
            Freq = "WEEKLY",
            ByDay = days,
            OpensAt = new(opens, 0),
            ClosesAt = new(closes, 0),
        };

    private static async Task<string> Hours(string language, params Schedule[] schedules)
    {
        await using var site = await RealSite.Open(Provider.Sqlite);
        var organization = new Organization(Guid.CreateVersion7(), LocalText.Of("Organisation", Language.English));
        var place = new Location(Guid.CreateVersion7())
        {
            Whereabouts = new Whereabouts.Shown([], Gazetteer.Find("KG-osh")!.Seat, "KG-osh"),
        };
        var listing = new Listing(Guid.CreateVersion7(), organization.Id, LocalText.Of("Centre", Language.English))
        {
            At = [new(Guid.CreateVersion7(), place.Id)],
            Schedules = [.. schedules.Select(Held.Public)],
        };
        await site.Publish(organization, place, listing);
        var section = Section().Match(await site.Get($"/{language}/find/{listing.Id}")).Groups[1].Value;
        return Space().Replace(Tag().Replace(section, " "), " ").Trim();
    }

    [Theory]
    [InlineData("en", "Hours local time of the place (Osh) Mon–Fri 09:00–13:00, 14:00–18:00 Sat 10:00–24:00 Sun closed")]
    [InlineData("ru", "Часы работы по местному времени (Ош) пн–пт 09:00–13:00, 14:00–18:00 сб 10:00–24:00 вс закрыто")]
    public async Task A_week_is_a_table_in_the_time_of_the_place(string language, string expected) =>
        Assert.Equal(expected, await Hours(language, Window(14, 18, Week), Window(9, 13, Week), Window(10, 0, "SA")));

    [Fact]
    public async Task Always_open_is_one_line() =>
        Assert.Equal(
            "Hours local time of the place (Osh) every day day and night",
            await Hours(
                "en",
                new Schedule(Guid.CreateVersion7())
                {
                    Freq = "DAILY",
                    OpensAt = new(0, 0),
                    ClosesAt = new(0, 0),
                }
            )
        );

    [Fact]
    public async Task Closures_and_rare_openings_stand_under_the_week()
    {
        var day = new DateOnly(2999, 1, 1);
        var said = await Hours(
            "en",
            Window(9, 17, Week),
            new Schedule(Guid.CreateVersion7())
            {
                IsClosure = true,
                ValidFrom = day,
                ValidTo = day,
            },
            Window(18, 20, "1MO") with
            {
                Freq = "MONTHLY",
            },
            Window(18, 20, "-1FR") with
            {
                Freq = "MONTHLY",
            },
            Window(10, 12, "SA") with
            {
                Interval = 2,
            },
            Window(10, 12) with
            {
                Freq = "MONTHLY",
                ByMonthDay = [1, 15],
            },
            new Schedule(Guid.CreateVersion7()) { Description = LocalText.Of("by appointment", Language.English) }
        );
        Assert.StartsWith("Hours local time of the place (Osh) Mon–Fri 09:00–17:00 Sat–Sun closed ", said, StringComparison.Ordinal);
        foreach (
            var line in new[]
            {
                "1 January 2999: closed",
                "Mon, number 1 in the month, 18:00–20:00",
                "Fri, the last in the month, 18:00–20:00",
                "every 2 weeks, Sat, 10:00–12:00",
                "each month on day 1, 15, 10:00–12:00",
                "by appointment",
            }
        )
            Assert.Contains(line, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closure_that_is_over_is_not_told() =>
        Assert.DoesNotContain(
            "2020",
            await Hours(
                "en",
                Window(9, 17, Week),
                new Schedule(Guid.CreateVersion7())
                {
                    IsClosure = true,
                    ValidFrom = new(2020, 1, 1),
                    ValidTo = new(2020, 1, 8),
                }
            ),
            StringComparison.Ordinal
        );

    [GeneratedRegex("<section class=\"card\" aria-labelledby=\"hours\">(.*?)</section>", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
