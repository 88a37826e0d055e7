using Microsoft.AspNetCore.Components;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;

namespace Tirek.Server.Editing;

/// <summary>Where a service is given: each place with its form, and one to add.</summary>
public sealed partial class PlacesPage
{
    [Parameter]
    public Guid Listing { get; set; }

    [Parameter, EditorRequired]
    public LocalText Name { get; set; } = null!;

    [Parameter]
    public string Country { get; set; } = "";

    /// <summary>Of the state that she sees.</summary>
    [Parameter]
    public string Mark { get; set; } = "";

    [Parameter]
    public IReadOnlyList<OwnPlace> Places { get; set; } = [];

    /// <summary>What she sent that cannot stand so, of the place that it names or of a new one.</summary>
    [Parameter]
    public OwnPlace? Sent { get; set; }

    /// <summary>It is a shelter: an address of it needs a tick of its own.</summary>
    [Parameter]
    public bool AsksWhoKnows { get; set; }

    /// <summary>Services of hers that still show the address which was made secret for this one.</summary>
    [Parameter]
    public IReadOnlyList<OtherThere> Still { get; set; } = [];

    [Parameter]
    public string? Fault { get; set; }

    /// <summary>Where a form of a place is sent while she fills it in.</summary>
    private string Preview => Visit.To($"/organization/services/{Listing}/preview/cards");

    private OwnPlace? New => Sent?.Id == Guid.Empty ? Sent : null;

    private OwnPlace Shown(OwnPlace place) => Sent?.Id == place.Id ? Sent : place;

    private static string Shows(OwnPlace place) => place.Address is null ? "no" : "yes";
}
