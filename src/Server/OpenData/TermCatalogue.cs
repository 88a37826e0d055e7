using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Hsds;
using Tirek.Domain.Languages;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Data;

namespace Tirek.Server.OpenData;

/// <summary>All terms and taxonomies that the public can meet: ours, and the foreign ones that public services carry. Kept until a listing changes.</summary>
internal sealed record TermCatalogue(IReadOnlyList<HsdsTerm> Terms, IReadOnlyList<HsdsTaxonomy> Taxonomies)
{
    public static async Task<TermCatalogue> Read(AppDb db, CancellationToken cancel)
    {
        var own = Taxonomy.All.Select(HsdsTerms.Of).ToList();
        var known = own.Select(t => t.Id).ToHashSet();
        var foreign = (
            await db
                .PublicTerms.Select(t => new
                {
                    t.TermId,
                    t.TaxonomyId,
                    t.Code,
                    t.Name,
                    t.Taxonomy,
                })
                .Distinct()
                .ToListAsync(cancel)
        ).Where(t => !known.Contains(t.TermId)).DistinctBy(t => t.TermId).Select(t => new HsdsTerm(t.TermId, t.Code, t.Name, new(t.TaxonomyId, t.Taxonomy, "", null, null))).ToList();
        return new(
            [.. own.Concat(foreign).OrderBy(t => t.Id)],
            [.. HsdsTerms.Own.Concat(foreign.Select(t => t.Taxonomy)).DistinctBy(t => t.Id).OrderBy(t => t.Id)]
        );
    }

    /// <summary>Our terms are found by their names in every language.</summary>
    public static bool IsNamed(HsdsTerm term, string search) =>
        Holds(search, term.Own is { } own ? [term.Code, .. Language.All.Select(own.Name)] : [term.Code, term.Name]);

    public static bool IsNamed(HsdsTaxonomy taxonomy, string search) => Holds(search, [taxonomy.Name, taxonomy.Description]);

    private static bool Holds(string search, IEnumerable<string> texts)
    {
        var words = texts.SelectMany(Folding.Words).ToList();
        return Folding.Words(search).All(typed => words.Exists(word => word.StartsWith(typed, StringComparison.Ordinal)));
    }
}
