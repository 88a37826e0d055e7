using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// A place that was shown until a feed withholds it must not live on in what is kept to take imports back: its former state is kept without address, position
/// and ways there. Taking the import back therefore leaves it hidden.
/// </summary>
internal static class ForgetPlaces
{
    /// <summary>What may be kept of the former state of a location when another takes its place.</summary>
    public static LocationRecord Replacing(LocationRecord before, LocationRecord after)
    {
        // An area never becomes finer by itself.
        after.PublishedArea = before.PublishedArea;
        return after.IsAreaOnly && !before.IsAreaOnly ? WithoutAddress(before, after.Document.Whereabouts) : before;
    }

    private static LocationRecord WithoutAddress(LocationRecord before, Whereabouts area)
    {
        before.Document = before.Document with { Whereabouts = area, Transportation = null, Description = null, Extra = null };
        return before;
    }
}
