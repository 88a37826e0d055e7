using Microsoft.AspNetCore.Components;
using Tirek.Domain.Checking;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;

namespace Tirek.Server.Checking;

/// <summary>The round of calls, and the ways to what else is kept right.</summary>
public sealed partial class ChecksPage
{
    [Parameter]
    public IReadOnlyList<ListingToCheck> Listings { get; set; } = [];

    /// <summary>The entry about which she has just said something.</summary>
    [Parameter]
    public ListingView<PublicReader>? Done { get; set; }

    /// <summary>With which she can take that back (<see cref="UndoCheck"/>).</summary>
    [Parameter]
    public string? Before { get; set; }

    /// <summary>Why nothing was saved: only the entry stands here that she meant, as it is now.</summary>
    [Parameter]
    public string? Fault { get; set; }

    /// <summary>Of which she may choose one; none: she checks one country, or her own entries.</summary>
    [Parameter]
    public IReadOnlyList<Place> Countries { get; set; } = [];

    [Parameter]
    public string? Country { get; set; }

    /// <summary>On all pages together.</summary>
    [Parameter]
    public int Count { get; set; }

    [Parameter]
    public int At { get; set; }

    [Parameter]
    public int Pages { get; set; }

    /// <summary>She also keeps the feeds of the node.</summary>
    [Parameter]
    public bool MayKeepFeeds { get; set; }

    /// <summary>She also says which entries are of state bodies.</summary>
    [Parameter]
    public bool MaySayWhose { get; set; }

    /// <summary>She also decides which entries are whose.</summary>
    [Parameter]
    public bool MayDecideClaims { get; set; }
}
