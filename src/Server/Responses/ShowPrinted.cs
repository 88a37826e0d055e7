using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain;
using Tirek.Domain.Documents;
using Tirek.Domain.Places;
using Tirek.Domain.Responses;
using Tirek.Server.Data;
using Tirek.Server.Documents;
using Tirek.Server.Http;
using Tirek.Server.Node;
using Tirek.Server.Shell;

namespace Tirek.Server.Responses;

/// <summary>A sheet and a booklet to print and to save as a file. To look at one writes nothing down.</summary>
internal static class ShowPrinted
{
    public static async Task<IResult> Sheet(
        AppDb db,
        NodeState node,
        NodeFolder folder,
        Visit visit,
        string place,
        CancellationToken cancel
    )
    {
        var view = await Read(db, node, folder, place, cancel);
        return Page($"/places/{view.Place.Key}", "sheet", PrintResponse.Sheet(view, visit, node));
    }

    public static async Task<IResult> SheetPdf(
        AppDb db,
        NodeState node,
        NodeFolder folder,
        Visit visit,
        string place,
        CancellationToken cancel
    ) => new PdfAnswer(PrintResponse.Sheet(await Read(db, node, folder, place, cancel), visit, node), "sheet");

    public static async Task<IResult> SheetWord(
        AppDb db,
        NodeState node,
        NodeFolder folder,
        Visit visit,
        string place,
        CancellationToken cancel
    ) => new WordAnswer(PrintResponse.Sheet(await Read(db, node, folder, place, cancel), visit, node), "sheet");

    public static async Task<IResult> Booklet(
        AppDb db,
        Caller caller,
        NodeState node,
        NodeFolder folder,
        Visit visit,
        string place,
        CancellationToken cancel
    )
    {
        var read = await ReadBooklet(db, node, folder, visit, place, cancel);
        return Page(
            $"/places/{read.Country.Key}",
            "booklet",
            PrintResponse.Booklet(read.Country, read.Sheets, read.Edition, visit, node),
            read.Edition,
            read.Sheets.Count > 0 && ListPlaces.MayBuild(caller, read.Country)
        );
    }

    public static async Task<IResult> BookletPdf(
        AppDb db,
        NodeState node,
        NodeFolder folder,
        Visit visit,
        string place,
        CancellationToken cancel
    )
    {
        var read = await ReadBooklet(db, node, folder, visit, place, cancel);
        return new PdfAnswer(PrintResponse.Booklet(read.Country, read.Sheets, read.Edition, visit, node), "booklet");
    }

    public static async Task<IResult> BookletWord(
        AppDb db,
        NodeState node,
        NodeFolder folder,
        Visit visit,
        string place,
        CancellationToken cancel
    )
    {
        var read = await ReadBooklet(db, node, folder, visit, place, cancel);
        return new WordAnswer(PrintResponse.Booklet(read.Country, read.Sheets, read.Edition, visit, node), "booklet");
    }

    private static async Task<ResponseView> Read(AppDb db, NodeState node, NodeFolder folder, string place, CancellationToken cancel) =>
        await ReadResponses.Of(db, ReadResponses.Town(place, node), node, folder, cancel) ?? throw Problems.NotFound();

    private static async Task<(Place Country, IReadOnlyList<ResponseView> Sheets, EditionView? Edition)> ReadBooklet(
        AppDb db,
        NodeState node,
        NodeFolder folder,
        Visit visit,
        string place,
        CancellationToken cancel
    )
    {
        var country = ReadResponses.Country(place, node);
        var sheets = await ReadResponses.OfCountry(db, country, visit.Language, node, folder, cancel);
        return (country, sheets, await ReadResponses.Booklet(db, country, sheets, node, cancel));
    }

    private static RazorComponentResult<PrintedPage> Page(
        string path,
        string name,
        Report report,
        EditionView? edition = null,
        bool mayGiveOut = false
    ) =>
        new(
            new
            {
                Path = path,
                Name = name,
                Report = report,
                Edition = edition,
                MayGiveOut = mayGiveOut,
            }
        );
}
