using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Feeds;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>
/// Somebody writes what the directory says of a service of her organisation. Two who write at once lose nothing: fields that only one of them changed are joined,
/// and where both changed the same one the second sees what the first wrote, and chooses.
/// </summary>
internal static class EditListing
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, Guid id)
    {
        var kept = await db.Listings.AsNoTracking().OwnedBy(db, caller).Find(id, http.RequestAborted);
        return await Show(
            http,
            caller,
            db,
            kept,
            EditFields.Read(kept.Document, http.Language()),
            [],
            new Dictionary<string, string>(),
            200
        );
    }

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, language, form) = (http.RequestAborted, http.Language(), await http.Form());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var kept = await OwnListings.Hold(db, caller, id, cancel);
        var texts = EditForm.Read(form, EditFields.For(kept.Document));
        var (hers, theirs) = await Join(db, kept, form.One("mark", 40), texts, language, cancel);
        var draft = Guid.TryParse(form.One("draft", 40), out var taken) ? taken : (Guid?)null;
        var isWords = form.One("page", 10) == "words";
        var faults = EditForm.Faults(texts, kept.Document, language);
        if (faults.Count + theirs.Count > 0)
        {
            var status = faults.Count > 0 ? 422 : 409;
            return isWords
                ? TranslateListing.Show(http, kept.Document, hers, faults, theirs, status)
                : await Show(http, caller, db, kept, hers, faults, theirs, status, draft);
        }
        var now = clock.GetUtcNow();
        var changed = EditFields.Write(kept.Document, hers, language);
        if (form.One(PlaceForm.AgreedField, 3) != "yes" && await ShowsShelter(db, kept.Document, changed, cancel))
            return await Show(http, caller, db, kept, hers, faults, theirs, 422, draft, asksWhoKnows: true);
        if (form.One("checked", 3) == "yes")
            changed = CheckRule.Confirm(changed, DateOnly.FromDateTime(now.UtcDateTime), EditWords.CheckedByItself());
        var published = await OpenDrafts.Of(db, caller, id).Where(d => d.Id == draft).ExecuteDeleteAsync(cancel);
        if (!ReferenceEquals(changed, kept.Document))
        {
            await EditHistory.Write(db, caller, kept, changed, now, cancel);
            await OwnListings.Publish(http, db, caller, id, clock);
        }
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{language.Code}/organization/services{(isWords ? $"/{id}/words" : "")}?done=saved");
    }

    /// <summary>Her texts over those that stand now; and, by key, what others wrote meanwhile in fields that she changed as well.</summary>
    private static async Task<JoinTexts> Join(
        AppDb db,
        ListingRecord kept,
        string mark,
        IReadOnlyDictionary<string, string> texts,
        Language language,
        CancellationToken cancel
    ) =>
        JoinTexts.Of(
            EditFields.Read(kept.Document, language),
            await EditHistory.Seen(db, kept, mark, cancel) is { } seen ? EditFields.Read(seen, language) : null,
            texts
        );

    /// <summary>Whether it becomes a shelter while an address of it is read by everybody.</summary>
    private static async Task<bool> ShowsShelter(AppDb db, Listing before, Listing changed, CancellationToken cancel) =>
        PlaceRule.IsSecretByNature(changed.Terms)
        && !PlaceRule.IsSecretByNature(before.Terms)
        && (await ListPlaces.Of(db, before, cancel)).Values.Any(l => !l.IsAreaOnly);

    /// <summary>The form with what stands in a draft, as her writer left it.</summary>
    public static Task<IResult> Show(
        HttpContext http,
        Caller caller,
        AppDb db,
        ListingRecord kept,
        IReadOnlyDictionary<string, string> texts,
        ListingDraft draft
    ) => Show(http, caller, db, kept, texts, [], new Dictionary<string, string>(), 200, draft.Id, draft.Mark);

    private static async Task<IResult> Show(
        HttpContext http,
        Caller caller,
        AppDb db,
        ListingRecord kept,
        IReadOnlyDictionary<string, string> texts,
        IReadOnlyList<string> faults,
        IReadOnlyDictionary<string, string> theirs,
        int status,
        Guid? draft = null,
        string? mark = null,
        bool asksWhoKnows = false
    )
    {
        return new RazorComponentResult<EditListingPage>(
            new
            {
                Listing = kept.Document,
                caller.Standing.Country,
                kept.IsHidden,
                IsShown = await db.PublicListings.AnyAsync(p => p.Id == kept.Id, http.RequestAborted),
                Mark = mark ?? EditHistory.MarkOf(kept.Document),
                Draft = draft,
                Drafts = await OpenDrafts.Read(db, caller, kept.Id, http.RequestAborted),
                Texts = texts,
                Faults = faults,
                Theirs = theirs,
                AsksWhoKnows = asksWhoKnows,
                Taken = await EditHistory.Taken(db, caller, kept.Id, http.RequestAborted) is { } taken
                    ? taken.By?.In(http.Language()).Text
                    : null,
                Source = await EntrySources.Of(db, kept.Id, http.RequestAborted),
                History = await EditHistory.Read(db, caller, kept.Id, http.RequestAborted),
            }
        )
        {
            StatusCode = status,
        };
    }
}
