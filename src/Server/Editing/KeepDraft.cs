using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>
/// Keeps what she wrote of a service without publishing it: only what she changed and what does not stand there already, whether it fits or not. Her former draft of it in this language
/// gives way.
/// </summary>
internal static class KeepDraft
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, language, form) = (http.RequestAborted, http.Language(), await http.Form());
        var mark = form.One("mark", 40);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var kept = await OwnListings.Hold(db, caller, id, cancel);
        var texts = EditForm.Read(form, EditFields.For(kept.Document));
        var seen = await EditHistory.Seen(db, kept, mark, cancel) ?? kept.Document;
        var (before, now) = (EditFields.Read(seen, language), EditFields.Read(kept.Document, language));
        // What a colleague wrote meanwhile stands in her form too, and is none of hers.
        var written = texts.Where(t => t.Value != before[t.Key] && t.Value != now[t.Key]).ToDictionary();
        await db
            .ListingDrafts.Where(d => d.ListingId == id && d.PersonId == caller.Person && d.Language == language.Code)
            .ExecuteDeleteAsync(cancel);
        if (written.Count == 0)
        {
            await transaction.CommitAsync(cancel);
            return new SeeOther($"/{language.Code}/organization/services/{id}");
        }
        db.ListingDrafts.Add(
            new()
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                ListingId = id,
                OrganizationId = caller.Organization,
                PersonId = caller.Person,
                Language = language.Code,
                Mark = mark,
                Texts = written,
                At = clock.GetUtcNow(),
            }
        );
        await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, id), clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{language.Code}/organization/services/{id}?done=draft");
    }
}
