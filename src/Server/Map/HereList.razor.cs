using Microsoft.AspNetCore.Components;
using Tirek.Domain.Listings;
using Tirek.Domain.Map;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Shell;

namespace Tirek.Server.Map;

/// <summary>The services at one place by name, with a number to call. The whole list is one form, so that no word of it stands in an address.</summary>
public sealed partial class HereList
{
    [Parameter, EditorRequired]
    public Place Place { get; set; } = null!;

    [Parameter, EditorRequired]
    public PlaceCounts Counts { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyList<ListingHere> Here { get; set; } = [];

    private int Total => Enum.GetValues<Presence>().Sum(p => Counts.At(Place.Key, p));

    /// <summary>What is said of services that are at a place in this way.</summary>
    internal static string Heading(Place place, Presence presence) =>
        presence switch
        {
            Presence.AreaOnly => MapText.HereArea,
            Presence.Reaches => MapText.HereReaches,
            _ => place.Kind == PlaceKind.Country ? MapText.HereElsewhere : MapText.HereShown,
        };

    private string Kinds(ListingView<PublicReader> view) =>
        string.Join(
            " · ",
            view.Terms.Select(Taxonomy.Find)
                .Where(t => t is { Facet: Facet.KindOfHelp } && t.Key != ProgrammeRule.Kind)
                .Select(t => t!.Name(Visit.Language))
        );

    private string Number(int n) => Counted.Number(Visit.Language, n);
}
