using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Mapping;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Mapping;

/// <summary>A round that was begun by mistake goes, as long as nobody has commented on it; a comment goes while others may still be written.</summary>
internal static class WithdrawRound
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, ReadMapping mapping, TimeProvider clock, int number)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        if ((await http.Form()).One("sure", 3) != Keys.Yes)
            return await ShowRound.Show(http, caller, db, mapping, clock, number, MappingText.FaultWithdraw, null, null, 422);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var round = await ListRounds.Find(db, number, cancel);
        // Held until the end: whoever comments writes it too.
        await Hold(db, round.Id, cancel);
        if (await db.RoundComments.AnyAsync(c => c.RoundId == round.Id, cancel))
            throw Problems.ChangedMeanwhile();
        if (await db.MappingRounds.Where(r => r.Id == round.Id && r.FrozenAt == null).ExecuteDeleteAsync(cancel) != 1)
            throw Problems.ChangedMeanwhile();
        await SaveSheet.Record(db, http, caller, round.Id, now);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/mapping/rounds?done=saved");
    }

    /// <summary>Her organisation's own comment.</summary>
    public static async Task<IResult> Comment(HttpContext http, Caller caller, AppDb db, TimeProvider clock, int number, Guid id)
    {
        var (cancel, now, own) = (http.RequestAborted, clock.GetUtcNow(), caller.Organization);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var round = await ListRounds.Find(db, number, cancel);
        var comments = db.RoundComments.Where(c => c.Id == id && c.RoundId == round.Id && c.OrganizationId == own);
        if (!await comments.AnyAsync(cancel))
            throw Problems.NotFound();
        if (!round.TakesComments(DateOnly.FromDateTime(now.UtcDateTime)))
            throw Problems.ChangedMeanwhile();
        await comments.ExecuteDeleteAsync(cancel);
        await SaveSheet.Record(db, http, caller, id, now);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/mapping/rounds/{number}?done=saved");
    }

    /// <summary>Whoever writes about a round waits for whoever else does.</summary>
    public static Task Hold(AppDb db, Guid round, CancellationToken cancel) =>
        db.MappingRounds.Where(r => r.Id == round).ExecuteUpdateAsync(u => u.SetProperty(r => r.Number, r => r.Number), cancel);
}
