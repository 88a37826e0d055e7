using Microsoft.AspNetCore.Components;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;
using Tirek.Server.Find;
using Tirek.Server.Node;
using Tirek.Server.Shell;

namespace Tirek.Server.Programmes;

/// <summary>All programmes of the countries served, or of one: by country, then by name.</summary>
public sealed partial class ProgrammesPage
{
    internal const int PageSize = 30;

    [Parameter, EditorRequired]
    public IReadOnlyList<ProgrammeEntry> All { get; set; } = [];

    /// <summary>ISO 3166-1 code; null: all countries served.</summary>
    [Parameter]
    public string? Country { get; set; }

    /// <summary>From 1; one that does not exist shows the nearest that does.</summary>
    [Parameter]
    public int Page { get; set; } = 1;

    [Inject]
    internal NodeState Node { get; set; } = null!;

    private IReadOnlyList<ProgrammeEntry> Chosen { get; set; } = [];
    private int Pages => Math.Max(1, (Chosen.Count + PageSize - 1) / PageSize);
    private int Current => Math.Clamp(Page, 1, Pages);
    private IEnumerable<ProgrammeEntry> Shown => Chosen.Skip((Current - 1) * PageSize).Take(PageSize);
    private IEnumerable<Place> Served => Gazetteer.Countries.Where(c => Node.Current.Countries.Contains(c.Key)).InOrder(Visit.Language);
    private string PageOf => FindWords.Say(FindText.PageOf, Counted.Number(Visit.Language, Current), Counted.Number(Visit.Language, Pages));

    protected override void OnParametersSet() =>
        Chosen = ProgrammeEntry.InOrder(
            All.Where(p => Country is null ? p.Country is null || Node.Current.Countries.Contains(p.Country) : p.Country == Country),
            Visit.Language
        );

    private string? Mark(string? country) => country == Country ? "page" : null;

    private string Address(int page) => Visit.To(Country is null ? $"/programmes?page={page}" : $"/programmes/{Country}?page={page}");

    private string Whereabouts(ProgrammeEntry programme) =>
        string.Join(
            " · ",
            programme
                .PlaceKeys.Select(k => Gazetteer.Find(k)!.Name(Visit.Language))
                .Prepend(programme.OrganizationName?.In(Visit.Language).Text)
                .Where(p => !string.IsNullOrEmpty(p))
        );
}
