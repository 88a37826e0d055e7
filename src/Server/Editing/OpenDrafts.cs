using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>
/// Drafts of a service that the people of its organisation have kept: each of them may take one up and publish it, or throw it away. For anybody else there is none.
/// </summary>
internal static class OpenDrafts
{
    public static IQueryable<ListingDraft> Of(AppDb db, Caller caller, Guid listing)
    {
        var own = caller.Organization;
        return db.ListingDrafts.Where(d => d.ListingId == listing && d.OrganizationId == own);
    }

    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<OwnDraft>> Read(AppDb db, Caller caller, Guid listing, CancellationToken cancel) =>
        [.. (await Read(db, caller, Of(db, caller, listing), cancel))[listing]];

    /// <summary>Of all services of the caller's organisation, newest first.</summary>
    public static Task<ILookup<Guid, OwnDraft>> Read(AppDb db, Caller caller, CancellationToken cancel)
    {
        var own = caller.Organization;
        return Read(db, caller, db.ListingDrafts.Where(d => d.OrganizationId == own), cancel);
    }

    private static async Task<ILookup<Guid, OwnDraft>> Read(
        AppDb db,
        Caller caller,
        IQueryable<ListingDraft> drafts,
        CancellationToken cancel
    )
    {
        var read = await (
            from d in drafts.AsNoTracking()
            join p in db.People on d.PersonId equals p.Id
            orderby d.At descending, d.Id
            select new
            {
                d.Id,
                d.ListingId,
                d.PersonId,
                p.Name,
                d.Language,
                d.At,
            }
        ).ToListAsync(cancel);
        return read.ToLookup(
            d => d.ListingId,
            d => new OwnDraft(d.Id, d.Name, d.PersonId == caller.Person, Language.Find(d.Language) ?? Language.English, d.At)
        );
    }

    /// <summary>The form of the service with what stands in a draft, as if its writer had never left it.</summary>
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, Guid id, Guid draft)
    {
        var (cancel, language) = (http.RequestAborted, http.Language());
        var kept = await db.Listings.AsNoTracking().OwnedBy(db, caller).Find(id, cancel);
        var found =
            await Of(db, caller, id).AsNoTracking().SingleOrDefaultAsync(d => d.Id == draft && d.Language == language.Code, cancel)
            ?? throw Problems.NotFound();
        var texts = new Dictionary<string, string>(EditFields.Read(kept.Document, language));
        // A field that there is no more is no field of hers.
        foreach (var (key, text) in found.Texts.Where(t => texts.ContainsKey(t.Key)))
            texts[key] = text;
        return await EditListing.Show(http, caller, db, kept, texts, found);
    }

    public static async Task<IResult> Drop(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id, Guid draft)
    {
        var cancel = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Listings.AsNoTracking().OwnedBy(db, caller).Find(id, cancel);
        if (await Of(db, caller, id).Where(d => d.Id == draft).ExecuteDeleteAsync(cancel) > 0)
            await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, id), clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/services/{id}");
    }
}
