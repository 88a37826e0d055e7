using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Mapping;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Mapping;

/// <summary>An organisation takes the last change of its own sheet back, or takes the sheet away. A programme without a sheet is gone.</summary>
internal static class UndoSheet
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, ReadMapping mapping, TimeProvider clock, Guid id)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = await SaveSheet.Hold(db, mapping, caller, id, cancel) ?? throw Problems.NotFound();
        var before =
            await SaveSheet.Versions(db, own).OrderByDescending(v => v.Sequence).FirstOrDefaultAsync(cancel) ?? throw Problems.NotFound();
        if ((await http.Form()).One("state", 40) != StoredJson.MarkOf(own.Document))
            throw Problems.ChangedMeanwhile();
        (own.Document, own.Circle, own.ChangedAt) = (before.Document, before.Circle, now);
        db.ProgrammeSheetVersions.Remove(before);
        await db.SaveChangesAsync(cancel);
        await SaveSheet.Record(db, http, caller, id, now);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/mapping/{id}?done=saved");
    }

    public static async Task<IResult> TakeAway(HttpContext http, Caller caller, AppDb db, ReadMapping mapping, TimeProvider clock, Guid id)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        if ((await http.Form()).One("sure", 3) != Keys.Yes)
            throw Problems.NotUnderstood();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = await SaveSheet.Hold(db, mapping, caller, id, cancel) ?? throw Problems.NotFound();
        await SaveSheet.Versions(db, own).ExecuteDeleteAsync(cancel);
        db.ProgrammeSheets.Remove(own);
        await db.SaveChangesAsync(cancel);
        if (!await db.ProgrammeSheets.AnyAsync(s => s.ProgrammeId == id, cancel))
        {
            await db.ProgrammePartnerWords.Where(w => w.ProgrammeId == id).ExecuteDeleteAsync(cancel);
            await db
                .RoundComments.Where(c => c.ProgrammeId == id)
                .ExecuteUpdateAsync(u => u.SetProperty(c => c.ProgrammeId, (Guid?)null), cancel);
            await db.MappedProgrammes.Where(p => p.Id == id).ExecuteDeleteAsync(cancel);
        }
        await SaveSheet.Record(db, http, caller, id, now);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/mapping?done=saved");
    }
}
