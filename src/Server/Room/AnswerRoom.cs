using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Room;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Room;

/// <summary>What the caller's organisation is asked, and its answer: yes, no, or call us. It can be changed until the question ends.</summary>
internal static class AnswerRoom
{
    private const int MostShown = 100;

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, TimeProvider clock)
    {
        var (cancel, now, language) = (http.RequestAborted, clock.GetUtcNow(), http.Language());
        var asked = await OpenRooms
            .AskedOf(db, caller.Organization, now)
            .AsNoTracking()
            .OrderBy(a => a.Question.AskedAt)
            .Take(MostShown)
            .ToListAsync(cancel);
        var takesPart = await OpenRooms
            .Shelters(db, Domain.Members.OrganizationKind.Shelter)
            .AnyAsync(s => s.Id == caller.Organization, cancel);
        var often = await OpenRooms.AskedLately(db, db.MemberOrganizations.Select(o => o.Id), now, cancel);
        var ids = often.Keys.ToList();
        var names = takesPart
            ? await db
                .MemberOrganizations.AsNoTracking()
                .Where(o => ids.Contains(o.Id))
                .Select(o => new
                {
                    o.Id,
                    o.Name,
                    o.Kind,
                    o.Country,
                })
                .ToListAsync(cancel)
            : [];
        return new RazorComponentResult<AskedRoomsPage>(
            new
            {
                caller.Standing,
                TakesPart = takesPart,
                Asked = asked.Select(a => View(a, often.GetValueOrDefault(a.Asker.Id), now)).ToList(),
                Askers = names
                    .Select(o => new RoomAsker(o.Name, o.Kind, o.Country, often[o.Id]))
                    .OrderByDescending(a => a.Times)
                    .ThenBy(a => a.Name.In(language).Text, Alphabet.Of(language))
                    .Take(MostShown)
                    .ToList(),
            }
        );
    }

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        await Say(http, caller, db, clock, id, ReplyOf(await http.Form()));
        return new SeeOther($"/{http.Language().Code}/room/asked");
    }

    public static RoomReply ReplyOf(IFormCollection form) =>
        form.One("reply", 20) switch
        {
            nameof(RoomReply.Yes) => RoomReply.Yes,
            nameof(RoomReply.No) => RoomReply.No,
            nameof(RoomReply.CallUs) => RoomReply.CallUs,
            _ => throw Problems.NotUnderstood(),
        };

    /// <summary>Keeps what her organisation says. Saying the same again writes nothing.</summary>
    /// <exception cref="Problem">It is not asked that any more, or thought better of it too often.</exception>
    public static async Task Say(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id, RoomReply reply)
    {
        var (cancel, now, shelter) = (http.RequestAborted, clock.GetUtcNow(), caller.Organization);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await OpenRooms.AskedOf(db, shelter, now).AnyAsync(a => a.Question.Id == id, cancel))
            throw Problems.NotFound();
        var own = db.RoomAnswers.Where(a => a.QuestionId == id && a.ShelterId == shelter);
        if (await own.AnyAsync(a => a.Reply == reply && !a.IsByPhone, cancel))
            return;
        var written = await own.Where(a => a.Changes < RoomRule.MostChanges)
            .ExecuteUpdateAsync(
                u =>
                    u.SetProperty(a => a.Reply, reply)
                        .SetProperty(a => a.IsByPhone, false)
                        .SetProperty(a => a.At, now)
                        .SetProperty(a => a.Changes, a => a.Changes + 1),
                cancel
            );
        if (written == 0)
            throw Problems.TooManyTries();
        await db.Record(OpenRooms.Line(http, caller), clock, cancel);
        await transaction.CommitAsync(cancel);
    }

    public static AskedRoom View(Asking asked, int often, DateTimeOffset now) =>
        new(
            OpenRooms.View(asked.Question, now),
            asked.Asker.Name,
            asked.Asker.Kind,
            asked.Asker.Country,
            often,
            asked.Answer.IsByPhone ? null : asked.Answer.Reply
        );
}
