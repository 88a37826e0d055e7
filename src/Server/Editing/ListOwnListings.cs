using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>Shows the services of the caller's organisation.</summary>
internal static class ListOwnListings
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db)
    {
        var own = await db
            .Listings.AsNoTracking()
            .OwnedBy(db, caller)
            .Select(l => new
            {
                l.Document,
                l.IsHidden,
                Shown = db.PublicListings.Where(p => p.Id == l.Id).Select(p => p.View).FirstOrDefault(),
            })
            .ToListAsync(http.RequestAborted);
        var language = http.Language();
        // Whoever may not write a service sees nothing of what others write.
        var drafts = caller.May(Permission.EditListings) ? await OpenDrafts.Read(db, caller, http.RequestAborted) : null;
        return new RazorComponentResult<OwnListingsPage>(
            new
            {
                caller.Standing,
                Services = own.Select(l => new OwnListing(l.Document, l.IsHidden, l.Shown) { Drafts = [.. drafts?[l.Document.Id] ?? []] })
                    .OrderBy(s => s.Listing.Name.In(language).Text, Alphabet.Of(language))
                    .ToList(),
            }
        );
    }
}
