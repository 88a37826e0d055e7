using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain.Search;
using Tirek.Server.Gaps;
using Tirek.Server.Http;
using Tirek.Server.Search;

namespace Tirek.Server.Find;

/// <summary>Answers a search that came in the body of a form.</summary>
internal static class SearchListings
{
    public static async Task<RazorComponentResult> Answer(HttpRequest request, Searcher searcher, UnmetLog unmet, CancellationToken cancel)
    {
        var (search, answer) = await Find(await SearchForm.Read(request, cancel), request, searcher, cancel);
        unmet.Note(search, answer);
        return Page(search, answer);
    }

    /// <summary>A search that somebody opens by its address: programs do so too, and it is not counted.</summary>
    public static async Task<RazorComponentResult> Show(
        ListingSearch asked,
        HttpRequest request,
        Searcher searcher,
        CancellationToken cancel
    )
    {
        var (search, answer) = await Find(asked, request, searcher, cancel);
        return Page(search, answer);
    }

    private static async Task<(ListingSearch Search, SearchAnswer Answer)> Find(
        ListingSearch asked,
        HttpRequest request,
        Searcher searcher,
        CancellationToken cancel
    )
    {
        var search = asked with { Home = request.HttpContext.Language().Home };
        return (search, await searcher.Find(search, cancel));
    }

    private static RazorComponentResult Page(ListingSearch search, SearchAnswer answer) =>
        new RazorComponentResult<ResultsPage>(
            new Dictionary<string, object?> { [nameof(ResultsPage.Search)] = search, [nameof(ResultsPage.Answer)] = answer }
        );
}
