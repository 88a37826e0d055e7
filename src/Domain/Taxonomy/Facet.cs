namespace Tirek.Domain.Taxonomy;

/// <summary>The three closed lists by which help is described and found.</summary>
public enum Facet
{
    KindOfHelp,
    FormOfViolence,
    ForWhom,
}
