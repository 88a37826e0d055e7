using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Mapping;

/// <summary>A member says something about a round, or about a programme in it, within the days for that.</summary>
internal static class CommentOnRound
{
    public const int Longest = 2000;

    /// <summary>So many comments one organisation writes on a round.</summary>
    public const int Most = 50;

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, ReadMapping mapping, TimeProvider clock, int number)
    {
        var (cancel, now, form) = (http.RequestAborted, clock.GetUtcNow(), await http.Form());
        var round = await ListRounds.Find(db, number, cancel);
        if (!round.TakesComments(DateOnly.FromDateTime(now.UtcDateTime)))
            throw Problems.ChangedMeanwhile();
        var programme = form.One("programme", 40);
        var about =
            programme.Length == 0 ? (Guid?)null
            : Guid.TryParse(programme, out var id) ? (await mapping.Of(id, caller, cancel)).Id
            : throw Problems.NotUnderstood();
        var text = form.Lines("comment", Longest * 4);
        if (text.Length is < 3 or > Longest)
            return await ShowRound.Show(
                http,
                caller,
                db,
                mapping,
                clock,
                number,
                MappingWords.Say(MappingText.FaultComment, Longest),
                text,
                about,
                422
            );
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = caller.Organization;
        await WithdrawRound.Hold(db, round.Id, cancel);
        if (!await db.MappingRounds.AnyAsync(r => r.Id == round.Id && r.FrozenAt == null, cancel))
            throw Problems.ChangedMeanwhile();
        if (await db.RoundComments.CountAsync(c => c.RoundId == round.Id && c.OrganizationId == own, cancel) >= Most)
            throw Problems.TooMuchUndecided();
        var comment = new RoundComment
        {
            Id = Guid.CreateVersion7(now),
            RoundId = round.Id,
            ProgrammeId = about,
            OrganizationId = own,
            Words = LocalText.Of(text, http.Language()),
            WrittenAt = now,
        };
        db.RoundComments.Add(comment);
        await db.SaveChangesAsync(cancel);
        await SaveSheet.Record(db, http, caller, comment.Id, now);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/mapping/rounds/{number}?done=saved");
    }
}
