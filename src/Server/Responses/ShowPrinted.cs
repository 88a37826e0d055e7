using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tirek.Domain;
using Tirek.Domain.Documents;
using Tirek.Domain.Places;
using Tirek.Domain.Responses;
using Tirek.Server.Documents;
using Tirek.Server.Http;
using Tirek.Server.Node;
using Tirek.Server.Shell;

namespace Tirek.Server.Responses;

/// <summary>A sheet and a booklet to print and to save as a file. To look at one writes nothing down.</summary>
internal static class ShowPrinted
{
    public static async Task<IResult> Sheet([AsParameters] Wanted wanted)
    {
        var view = await Read(wanted);
        return Page($"/places/{view.Place.Key}", "sheet", PrintResponse.Sheet(view, wanted.Visit, wanted.Node), [view], view.Edition);
    }

    public static async Task<IResult> SheetPdf([AsParameters] Wanted wanted) =>
        new PdfAnswer(PrintResponse.Sheet(await Read(wanted), wanted.Visit, wanted.Node), "sheet");

    public static async Task<IResult> SheetWord([AsParameters] Wanted wanted) =>
        new WordAnswer(PrintResponse.Sheet(await Read(wanted), wanted.Visit, wanted.Node), "sheet");

    public static async Task<IResult> Booklet([AsParameters] Wanted wanted)
    {
        var read = await ReadBooklet(wanted);
        return Page(
            $"/places/{read.Country.Key}",
            "booklet",
            PrintResponse.Booklet(read.Country, read.Sheets, read.Edition, wanted.Visit, wanted.Node),
            read.Sheets,
            read.Edition,
            read.Sheets.Count > 0 && ListPlaces.MayBuild(wanted.Caller, read.Country)
        );
    }

    public static async Task<IResult> BookletPdf([AsParameters] Wanted wanted)
    {
        var read = await ReadBooklet(wanted);
        return new PdfAnswer(PrintResponse.Booklet(read.Country, read.Sheets, read.Edition, wanted.Visit, wanted.Node), "booklet");
    }

    public static async Task<IResult> BookletWord([AsParameters] Wanted wanted)
    {
        var read = await ReadBooklet(wanted);
        return new WordAnswer(PrintResponse.Booklet(read.Country, read.Sheets, read.Edition, wanted.Visit, wanted.Node), "booklet");
    }

    private static async Task<ResponseView> Read(Wanted wanted) =>
        await wanted.Responses.Of(wanted.Responses.Town(wanted.Place), wanted.Caller.Reader, wanted.Cancel) ?? throw Problems.NotFound();

    private static async Task<(Place Country, IReadOnlyList<ResponseView> Sheets, EditionView? Edition)> ReadBooklet(Wanted wanted)
    {
        var country = wanted.Responses.Country(wanted.Place);
        var sheets = await wanted.Responses.OfCountry(country, wanted.Caller.Reader, wanted.Visit.Language, wanted.Cancel);
        return (country, sheets, await wanted.Responses.Booklet(country, sheets, wanted.Cancel));
    }

    private static RazorComponentResult<PrintedPage> Page(
        string path,
        string name,
        Report report,
        IReadOnlyList<ResponseView> sheets,
        EditionView? edition,
        bool mayGiveOut = false
    ) =>
        new(
            new
            {
                Path = path,
                Name = name,
                Report = report,
                Sheets = sheets,
                Edition = edition,
                MayGiveOut = mayGiveOut,
            }
        );

    /// <summary>What every form of a sheet and of a booklet is written from.</summary>
    internal sealed record Wanted(
        Caller Caller,
        [FromServices] ReadResponses Responses,
        Visit Visit,
        [FromServices] NodeState Node,
        string Place,
        CancellationToken Cancel
    );
}
