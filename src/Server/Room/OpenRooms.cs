using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Domain.Places;
using Tirek.Domain.Room;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Room;

/// <summary>Which questions stand, and who may see them: those who asked, and the shelters that were asked and still let themselves be asked by them.</summary>
internal static class OpenRooms
{
    /// <summary>Those whose time is not over, of organisations that are members at this moment.</summary>
    public static IQueryable<RoomQuestion> Open(AppDb db, DateTimeOffset now) =>
        db.RoomQuestions.Where(q =>
            q.EndsAt > now && db.MemberOrganizations.Any(o => o.Id == q.OrganizationId && o.State == MemberState.Member)
        );

    /// <summary>A question of the caller's organisation.</summary>
    /// <exception cref="Problem">It is over, another's, or there is none: these are not told apart.</exception>
    public static async Task<RoomQuestion> Own(AppDb db, Caller caller, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        var organization = caller.Organization;
        return await Open(db, now).AsNoTracking().SingleOrDefaultAsync(q => q.Id == id && q.OrganizationId == organization, cancel)
            ?? throw Problems.NotFound();
    }

    /// <summary>Members that let themselves be asked by an organisation of this kind.</summary>
    public static IQueryable<MemberOrganization> Shelters(AppDb db, OrganizationKind asks) =>
        from s in db.RoomShelters
        where asks != OrganizationKind.StateBody || s.AnswersState
        join o in db.MemberOrganizations on s.OrganizationId equals o.Id
        where o.State == MemberState.Member
        select o;

    /// <summary>What a shelter is asked now.</summary>
    public static IQueryable<Asking> AskedOf(AppDb db, Guid shelter, DateTimeOffset now) =>
        from q in Open(db, now)
        join a in db.RoomAnswers on q.Id equals a.QuestionId
        where a.ShelterId == shelter && a.IsAsked
        join o in db.MemberOrganizations on q.OrganizationId equals o.Id
        where
            Shelters(db, OrganizationKind.StateBody).Any(s => s.Id == shelter)
            || (o.Kind != OrganizationKind.StateBody && Shelters(db, OrganizationKind.Shelter).Any(s => s.Id == shelter))
        select new Asking
        {
            Question = q,
            Answer = a,
            Asker = o,
        };

    public static RoomQuestionView View(RoomQuestion question, DateTimeOffset now) =>
        new(
            question.Id,
            question.Area,
            question.Adults,
            question.Children,
            question.From,
            RoomRule.Today(Gazetteer.Find(question.Area)!, now),
            question.AskedAt,
            question.EndsAt
        );

    public static RoomAnswerView View(RoomAnswer answer, string area) =>
        new(
            answer.ShelterId,
            answer.Reply,
            answer.IsByPhone,
            answer.At is { } at ? TimeOnly.FromDateTime(RoomRule.LocalNow(Gazetteer.Find(area)!, at)) : null
        );

    /// <summary>
    /// A line of the caller's own trail, which is kept for ever: about her organisation and nothing else. A question in it, or whom it went to, would join what two
    /// organisations did long after both are forgotten.
    /// </summary>
    public static TrailLine Line(HttpContext http, Caller caller) =>
        new(caller.Organization, http.AuditName(), caller.Person, caller.Name, caller.Organization);

    /// <summary>How often these organisations asked of late.</summary>
    public static async Task<Dictionary<Guid, int>> AskedLately(
        AppDb db,
        IQueryable<Guid> organizations,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-RoomRule.DaysCounted);
        return await db
            .RoomAskings.Where(a => a.Day > since && organizations.Contains(a.OrganizationId))
            .GroupBy(a => a.OrganizationId)
            .Select(g => new { g.Key, Times = g.Sum(a => a.Times) })
            .ToDictionaryAsync(g => g.Key, g => g.Times, cancel);
    }
}

/// <summary>A question, what a shelter said to it, and who asked.</summary>
internal sealed class Asking
{
    public required RoomQuestion Question { get; init; }
    public required RoomAnswer Answer { get; init; }
    public required MemberOrganization Asker { get; init; }
}
