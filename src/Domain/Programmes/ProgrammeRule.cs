using Tirek.Domain.Listings;

namespace Tirek.Domain.Programmes;

/// <summary>What counts as a programme for people who use violence, and so never stands among help for survivors.</summary>
public static class ProgrammeRule
{
    /// <summary>Key of the kind of help.</summary>
    public const string Kind = "perpetrator-programme";

    /// <summary>
    /// A listing kept as a programme, or one whose only kind of help is that. A feed often hangs <em>anger management</em> on a centre that gives much
    /// else: that centre stays among help.
    /// </summary>
    public static bool IsProgramme<TReader>(ListingView<TReader> view)
        where TReader : IReader => view.Programme is not null || IsOnlyKind(view.Terms);

    /// <inheritdoc cref="IsProgramme{TReader}"/>
    public static bool IsProgramme(Listing listing) => listing.Programme is not null || IsOnlyKind(listing.Terms);

    private static bool IsOnlyKind(IReadOnlyList<string> terms)
    {
        var kinds = terms.Where(t => Taxonomy.Taxonomy.Find(t) is { Facet: Taxonomy.Facet.KindOfHelp }).ToList();
        return kinds.Count > 0 && kinds.TrueForAll(k => k == Kind);
    }
}
