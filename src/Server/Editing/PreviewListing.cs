using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Programmes;
using Tirek.Server.Data;
using Tirek.Server.Duplicates;
using Tirek.Server.Find;
using Tirek.Server.Http;
using Tirek.Server.Programmes;

namespace Tirek.Server.Editing;

/// <summary>
/// Shows what she is writing as somebody else will read it, and saves nothing: to everybody by the very page that everybody gets, and to whom may read more what they
/// read besides. What does not fit in its field stands as it stood.
/// </summary>
internal static class PreviewListing
{
    public static async Task<IResult> Everybody(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var view = (await Views(http, caller, db, clock, id)).Public;
        if (ProgrammeRule.IsProgramme(view))
            return new RazorComponentResult<ProgrammePage>(
                new
                {
                    Listing = view,
                    Country = ListingCountry.Of(view),
                    IsPreview = true,
                }
            );
        return new RazorComponentResult<ListingPage>(
            new Dictionary<string, object?>
            {
                [nameof(OneListing.Listing)] = view,
                [nameof(OneListing.Country)] = ListingCountry.Of(view),
                [nameof(ListingPage.IsPreview)] = true,
            }
        );
    }

    public static async Task<IResult> Others(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var views = await Views(http, caller, db, clock, id);
        return new RazorComponentResult<PreviewPage>(new { Everybody = views.Public, Rows = views.Rows(http.Language()) });
    }

    /// <summary>What stands beside the form while she writes: no page, the cards alone.</summary>
    public static async Task<IResult> Cards(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var views = await Views(http, caller, db, clock, id);
        return new RazorComponentResult<PreviewCards>(new { Everybody = views.Public, Rows = views.Rows(http.Language()) });
    }

    private static async Task<Seen> Views(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, language) = (http.RequestAborted, http.Language());
        var form = await http.Form();
        var kept = await db.Listings.AsNoTracking().OwnedBy(db, caller).Find(id, cancel);
        var texts = EditForm.Read(form, EditFields.For(kept.Document));
        var faults = EditForm.Faults(texts, kept.Document, language);
        var written = EditFields.Write(kept.Document, texts.Where(t => !faults.Contains(t.Key)).ToDictionary(), language);
        var at = written.At.Select(a => a.LocationId).Distinct().ToList();
        var places = await db
            .Locations.AsNoTracking()
            .Where(l => at.Contains(l.Id) && !l.IsControlled && !l.IsHidden && !l.IsGone)
            .ToDictionaryAsync(l => l.Id, l => new PublishedLocation(l.Document, l.AreaKey()), cancel);
        if (form.ContainsKey("town"))
            written = await PreviewPlace.Put(db, caller, written, places, form, clock.GetUtcNow(), cancel);
        var organization = await db
            .Organizations.AsNoTracking()
            .Where(o => o.Id == kept.OrganizationId && !o.IsControlled && !o.IsHidden && !o.IsGone)
            .Select(o => o.Document)
            .SingleOrDefaultAsync(cancel);
        return new(
            ListingView.Of<PublicReader>(written, organization, places),
            ListingView.For(MemberReader.OfProfessional, written, organization, places),
            ListingView.Of<OwnerReader>(written, organization, places)
        );
    }

    private sealed record Seen(
        ListingView<PublicReader> Public,
        ListingView<ProfessionalReader> Professionals,
        ListingView<OwnerReader> Owner
    )
    {
        /// <summary>Field by field what each kind of reader reads.</summary>
        public IReadOnlyList<PreviewRow> Rows(Language language) =>
            [
                .. MergeFields
                    .All.Select(f => new PreviewRow(
                        f.Key,
                        MergeWords.Lines(Public, f.Key, language),
                        MergeWords.Lines(Professionals, f.Key, language),
                        MergeWords.Lines(Owner, f.Key, language)
                    ))
                    .Where(r => r.Owner.Count > 0),
            ];
    }
}
