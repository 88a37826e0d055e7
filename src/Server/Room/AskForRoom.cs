using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Places;
using Tirek.Domain.Room;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Members;
using Tirek.Server.Node;

namespace Tirek.Server.Room;

/// <summary>
/// Asks every shelter of an area at once who has room. Nothing is typed: an area, how many, from which day. Who is asked is settled then; its people who gave
/// an address of mail are told by a neutral line with a link.
/// </summary>
internal static class AskForRoom
{
    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db, TimeProvider clock) => Show(http, caller, db, clock, null);

    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        NodeState state,
        IDataProtectionProvider seals,
        TimeProvider clock
    )
    {
        var (cancel, form, now) = (http.RequestAborted, await http.Form(), clock.GetUtcNow());
        if (RoomRule.Area(form.One("area", 8)) is not { } area)
            return await Show(http, caller, db, clock, RoomText.AreaMissing);
        var question = new RoomQuestion
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = caller.Organization,
            Area = area.Key,
            Adults = Number(form, "adults", 1, RoomRule.MostAdults),
            Children = Number(form, "children", 0, RoomRule.MostChildren),
            From = RoomRule.Today(area, now).AddDays(Number(form, "from", 0, RoomRule.DaysAhead)),
            AskedAt = now,
            EndsAt = RoomRule.EndsAt(area, now),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two who ask at once for one organisation are one after the other.
        await Callers.Hold(db, caller, Permission.AskForRoom, cancel);
        if (await OpenRooms.Open(db, now).CountAsync(q => q.OrganizationId == caller.Organization, cancel) >= RoomRule.MostOpen)
            return await Show(http, caller, db, clock, MemberWords.Say(RoomText.TooManyOpen, RoomRule.MostOpen));
        var shelters = await SheltersOf(db, caller, area, cancel);
        // Nobody could answer it, nor be called: what helps then are the numbers to call in danger.
        if (shelters.Count == 0 && (await RoomSources.ToCall(db, caller, question, [], cancel)).Count == 0)
            return await Show(http, caller, db, clock, RoomText.NobodyToAsk, area.Country);
        if (!await Count(db, caller, now, cancel))
            return await Show(http, caller, db, clock, MemberWords.Say(RoomText.TooManyToday, RoomRule.MostADay));
        db.RoomQuestions.Add(question);
        db.RoomAnswers.AddRange(
            shelters.Select(s => new RoomAnswer
            {
                QuestionId = question.Id,
                ShelterId = s,
                IsAsked = true,
            })
        );
        if (state.Current.Mail is not null)
            await RoomLink.Send(db, question.Id, shelters, seals, now, cancel);
        await db.Record(OpenRooms.Line(http, caller), clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/room/{question.Id}");
    }

    /// <summary>What a list offers, and nothing else.</summary>
    private static int Number(IFormCollection form, string name, int least, int most) =>
        int.TryParse(form.One(name, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
            : throw Problems.NotUnderstood();

    /// <summary>False when today's questions are used up.</summary>
    private static async Task<bool> Count(AppDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var (organization, today) = (caller.Organization, DateOnly.FromDateTime(now.UtcDateTime));
        var asking = await db.RoomAskings.SingleOrDefaultAsync(a => a.OrganizationId == organization && a.Day == today, cancel);
        if (asking is null)
            db.RoomAskings.Add(asking = new() { OrganizationId = organization, Day = today });
        return ++asking.Times <= RoomRule.MostADay;
    }

    private static async Task<List<Guid>> SheltersOf(AppDb db, Caller caller, Place area, CancellationToken cancel)
    {
        var inCountry = await OpenRooms
            .Shelters(db, caller.Standing.Kind!.Value)
            .Where(o => o.Country == area.Country && o.Id != caller.Organization)
            .Select(o => new { o.Id, o.Areas })
            .ToListAsync(cancel);
        return [.. inCountry.Where(o => RoomRule.Serves(area.Country, o.Areas, area)).Select(o => o.Id)];
    }

    private static async Task<IResult> Show(
        HttpContext http,
        Caller caller,
        AppDb db,
        TimeProvider clock,
        string? fault,
        string? danger = null
    )
    {
        var (cancel, now, organization) = (http.RequestAborted, clock.GetUtcNow(), caller.Organization);
        var own = await OpenRooms
            .Open(db, now)
            .AsNoTracking()
            .Where(q => q.OrganizationId == organization)
            .OrderByDescending(q => q.AskedAt)
            .ToListAsync(cancel);
        var rooms = new List<OwnRoom>();
        foreach (var question in own)
        {
            var answers = await RoomSources.AnswersTo(db, caller, question, cancel);
            rooms.Add(RoomSources.Sum(question, answers, now));
        }
        return new RazorComponentResult<RoomPage>(
            new
            {
                caller.Standing,
                Own = rooms,
                Months = await RoomMonths.Of(db, caller.Standing.Country!, cancel),
                Fault = fault,
                Danger = danger,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }
}
