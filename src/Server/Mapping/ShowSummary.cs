using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tirek.Domain;
using Tirek.Domain.Documents;
using Tirek.Server.Documents;
using Tirek.Server.Http;
using Tirek.Server.Node;
using Tirek.Server.Shell;

namespace Tirek.Server.Mapping;

/// <summary>The summary of a country as a page, to print, and as a file.</summary>
internal static class ShowSummary
{
    public static async Task<IResult> Page([AsParameters] Wanted wanted) =>
        new RazorComponentResult<SummaryPage>(new { wanted.Country, Report = await Write(wanted) });

    public static async Task<IResult> Pdf([AsParameters] Wanted wanted) => new PdfAnswer(await Write(wanted), "summary");

    public static async Task<IResult> Word([AsParameters] Wanted wanted) => new WordAnswer(await Write(wanted), "summary");

    private static async Task<Report> Write(Wanted wanted)
    {
        if (!wanted.Node.Current.Countries.Contains(wanted.Country))
            throw Problems.NotFound();
        var programmes = await wanted.Mapping.All(wanted.Caller, wanted.Country, wanted.Visit.Language, wanted.Cancel);
        return PrintCountry.Summary(wanted.Country, programmes, wanted.Visit);
    }

    /// <summary>What every form of a summary is written from.</summary>
    internal sealed record Wanted(
        Caller Caller,
        [FromServices] ReadMapping Mapping,
        Visit Visit,
        [FromServices] NodeState Node,
        string Country,
        CancellationToken Cancel
    );
}
