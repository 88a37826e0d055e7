using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>Every text of a service beside its original, to be written in the language of the page. Saved as any change of it (<see cref="EditListing"/>).</summary>
internal static class TranslateListing
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, Guid id)
    {
        var kept = await db.Listings.AsNoTracking().OwnedBy(db, caller).Find(id, http.RequestAborted);
        return new RazorComponentResult<TranslateListingPage>(
            new
            {
                Listing = kept.Document,
                Mark = EditHistory.MarkOf(kept.Document),
                Fields = Translations.Of(kept.Document, http.Language()),
                Progress = Translations.Progress(kept.Document),
            }
        );
    }
}
