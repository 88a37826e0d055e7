using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Room;

/// <summary>
/// A shelter answers by the link of a mail, without signing in: opening it changes nothing, since programs open links too, and shows the question and three
/// buttons. It counts for whom it was sent to as long as she may answer for that shelter. Guessing soon has to wait.
/// </summary>
internal static class AnswerByLink
{
    private const int FreeGuesses = 20;

    public static Task<IResult> Page(
        HttpContext http,
        AppDb db,
        SignInLanes lanes,
        IDataProtectionProvider seals,
        TimeProvider clock,
        string token
    ) => Show(http, db, lanes, seals, clock, token, isDone: false);

    public static async Task<IResult> Answer(
        HttpContext http,
        AppDb db,
        SignInLanes lanes,
        IDataProtectionProvider seals,
        TimeProvider clock,
        string token
    )
    {
        var reply = AnswerRoom.ReplyOf(await http.Form());
        if (await Find(http, db, lanes, seals, clock, token) is not { } found)
            return Over();
        await AnswerRoom.Say(http, found.Caller, db, clock, found.Asked.Question.Id, reply);
        return await Show(http, db, lanes, seals, clock, token, isDone: true);
    }

    private static async Task<IResult> Show(
        HttpContext http,
        AppDb db,
        SignInLanes lanes,
        IDataProtectionProvider seals,
        TimeProvider clock,
        string token,
        bool isDone
    )
    {
        if (await Find(http, db, lanes, seals, clock, token) is not { } found)
            return Over();
        var asked = found.Asked;
        var now = clock.GetUtcNow();
        var asker = asked.Asker.Id;
        var often = await OpenRooms.AskedLately(
            db,
            db.MemberOrganizations.Where(o => o.Id == asker).Select(o => o.Id),
            now,
            http.RequestAborted
        );
        return new RazorComponentResult<AnswerPage>(
            new
            {
                Path = http.Request.Path.Value,
                Asked = AnswerRoom.View(asked, often.GetValueOrDefault(asker), now),
                IsDone = isDone,
            }
        );
    }

    /// <summary>Null if it is no link of ours, or opens nothing any more.</summary>
    /// <exception cref="Problem">So many that are none came this way that it has to wait.</exception>
    private static async Task<(Caller Caller, Asking Asked)?> Find(
        HttpContext http,
        AppDb db,
        SignInLanes lanes,
        IDataProtectionProvider seals,
        TimeProvider clock,
        string token
    )
    {
        RoomLink? link = null;
        var isOurs =
            await lanes.Try(
                SignInLanes.Of("", null, http, "answer"),
                () =>
                {
                    link = RoomLink.Open(token, seals);
                    return Task.FromResult(link is not null);
                },
                FreeGuesses
            ) ?? throw Problems.TooManyTries();
        if (!isOurs)
            return null;
        var cancel = http.RequestAborted;
        if (
            await Callers.Absent(db, link!.Person, cancel) is not { } her
            || her.Standing.Organization != link.Shelter
            || !her.May(Permission.AnswerAboutRoom)
        )
            return null;
        var asked = await OpenRooms
            .AskedOf(db, link.Shelter, clock.GetUtcNow())
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.Question.Id == link.Question, cancel);
        return asked is null ? null : (her, asked);
    }

    private static RazorComponentResult Over() => new RazorComponentResult<AnswerPage>(new { }) { StatusCode = 404 };
}
