using Tirek.Domain.Listings;

namespace Tirek.Domain.Map;

/// <summary>A service as the list below a map names it, and how it is at the place shown.</summary>
public sealed record ListingHere(ListingView<PublicReader> View, Presence Presence);
