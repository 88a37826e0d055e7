using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Checking;

/// <summary>
/// Anybody says what is wrong in an entry, without an account and without a trace of who. Nothing changes by it, and the answer is the same whatever is hidden
/// behind the entry: it is no probe (directory.md §2).
/// </summary>
internal static class SendCorrection
{
    public static async Task<IResult> Page(HttpContext http, AppDb db, Guid id) =>
        await Show(db, await Find(db, id, http.RequestAborted), "", null, false, http.RequestAborted);

    /// <summary>After it was sent: a page of its own, so that to load it again sends nothing again. Says the same to whoever sent nothing.</summary>
    public static async Task<IResult> Sent(HttpContext http, AppDb db, Guid id) =>
        await Show(db, await Find(db, id, http.RequestAborted), "", null, true, http.RequestAborted);

    public static async Task<IResult> Answer(HttpContext http, AppDb db, ReadersLately lately, TimeProvider clock, Guid id)
    {
        var (cancel, form) = (http.RequestAborted, await http.Form());
        var view = await Find(db, id, cancel);
        var about = CorrectionRule.Read(form["about"]);
        var words = form.Lines("words", CorrectionRule.LongestWords);
        if (about.Count == 0)
            return await Show(db, view, words, CheckingText.AboutMissing, false, cancel);
        if (!lately.Take(http))
            throw Problems.TooManyCorrections();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await WriteCorrection.Write(db, id, CorrectionOrigin.Reader, about, words, clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/correct/{id}/sent");
    }

    private static async Task<ListingView<PublicReader>> Find(AppDb db, Guid id, CancellationToken cancel) =>
        await db.PublicListings.AsNoTracking().Where(p => p.Id == id).Select(p => p.View).SingleOrDefaultAsync(cancel)
        ?? throw Problems.NotFound();

    private static async Task<IResult> Show(
        AppDb db,
        ListingView<PublicReader> view,
        string words,
        string? fault,
        bool isSent,
        CancellationToken cancel
    ) =>
        new RazorComponentResult<CorrectPage>(
            new
            {
                Listing = view,
                // Who reads it has to be told before it is written.
                IsForState = await db.PublicListings.ReadByState(db).AnyAsync(p => p.Id == view.Id, cancel),
                Words = words,
                Fault = fault,
                IsSent = isSent,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
}
