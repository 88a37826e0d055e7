using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Hsds;

/// <summary>A taxonomy as HSDS knows it. Ours are the three closed lists; foreign ones are known by the name their feed gave them.</summary>
public sealed record HsdsTaxonomy(Guid Id, string Name, string Description, string? Uri, string? Version);

/// <summary>A taxonomy term as HSDS knows it. <see cref="Own"/> is set if it is one of ours.</summary>
public sealed record HsdsTerm(Guid Id, string Code, string Name, HsdsTaxonomy Taxonomy)
{
    public Term? Own { get; init; }
}

/// <summary>Our taxonomy and foreign terms as HSDS taxonomies and terms.</summary>
public static class HsdsTerms
{
    private const string Version = "1";
    private static readonly Guid Space = Uuid5.Create(Uuid5.Url, "tirek:taxonomy");

    private static readonly Dictionary<Facet, HsdsTaxonomy> Taxonomies = new()
    {
        [Facet.KindOfHelp] = Of("kind-of-help", "Kind of help", "What a service gives."),
        [Facet.FormOfViolence] = Of("form-of-violence", "Form of violence", "What people suffer whom a service helps."),
        [Facet.ForWhom] = Of("for-whom", "For whom", "Whom a service is for."),
    };

    /// <summary>Our three lists.</summary>
    public static IReadOnlyCollection<HsdsTaxonomy> Own => Taxonomies.Values;

    /// <summary>All terms of a listing.</summary>
    public static IReadOnlyList<HsdsTerm> Of<TReader>(ListingView<TReader> view)
        where TReader : IReader =>
        [
            .. view
                .Terms.Select(Domain.Taxonomy.Taxonomy.Find)
                .OfType<Term>()
                .Select(Of)
                .Concat(view.ForeignTerms.Select(t => Of(t, view.Source)))
                .DistinctBy(t => t.Id),
        ];

    public static HsdsTerm Of(Term term) => new(term.Id, term.Key, term.Name(Language.English), Taxonomies[term.Facet]) { Own = term };

    /// <summary>A term of a feed's own taxonomy; one that names none is of the feed's.</summary>
    public static HsdsTerm Of(ForeignTerm term, string? source) =>
        new(term.Id, term.Code, term.Name ?? term.Code, Foreign(term.Taxonomy ?? source ?? "Other"));

    private static HsdsTaxonomy Foreign(string name) => new(Uuid5.Create(Space, $"foreign:{name}"), name, "", null, null);

    private static HsdsTaxonomy Of(string key, string name, string description) =>
        new(Uuid5.Create(Space, key), name, description, null, Version);
}
