using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Data;
using Tirek.Server.Documents;
using Tirek.Server.Node;
using Tirek.Server.Shell;

namespace Tirek.Server.Find;

/// <summary>Shows one listing: as a page, as a card or sheet to print, as a number. A programme for people who use violence is not among them.</summary>
internal static class ShowListing
{
    public static Task<RazorComponentResult> Page(Guid id, HttpRequest request, AppDb db, CancellationToken cancel) =>
        Show<ListingPage>(id, request, db, cancel);

    public static Task<RazorComponentResult> Card(Guid id, HttpRequest request, AppDb db, CancellationToken cancel) =>
        Show<CardPage>(id, request, db, cancel);

    public static Task<RazorComponentResult> Number(Guid id, HttpRequest request, AppDb db, CancellationToken cancel) =>
        Show<NumberPage>(id, request, db, cancel);

    public static Task<RazorComponentResult> Sheet(Guid id, HttpRequest request, AppDb db, CancellationToken cancel) =>
        Show<SheetPage>(id, request, db, cancel);

    public static async Task<PdfAnswer> CardPdf(Guid id, AppDb db, Visit visit, CancellationToken cancel) =>
        new(PrintCard.Of((await Find(id, db, cancel)).View, visit), "card");

    public static async Task<PdfAnswer> SheetPdf(Guid id, AppDb db, Visit visit, NodeState node, CancellationToken cancel)
    {
        var found = await Find(id, db, cancel);
        return new(PrintSheet.Of(found.View, found.Country, visit, node), "sheet");
    }

    private static async Task<PublicListing> Find(Guid id, AppDb db, CancellationToken cancel) =>
        await db.PublicListings.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && !p.IsProgramme, cancel) ?? throw Problems.NotFound();

    private static async Task<RazorComponentResult> Show<TPage>(Guid id, HttpRequest request, AppDb db, CancellationToken cancel)
        where TPage : OneListing
    {
        var search = HttpMethods.IsPost(request.Method) ? await SearchForm.Read(request, cancel) : null;
        var found = await Find(id, db, cancel);
        return new RazorComponentResult<TPage>(
            new Dictionary<string, object?>
            {
                [nameof(OneListing.Listing)] = found.View,
                [nameof(OneListing.Country)] = found.Country,
                [nameof(OneListing.Search)] = search,
            }
        );
    }
}
