using Microsoft.AspNetCore.Components;
using Tirek.Domain.Mapping;
using Tirek.Domain.Places;

namespace Tirek.Server.Mapping;

/// <summary>What programmes of each country answered, with how many answered at all.</summary>
public sealed partial class CountriesPage
{
    [Parameter]
    public IReadOnlyList<Place> Countries { get; set; } = [];

    [Parameter]
    public IReadOnlyList<MappedView> Programmes { get; set; } = [];

    private IEnumerable<MappedView> Of(Place country) => Programmes.Where(p => p.Country == country.Key);

    private static string Said(Share share) =>
        share.Of == 0 ? MappingText.NothingKnown : MappingWords.Say(MappingText.CountOf, share.Count, share.Of);
}
