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
        if ((await http.Form()).One("state", 40) != SaveSheet.MarkOf(own))
            throw Problems.ChangedMeanwhile();
        // It never becomes wider by an undo: that is said in its form, or not at all.
        var circle = own.Circle == SheetCircle.CivilSociety ? own.Circle : before.Circle;
        (own.Document, own.Circle, own.ChangedAt) = (before.Document, circle, now);
        db.ProgrammeSheetVersions.Remove(before);
        await db.SaveChangesAsync(cancel);
        await SaveSheet.ForgetWords(db, id, cancel);
        await SaveSheet.Record(db, http, caller, id, now);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/mapping/{id}?done=saved");
    }

    public static async Task<IResult> TakeAway(HttpContext http, Caller caller, AppDb db, ReadMapping mapping, TimeProvider clock, Guid id)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        var form = await http.Form();
        if (form.One("sure", 3) != Keys.Yes)
            throw Problems.NotUnderstood();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = await SaveSheet.Hold(db, mapping, caller, id, cancel) ?? throw Problems.NotFound();
        if (form.One("state", 40) != SaveSheet.MarkOf(own))
            throw Problems.ChangedMeanwhile();
        await SaveSheet.Versions(db, own).ExecuteDeleteAsync(cancel);
        db.ProgrammeSheets.Remove(own);
        await db.SaveChangesAsync(cancel);
        await SaveSheet.ForgetWords(db, id, cancel);
        if (!await db.ProgrammeSheets.AnyAsync(s => s.ProgrammeId == id, cancel))
        {
            await db.ProgrammePartnerWords.Where(w => w.ProgrammeId == id).ExecuteDeleteAsync(cancel);
            // Comments on it keep its id: nobody is shown them any more, as nobody but civil society may have been.
            await db.MappedProgrammes.Where(p => p.Id == id).ExecuteDeleteAsync(cancel);
        }
        await SaveSheet.Record(db, http, caller, id, now);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/mapping?done=saved");
    }
}
