using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Room;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Room;

/// <summary>Whoever asked writes down what she was told by telephone. What a shelter says itself stands before that, whichever came first.</summary>
internal static class NoteCall
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, form, now) = (http.RequestAborted, await http.Form(), clock.GetUtcNow());
        if (!Guid.TryParse(form.One("shelter", 36), out var shelter))
            throw Problems.NotUnderstood();
        RoomReply reply = form.One("reply", 20) switch
        {
            nameof(RoomReply.Yes) => RoomReply.Yes,
            nameof(RoomReply.No) => RoomReply.No,
            nameof(RoomReply.Unanswered) => RoomReply.Unanswered,
            _ => throw Problems.NotUnderstood(),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var question = await OpenRooms.Own(db, caller, id, now, cancel);
        // Two colleagues who write at once are one after the other.
        await db.RoomQuestions.Where(q => q.Id == id).ExecuteUpdateAsync(u => u.SetProperty(q => q.EndsAt, q => q.EndsAt), cancel);
        var answers = await RoomSources.AnswersTo(db, caller, question, cancel);
        if (answers.All(a => a.ShelterId != shelter))
        {
            if (!(await RoomSources.ToCall(db, caller, question, [], cancel)).ContainsKey(shelter))
                throw Problems.NotFound();
            db.RoomAnswers.Add(new() { QuestionId = id, ShelterId = shelter });
            await db.SaveChangesAsync(cancel);
        }
        var written = await db
            .RoomAnswers.Where(a => a.QuestionId == id && a.ShelterId == shelter && (a.Reply == null || a.IsByPhone))
            .ExecuteUpdateAsync(
                u => u.SetProperty(a => a.Reply, reply).SetProperty(a => a.IsByPhone, true).SetProperty(a => a.At, now),
                cancel
            );
        if (written == 1)
        {
            await db.Record(OpenRooms.Line(http, caller), clock, cancel);
            await transaction.CommitAsync(cancel);
        }
        return new SeeOther($"/{http.Language().Code}/room/{id}");
    }
}
