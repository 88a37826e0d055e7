using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Editing;

/// <summary>Hours of single days and nights, and numbers with an extension: written in the form, read by everybody everywhere.</summary>
public sealed class SpecialDayTests
{
    private const string All = "/organization/services";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<ListingRecord> Ours(Network.Members network)
    {
        var organization = await network.Of(OrganizationKind.WomensResourceCentre, "KG");
        await using var db = network.Site.Node.Open();
        return await db
            .Listings.AsNoTracking()
            .Where(l => l.OrganizationId == organization.DirectoryId && db.PublicListings.Any(p => p.Id == l.Id && !p.IsProgramme))
            .OrderBy(l => l.Id)
            .FirstAsync(Cancel);
    }

    private static async Task<Listing> Read(Network.Members network, Guid id)
    {
        await using var db = network.Site.Node.Open();
        return (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, Cancel)).Document;
    }

    private static async Task Write(Persona her, Guid id, params (string Name, string Value)[] fields)
    {
        var mark = her.Match("name=\"mark\" value=\"([0-9A-F]+)\"");
        await her.Send($"{All}/{id}", [("mark", mark), .. fields]);
    }

    private static (string, string)[] Row(string from, string to, string hours, string why) =>
        [("day-from", from), ("day-to", to), ("day-hours", hours), ("day-why", why)];

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Single_days_are_written_read_by_everybody_changed_taken_out_and_taken_back(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, service) = (await network.Kyrgyz(), await Ours(network));
        await her.Open($"{All}/{service.Id}");
        var year = network.Clock.GetUtcNow().Year + 1;
        await Write(
            her,
            service.Id,
            [
                ("days-shown", "yes"),
                .. Row($"{year}-03-08", "", "10-14", "Women's day canary"),
                .. Row($"01.05.{year}", $"{year}-05-09", "", ""),
                .. Row($"{year}-01-01", $"{year}-01-02", "", "New year canary"),
                ("day-yearly", "2"),
                .. Row("", "", "", ""),
                .. Row("2020-02-03", "", "", ""),
            ]
        );
        Assert.EndsWith($"{All}?done=saved", her.At, StringComparison.Ordinal);
        var days = SpecialDay.Of((await Read(network, service.Id)).Schedules.Select(s => s.For<OwnerReader>()!));
        Assert.Equal(
            [
                (new DateOnly(year, 1, 1), true, true),
                (new(2020, 2, 3), false, true),
                (new(year, 3, 8), false, false),
                (new(year, 5, 1), false, true),
            ],
            days.Select(d => (d.First, d.IsYearly, d.Windows.Count == 0))
        );

        var reader = new Persona(network.Site);
        foreach (var page in new[] { "", "/sheet" })
        {
            await reader.Open($"/find/{service.Id}{page}");
            Assert.True(reader.Sees($"8 March {year}: 10:00–14:00 (Women's day canary)"), reader.Page);
            Assert.True(
                reader.Sees($"1 May {year} – 9 May {year}: closed")
                    && reader.Sees("1 January – 2 January, every year: closed (New year canary)"),
                reader.Page
            );
            Assert.False(reader.Sees("2020"));
        }
        await reader.Open($"/find/{service.Id}/card");
        Assert.True(reader.Sees($"8 March {year}: 10:00–14:00") && !reader.Sees("canary"), reader.Page);
        var feed = await network.Site.Browser.GetStringAsync($"/hsds/services/{service.Id}", Cancel);
        Assert.Contains(
            $"\"valid_from\":\"{year}-03-08\",\"valid_to\":\"{year}-03-08\"",
            feed.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains("\"bymonthday\":\"1,2\"", feed.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        // Past ones are folded, and go when she says so; what she does not touch stays to the last value.
        await her.Open($"{All}/{service.Id}");
        Assert.True(her.Sees("Past days: 1") && her.Sees($"8 March {year}: 10:00–14:00 (Women's day canary)"), her.Page);
        var before = await Read(network, service.Id);
        await Write(her, service.Id, [("days-shown", "yes"), .. Rows(her), ("day-yearly", "0")]);
        Assert.Equal(StoredJson.Write(before.Schedules), StoredJson.Write((await Read(network, service.Id)).Schedules));
        await her.Open($"{All}/{service.Id}");
        await Write(her, service.Id, [("days-shown", "yes"), .. Rows(her), ("day-yearly", "0"), ("day-drop", "1"), ("day-drop", "6")]);
        Assert.Equal(2, SpecialDay.Of((await Read(network, service.Id)).Schedules.Select(s => s.For<OwnerReader>()!)).Count);
        await her.Open($"{All}/{service.Id}");
        await her.Send($"{All}/{service.Id}/undo", ("sequence", her.Match("name=\"sequence\" value=\"([0-9]+)\"")));
        Assert.Equal(4, SpecialDay.Of((await Read(network, service.Id)).Schedules.Select(s => s.For<OwnerReader>()!)).Count);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_card_to_carry_names_the_two_days_that_come_next(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var service = await Ours(network);
        var today = DateOnly.FromDateTime(network.Clock.GetUtcNow().UtcDateTime);
        Schedule Once(int days, int hour) =>
            new(Guid.CreateVersion7())
            {
                Freq = "DAILY",
                ValidFrom = today.AddDays(days),
                ValidTo = today.AddDays(days),
                OpensAt = new(hour, 0),
                ClosesAt = new(hour, 10),
            };
        Schedule Yearly(int days, int hour) =>
            new(Guid.CreateVersion7())
            {
                Freq = "MONTHLY",
                Interval = 12,
                Start = today.AddDays(days).AddYears(-1),
                ByMonthDay = [today.AddDays(days).AddYears(-1).Day],
                OpensAt = new(hour, 0),
                ClosesAt = new(hour, 10),
            };
        await using var db = network.Site.Node.Open();
        var record = await db.Listings.SingleAsync(l => l.Id == service.Id, Cancel);
        record.Document = record.Document with
        {
            Schedules = [.. new[] { Yearly(200, 1), Yearly(40, 2), Once(80, 3), Once(5, 4) }.Select(Held.Public)],
        };
        await db.SaveChangesAsync(Cancel);
        await Server.Listings.PublishListings.Publish(db, [service.Id], Cancel);
        var card = await network.Site.Get($"/en/find/{service.Id}/card");
        foreach (var (hour, isNext) in new[] { ("04:00", true), ("02:00", true), ("03:00", false), ("01:00", false) })
            Assert.Equal(isNext, card.Contains(hour, StringComparison.Ordinal));
    }

    /// <summary>The lines of the page as a browser sends them.</summary>
    private static IEnumerable<(string, string)> Rows(Persona her) =>
        System
            .Text.RegularExpressions.Regex.Matches(
                her.Page,
                "<input class=\"field\"[^>]*name=\"(day-[a-z]+)\" value=\"([^\"]*)\"|<input class=\"field\"[^>]*name=\"(day-[a-z]+)\""
            )
            .Select(m => (m.Groups[1].Success ? m.Groups[1].Value : m.Groups[3].Value, m.Groups[2].Value));

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_cannot_be_is_told_beside_its_line_and_what_no_line_says_is_said_in_words_and_stays(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, service) = (await network.Kyrgyz(), await Ours(network));
        var odd = new Schedule(Guid.CreateVersion7())
        {
            Freq = "MONTHLY",
            ByDay = ["1MO"],
            OpensAt = new(9, 0),
            ClosesAt = new(10, 0),
        };
        await using (var db = network.Site.Node.Open())
        {
            var record = await db.Listings.SingleAsync(l => l.Id == service.Id, Cancel);
            record.Document = record.Document with { Schedules = [.. record.Document.Schedules, Held.Public(odd)] };
            await db.SaveChangesAsync(Cancel);
        }
        await her.Open($"{All}/{service.Id}");
        Assert.True(her.Sees("Also known, and not changed by this form:"), her.Page);
        await Write(
            her,
            service.Id,
            [
                ("days-shown", "yes"),
                .. Row("31.02.2030", "", "", "first-canary"),
                .. Row("2030-05-01", "", "18-9", ""),
                .. Row("2030-06-01", "2030-05-01", "", ""),
                .. Row("2030-07-01", "2030-07-10", "", ""),
                .. Row("2030-07-05", "", "", ""),
            ]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("first-canary") && her.Sees("such as 31.12.2026") && her.Sees("The last day is before the first"), her.Page);
        Assert.True(her.Sees("says something of this day already") && her.Sees("Yes: 18:00 to 09:00 of the next day"), her.Page);
        Assert.Equal(4, her.Page.Split("class=\"fault\" id=\"day-").Length - 1);
        await Write(her, service.Id, [("days-shown", "yes"), .. Row("2030-05-01", "", "18-9", ""), ("day-night", "0")]);
        Assert.EndsWith($"{All}?done=saved", her.At, StringComparison.Ordinal);
        var kept = (await Read(network, service.Id)).Schedules.Select(s => s.For<OwnerReader>()!).ToList();
        Assert.Contains(kept, s => s.Id == odd.Id);
        Assert.Equal((new TimeOnly(18, 0), new TimeOnly(9, 0)), SpecialDay.Of(kept).Single().Windows.Single());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Hours_that_overlap_are_refused_and_a_night_is_asked_about(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, service) = (await network.Kyrgyz(), await Ours(network));
        await her.Open($"{All}/{service.Id}");
        await Write(her, service.Id, ("MO", "10:00–14:00, 13:00–15:00"), ("TU", "18:00-09:00"), ("WE", "круглосуточно"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("Two of these times overlap") && her.Sees("Yes: 18:00 to 09:00 of the next day"), her.Page);
        Assert.Equal(2, her.Page.Split("class=\"fault\" role=\"alert\" id=").Length - 1);
        await Write(her, service.Id, ("MO", "10:00–15:00"), ("TU", "18:00-09:00"), ("TU-night", "yes"), ("WE", "круглосуточно"));
        Assert.EndsWith($"{All}?done=saved", her.At, StringComparison.Ordinal);
        await her.Open($"{All}/{service.Id}");
        Assert.True(her.Sees("value=\"18:00–09:00 +1\"") && her.Sees("value=\"00:00–24:00\""), her.Page);
        Assert.True(her.Sees("<ins>18:00 to 09:00 of the next day</ins>"), her.Page);
        var reader = new Persona(network.Site);
        await reader.Open($"/find/{service.Id}");
        Assert.True(reader.Sees("18:00 to 09:00 of the next day") && reader.Sees("day and night"), reader.Page);
    }

    [Fact]
    public void Day_and_night_and_closed_are_understood_in_the_words_of_every_page()
    {
        foreach (var language in Language.All)
        {
            string Said(string name) => Server.Find.FindText.ResourceManager.GetString(name, language.Culture)!;
            Assert.Equal("00:00–24:00", WeekHours.Tidy(Said("DayAndNight")));
            Assert.Equal("", WeekHours.Tidy(Said("Closed")));
            Assert.Equal(
                "0312 000001 #12",
                WrittenNumber.Read($"0312 000001 {string.Format(language.Culture, Said("Extension"), 12)}")?.ToString()
            );
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_number_with_an_extension_is_shown_with_it_and_of_two_wrong_ones_both_are_marked(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, service) = (await network.Kyrgyz(), await Ours(network));
        await her.Open($"{All}/{service.Id}");
        await Write(her, service.Id, ("phone", "ask Anna"), ("phone-for", "Public"), ("phone", "0312; Olga"), ("phone-for", "Owner"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("ask Anna") && her.Sees("0312, Olga"), her.Page);
        Assert.True(her.Sees("id=\"phones-0-fault\"") && her.Sees("id=\"phones-1-fault\""), her.Page);
        await Write(
            her,
            service.Id,
            ("phone", "+996 (312) 00-00-01 доб. 12"),
            ("phone-for", "Public"),
            ("phone", "۰۰۰ ۷۷"),
            ("phone-for", "Public")
        );
        Assert.EndsWith($"{All}?done=saved", her.At, StringComparison.Ordinal);
        var phones = (await Read(network, service.Id)).Phones.Select(p => p.For<PublicReader>()!).ToList();
        Assert.Equal([("+996 (312) 00-00-01", "12"), ("000 77", null)], phones.Select(p => (p.Number, p.Extension)));
        var reader = new Persona(network.Site);
        foreach (var page in new[] { "", "/card", "/sheet", "/number" })
        {
            await reader.Open($"/find/{service.Id}{page}");
            Assert.True(reader.Sees("+996 (312) 00-00-01 ext. 12"), $"{page} {reader.Page}");
        }
        await her.Open($"{All}/{service.Id}");
        Assert.True(her.Sees("value=\"+996 (312) 00-00-01 ext. 12\""), her.Page);
        Assert.Equal("tel:+996312000001;ext=12", Server.Find.Dialling.Address("+996 (312) 00-00-01", false, "12"));
    }
}
