using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain.Search;
using Tirek.Server.Http;
using Tirek.Server.Search;

namespace Tirek.Server.Find;

/// <summary>Answers a search that came in the body of a form.</summary>
internal static class SearchListings
{
    public static async Task<RazorComponentResult> Answer(HttpRequest request, Searcher searcher, CancellationToken cancel) =>
        await Show(await SearchForm.Read(request, cancel), request, searcher, cancel);

    public static async Task<RazorComponentResult> Show(
        ListingSearch asked,
        HttpRequest request,
        Searcher searcher,
        CancellationToken cancel
    )
    {
        var search = asked with { Home = request.HttpContext.Language().Home };
        return new RazorComponentResult<ResultsPage>(
            new Dictionary<string, object?>
            {
                [nameof(ResultsPage.Search)] = search,
                [nameof(ResultsPage.Answer)] = await searcher.Find(search, cancel),
            }
        );
    }
}
