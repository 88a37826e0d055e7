using Tirek.Domain.Listings;
using Tirek.Domain.Places;

namespace Tirek.Server.Imports;

/// <summary>Where something was before that is withheld now. <paramref name="Lines"/>: addresses in one line.</summary>
internal sealed record KnownPlace(
    IReadOnlyList<PostalAddress> Addresses,
    Position? Position,
    string? Way,
    IReadOnlyList<string> Lines,
    IReadOnlyCollection<string> Organizations
);

/// <summary>What the node knows, from former editions of a feed and from other sources, of what the feed withholds or should.</summary>
internal sealed record KnownPlaces
{
    /// <summary>Under this name a place remembers for which source's sake it is hidden.</summary>
    public const string WithheldBy = "withheld by source";

    public static readonly KnownPlaces None = new();

    /// <summary>Former states of what the feed withholds.</summary>
    public IReadOnlyList<KnownPlace> Withheld { get; init; } = [];

    /// <summary>Places of the source, in its feed or gone from it, whose every former state is to be hidden.</summary>
    public IReadOnlySet<Guid> Places { get; init; } = new HashSet<Guid>();

    /// <summary>Places whose addresses to write to are withheld in every former state.</summary>
    public IReadOnlySet<Guid> Mail { get; init; } = new HashSet<Guid>();

    /// <summary>Records whose texts were already kept as those of a hidden place.</summary>
    public IReadOnlySet<Guid> HiddenBefore { get; init; } = new HashSet<Guid>();
}
