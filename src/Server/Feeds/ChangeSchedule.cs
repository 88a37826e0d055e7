using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Feeds;

/// <summary>Puts a feed on a schedule, or changes it. The address is looked at again each time it is fetched.</summary>
internal static class ChangeSchedule
{
    public static Task<IResult> NewPage(HttpContext http, AppDb db, NodeFolder folder)
    {
        OpenFeeds.Refuse(folder);
        return Show(http, db, null, new(), null);
    }

    public static async Task<IResult> Page(HttpContext http, AppDb db, FeedSeal seal, Guid id)
    {
        var schedule = await Find(db, id, http.RequestAborted);
        var known = await db
            .ImportSources.Where(s => s.Name == schedule.Source)
            .Select(s => (Guid?)s.Id)
            .SingleOrDefaultAsync(http.RequestAborted);
        return await Show(
            http,
            db,
            OpenFeeds.View(schedule),
            new(
                OpenAddress(seal, schedule),
                known,
                known is null ? schedule.Source : "",
                schedule.Country,
                schedule.Weekday,
                schedule.Hour
            ),
            null
        );
    }

    public static async Task<IResult> Add(HttpContext http, Caller caller, AppDb db, NodeFolder folder, FeedSeal seal, TimeProvider clock)
    {
        OpenFeeds.Refuse(folder);
        var now = clock.GetUtcNow();
        var schedule = new FeedSchedule
        {
            Id = Guid.CreateVersion7(now),
            Address = "",
            ShownAddress = "",
            Source = "",
            NextAt = now,
        };
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await Write(http, db, seal, schedule, null) is { } refused)
            return refused;
        if (await db.FeedSchedules.CountAsync(cancel) >= FeedRule.MostSchedules)
            return await Show(http, db, null, await Typed(http), FeedFault.TooManyWait);
        db.FeedSchedules.Add(schedule);
        await db.SaveChangesAsync(cancel);
        await OpenFeeds.Record(http, db, caller, schedule.Id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/feeds");
    }

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, FeedSeal seal, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var schedule = await db.FeedSchedules.SingleOrDefaultAsync(s => s.Id == id, cancel) ?? throw Problems.NotFound();
        var before = (OpenAddress(seal, schedule), schedule.Source);
        if (await Write(http, db, seal, schedule, OpenFeeds.View(schedule)) is { } refused)
            return refused;
        (schedule.Tag, schedule.ChangedOn, schedule.Refused) = (null, null, null);
        (schedule.Failures, schedule.Fault, schedule.Answered) = (0, null, null);
        schedule.NextAt =
            before == (OpenAddress(seal, schedule), schedule.Source)
                ? FeedRule.Next(schedule.Weekday, schedule.Hour, clock.GetUtcNow())
                : clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        await OpenFeeds.Record(http, db, caller, id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/feeds?done=saved");
    }

    public static async Task<FeedSchedule> Find(AppDb db, Guid id, CancellationToken cancel) =>
        await db.FeedSchedules.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) ?? throw Problems.NotFound();

    /// <summary>Null: it is written into the schedule; else the page that says what is wrong.</summary>
    private static async Task<IResult?> Write(HttpContext http, AppDb db, FeedSeal seal, FeedSchedule schedule, FeedPlan? plan)
    {
        var typed = await Typed(http);
        var (address, fault) = FeedAddress.Read(typed.Address);
        var source = await BringFeed.SourceOf(db, await http.Form(), http.RequestAborted);
        if (fault is not null || source is null)
            return await Show(http, db, plan, typed, fault, source is null);
        (schedule.Address, schedule.ShownAddress) = (seal.Close(address!), FeedAddress.Shown(address!));
        (schedule.Source, schedule.Country) = (source, typed.Country);
        (schedule.Weekday, schedule.Hour) = (typed.Weekday, typed.Hour);
        return null;
    }

    private static async Task<ScheduleForm> Typed(HttpContext http)
    {
        var form = await http.Form();
        return new(
            form.One("address", FeedRule.LongestAddress),
            Guid.TryParse(form.One("source", 40), out var source) ? source : null,
            form.One("name", FeedRule.LongestName),
            BringFeed.CountryOf(form),
            Enum.TryParse<DayOfWeek>(form.One("weekday", 10), out var day) && Enum.IsDefined(day) ? day : null,
            int.TryParse(form.One("hour", 2), out var hour) && hour is >= 0 and < 24 ? hour : 0
        );
    }

    /// <summary>Nothing if it was sealed with keys that are not here any more: she gives it again.</summary>
    private static string OpenAddress(FeedSeal seal, FeedSchedule schedule)
    {
        try
        {
            return seal.OpenAddress(schedule.Address).AbsoluteUri;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return "";
        }
    }

    private static async Task<IResult> Show(
        HttpContext http,
        AppDb db,
        FeedPlan? plan,
        ScheduleForm typed,
        FeedFault? fault,
        bool lacksSource = false
    ) =>
        new RazorComponentResult<SchedulePage>(
            new
            {
                Plan = plan,
                Typed = typed,
                Sources = await BringFeed.Sources(db, http.RequestAborted),
                Fault = fault is { } why ? FeedsWords.Of(why, null)
                : lacksSource ? FeedsText.SourceMissing
                : null,
            }
        )
        {
            StatusCode = fault is null && !lacksSource ? 200 : 422,
        };
}
