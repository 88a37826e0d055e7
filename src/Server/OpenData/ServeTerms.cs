using System.Text.Json;
using Tirek.Domain.Hsds;
using Tirek.Server.Data;

namespace Tirek.Server.OpenData;

/// <summary><c>/hsds/taxonomies</c> and <c>/hsds/taxonomy_terms</c>. Our lists are flat: every term is at the top.</summary>
internal static class ServeTerms
{
    public static readonly IReadOnlySet<string> OfTerms = new HashSet<string>
    {
        "search",
        "page",
        "per_page",
        "format",
        "taxonomy_id",
        "top_only",
        "parent_id",
    };

    public static readonly IReadOnlySet<string> OfTaxonomies = new HashSet<string> { "search", "page", "per_page", "format" };

    public static async Task Terms(HttpContext http, PerPosition<TermCatalogue> catalogue)
    {
        var query = await ApiQuery.Read(http.Request, OfTerms, http.RequestAborted);
        var all = (await catalogue.Current(http.RequestAborted)).Terms.Where(t => TermCatalogue.IsNamed(t, query.Search));
        if (query.TaxonomyId is { } taxonomy)
            all = all.Where(t => t.Taxonomy.Id == taxonomy);
        if (query.ParentId is not null)
            all = [];
        await Answer(http, query, [.. all], WriteHsds.Term);
    }

    public static async Task Taxonomies(HttpContext http, PerPosition<TermCatalogue> catalogue)
    {
        var query = await ApiQuery.Read(http.Request, OfTaxonomies, http.RequestAborted);
        var all = (await catalogue.Current(http.RequestAborted)).Taxonomies.Where(t => TermCatalogue.IsNamed(t, query.Search));
        await Answer(http, query, [.. all], WriteHsds.Taxonomy);
    }

    public static async Task Term(HttpContext http, Guid id, PerPosition<TermCatalogue> catalogue)
    {
        var term = (await catalogue.Current(http.RequestAborted)).Terms.FirstOrDefault(t => t.Id == id);
        await ApiLists.One(http, json => WriteHsds.Term(json, term ?? throw WrongRequest.NotFound("taxonomy term")));
    }

    public static async Task Taxonomy(HttpContext http, Guid id, PerPosition<TermCatalogue> catalogue)
    {
        var taxonomy = (await catalogue.Current(http.RequestAborted)).Taxonomies.FirstOrDefault(t => t.Id == id);
        await ApiLists.One(http, json => WriteHsds.Taxonomy(json, taxonomy ?? throw WrongRequest.NotFound("taxonomy")));
    }

    private static Task Answer<T>(HttpContext http, ApiQuery query, List<T> all, Action<Utf8JsonWriter, T> write) =>
        ApiLists.Answer(
            http,
            query,
            () => Task.FromResult(all.Count),
            (skip, take) => Task.FromResult<IReadOnlyList<T>>([.. all.Skip(skip).Take(take)]),
            () => all.Chunk(ApiLists.Batch).ToAsyncEnumerable().Select(IReadOnlyList<T> (batch) => batch),
            write
        );
}
