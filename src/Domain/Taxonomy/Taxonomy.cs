using System.Collections.Frozen;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Taxonomy;

/// <summary>The closed lists of kinds of help, forms of violence and whom help is for, with their words in all languages.</summary>
public static class Taxonomy
{
    private static readonly TaxonomyFile File = TaxonomyFile.Read();
    private static readonly FrozenDictionary<string, Term> ByKey;
    private static readonly FrozenDictionary<Guid, Term> ById;
    private static readonly FrozenDictionary<Facet, IReadOnlyList<Term>> ByFacet;
    private static readonly Lazy<Lexicon<Term>> Words = new(BuildLexicon);

#pragma warning disable CA1810 // The three views come from one list.
    static Taxonomy()
#pragma warning restore CA1810
    {
        All = File.ToTerms();
        ByKey = All.ToFrozenDictionary(term => term.Key, StringComparer.Ordinal);
        ById = All.ToFrozenDictionary(term => term.Id);
        ByFacet = All.GroupBy(term => term.Facet).ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<Term>)[.. group]);
    }

    /// <summary>The version of the lists, as published with the HSDS profile.</summary>
    public static string Version => File.Version;

    /// <summary>All terms, facet after facet, each in the order of its <see cref="Term.Ordinal"/>.</summary>
    public static IReadOnlyList<Term> All { get; }

    /// <summary>Finds the terms that a query in any language means.</summary>
    public static Lexicon<Term> Lexicon => Words.Value;

    public static IReadOnlyList<Term> Of(Facet facet) => ByFacet[facet];

    /// <summary>The term with this key, or null.</summary>
    public static Term? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>The term with this HSDS taxonomy term id, or null.</summary>
    public static Term? Find(Guid id) => ById.GetValueOrDefault(id);

    private static Lexicon<Term> BuildLexicon() =>
        new(
            from term in All
            from language in Language.All
            from phrase in term.Synonyms(language).Prepend(term.Name(language))
            select (term, phrase)
        );
}
