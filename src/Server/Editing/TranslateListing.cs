using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>Every text of a service beside its original, to be written in the language of the page. Saved as any change of it (<see cref="EditListing"/>).</summary>
internal static class TranslateListing
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, Guid id)
    {
        var kept = await db.Listings.AsNoTracking().OwnedBy(db, caller).Find(id, http.RequestAborted);
        var texts = EditFields.Read(kept.Document, http.Language());
        return Show(http, kept.Document, texts, [], new Dictionary<string, string>(), 200);
    }

    /// <summary>The page with what she wrote, what is wrong about it, and what others wrote meanwhile.</summary>
    public static IResult Show(
        HttpContext http,
        Listing listing,
        IReadOnlyDictionary<string, string> texts,
        IReadOnlyList<string> faults,
        IReadOnlyDictionary<string, string> theirs,
        int status
    ) =>
        new RazorComponentResult<TranslateListingPage>(
            new
            {
                Listing = listing,
                Mark = EditHistory.MarkOf(listing),
                Fields = Translations.Of(listing, http.Language()),
                Progress = Translations.Progress(listing),
                Texts = texts,
                Faults = faults,
                Theirs = theirs,
            }
        )
        {
            StatusCode = status,
        };
}
