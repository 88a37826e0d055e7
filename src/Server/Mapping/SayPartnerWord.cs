using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Mapping;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Mapping;

/// <summary>A women's service that a programme names beside it says whether that is so, or takes its word back. Nobody else can say it (directory.md §4).</summary>
internal static class SayPartnerWord
{
    private const string Back = "back";

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, ReadMapping mapping, TimeProvider clock, Guid id)
    {
        var (cancel, now, said) = (http.RequestAborted, clock.GetUtcNow(), (await http.Form()).One("word", 10));
        if (said is not (Keys.Yes or Keys.No or Back))
            throw Problems.NotUnderstood();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.MappedProgrammes.Where(p => p.Id == id).ExecuteUpdateAsync(u => u.SetProperty(p => p.BegunAt, p => p.BegunAt), cancel);
        var own = caller.Organization;
        if (said != Back && !(await mapping.Of(id, caller, cancel)).NamedServices().Contains(own))
            throw Problems.NotFound();
        await db.ProgrammePartnerWords.Where(w => w.ProgrammeId == id && w.OrganizationId == own).ExecuteDeleteAsync(cancel);
        if (said != Back)
            db.ProgrammePartnerWords.Add(
                new()
                {
                    ProgrammeId = id,
                    OrganizationId = own,
                    IsSo = said == Keys.Yes,
                    SaidAt = now,
                }
            );
        await db.SaveChangesAsync(cancel);
        await SaveSheet.Record(db, http, caller, id, now, said);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/mapping/{id}?done=saved");
    }
}
