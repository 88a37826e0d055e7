using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Search;

/// <summary>
/// What is shown when nobody names exactly what a person wrote of: who forces her to marry, whom she fears. A directory that has no such listing must not
/// answer "nothing" to that; these help in any situation or know who does.
/// </summary>
public static class GeneralHelp
{
    /// <summary>Keys of the kinds of help.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["crisis-centre", "helpline", "emergency-line"];

    /// <summary>Whether a term speaks of a situation or a person rather than of a kind of help.</summary>
    public static bool IsMeant(Term term) => term.Facet != Facet.KindOfHelp;
}
