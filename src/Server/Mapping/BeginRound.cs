using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Mapping;

/// <summary>A regional co-ordinator begins a round: its method, its cut-off day, and from when until when members comment.</summary>
internal static class BeginRound
{
    public const int LongestMethod = 4000;

    public static Task<IResult> Page() => Task.FromResult<IResult>(new RazorComponentResult<BeginRoundPage>());

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock)
    {
        var (cancel, now, form, language) = (http.RequestAborted, clock.GetUtcNow(), await http.Form(), http.Language());
        var (title, method) = (form.One("title", AnswerRule.LongestLine), form.Lines("method", LongestMethod));
        var days = new[] { "cut-off", "from", "until" }.Select(f => form.One(f, 20)).ToArray();
        var read = days.Select(AnswerRule.Day).ToArray();
        var fault =
            title.Length < 3 || method.Length < 10 || read.Contains(null) || read[0] > read[1] || read[1] > read[2] ? MappingText.FaultRound
            : read[2]!.Value < Today(now) ? MappingText.FaultRoundPast
            : null;
        if (fault is not null)
            return new RazorComponentResult<BeginRoundPage>(
                new
                {
                    Title = title,
                    Method = method,
                    Days = days,
                    Fault = fault,
                }
            )
            {
                StatusCode = 422,
            };
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var round = new MappingRound
        {
            Id = Guid.CreateVersion7(now),
            Number = (await db.MappingRounds.MaxAsync(r => (int?)r.Number, cancel) ?? 0) + 1,
            Title = LocalText.Of(title, language),
            Method = LocalText.Of(method, language),
            CutOff = read[0]!.Value,
            CommentsFrom = read[1]!.Value,
            CommentsUntil = read[2]!.Value,
        };
        db.MappingRounds.Add(round);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Two rounds of one number, begun at the same moment.
            throw Problems.ChangedMeanwhile();
        }
        await SaveSheet.Record(db, http, caller, round.Id, now);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{language.Code}/mapping/rounds/{round.Number}?done=saved");
    }

    private static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
