using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Places;
using Tirek.Domain.Room;
using Tirek.Server.Data;

namespace Tirek.Server.Room;

/// <summary>The door for the node's retention: questions whose time is over are deleted with their answers, and only counts stay.</summary>
internal static class EndRooms
{
    private const int AtOnce = 1_000;

    public static async Task Over(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var over = await db.RoomQuestions.Where(q => q.EndsAt <= now).Select(q => q.Id).Take(AtOnce).ToListAsync(cancel);
        foreach (var id in over)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (await End(db, id, cancel))
                await transaction.CommitAsync(cancel);
        }
        var oldest = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-RoomRule.DaysCounted);
        await db.RoomAskings.Where(a => a.Day < oldest).ExecuteDeleteAsync(cancel);
    }

    /// <summary>In the caller's transaction. False if it is gone already: then somebody else has counted it.</summary>
    public static async Task<bool> End(AppDb db, Guid id, CancellationToken cancel)
    {
        var question = await db.RoomQuestions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == id, cancel);
        if (question is null || await db.RoomQuestions.Where(q => q.Id == id).ExecuteDeleteAsync(cancel) == 0)
            return false;
        var replies = await db.RoomAnswers.Where(a => a.QuestionId == id).Select(a => a.Reply).ToListAsync(cancel);
        await db.RoomAnswers.Where(a => a.QuestionId == id).ExecuteDeleteAsync(cancel);
        var day = RoomRule.Today(Gazetteer.Find(question.Area)!, question.AskedAt);
        var month = new DateOnly(day.Year, day.Month, 1);
        await Count(db, question.Area, month, 0, 1, cancel);
        foreach (var same in replies.GroupBy(r => (int)(r ?? RoomReply.Unanswered)).OrderBy(g => g.Key))
            await Count(db, question.Area, month, same.Key, same.Count(), cancel);
        await LettingGo.Remember(db, cancel);
        return true;
    }

    /// <summary>Adds to what is there, also when two servers do so at once.</summary>
    private static Task Count(AppDb db, string area, DateOnly month, int reply, int times, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "RoomCounts" ("Area", "Month", "Reply", "Times") VALUES ({area}, {month}, {reply}, {times})
            ON CONFLICT ("Area", "Month", "Reply") DO UPDATE SET "Times" = "RoomCounts"."Times" + excluded."Times"
            """,
            cancel
        );
}
