using Microsoft.AspNetCore.Components;
using Tirek.Domain.Listings;
using Tirek.Domain.Search;

namespace Tirek.Server.Find;

/// <summary>A page about one listing.</summary>
public abstract class OneListing : ComponentBase
{
    /// <summary>Id of the form that carries the search from page to page.</summary>
    internal const string FormId = "search";

    [Parameter, EditorRequired]
    public ListingView<PublicReader> Listing { get; set; } = null!;

    /// <summary>ISO 3166-1 code; null when unknown.</summary>
    [Parameter]
    public string? Country { get; set; }

    /// <summary>The search from whose results it was opened; null when it was opened by its address.</summary>
    [Parameter]
    public ListingSearch? Search { get; set; }
}
