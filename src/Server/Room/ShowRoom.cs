using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Room;

/// <summary>An open question of the caller's organisation: who may have room, what they said so far; and that alone, for the page to bring itself up to date.</summary>
internal static class ShowRoom
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        var question = await OpenRooms.Own(db, caller, id, now, cancel);
        var answers = await RoomSources.AnswersTo(db, caller, question, cancel);
        return new RazorComponentResult<OwnRoomPage>(
            new
            {
                Room = RoomSources.Sum(question, answers, now),
                Sources = await RoomSources.Of(db, caller, question, answers, http.Language(), cancel),
            }
        );
    }

    public static async Task<IResult> Answers(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        var question = await OpenRooms.Own(db, caller, id, now, cancel);
        var answers = await RoomSources.AnswersTo(db, caller, question, cancel);
        return new RazorComponentResult<AnswersPart>(
            new
            {
                Room = RoomSources.Sum(question, answers, now),
                Said = answers.Select(a => (OpenRooms.View(a, question.Area), a.IsAsked)).ToList(),
            }
        );
    }
}
