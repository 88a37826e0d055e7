using Microsoft.AspNetCore.Components;
using Tirek.Domain.Search;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Find;

/// <summary>The conditions of a search, each a button that takes it away.</summary>
public sealed partial class ChosenConditions
{
    [Parameter, EditorRequired]
    public ListingSearch Search { get; set; } = new();

    private IReadOnlyList<(string Value, string Words)> Chosen { get; set; } = [];

    protected override void OnParametersSet() =>
        Chosen = [
            .. Terms(SearchForm.Kind, Search.Kinds),
            .. Terms(SearchForm.Form, Search.Forms),
            .. Terms(SearchForm.Whom, Search.ForWhom),
            .. Search.Languages.Select(code => ($"{SearchForm.Spoken}:{code}", FindWords.LanguageName(code) ?? code)),
            .. SearchForm
                .Switches(Search)
                .Where(s => s.IsOn && !(s.Name == SearchForm.Children && Search.ChildAge is not null))
                .Select(s => (s.Name, FacetPanel.Words(s.Name))),
            .. Search.ChildAge is { } age ? [(SearchForm.Age, FindWords.Say(FindText.ChildAged, age))] : Array.Empty<(string, string)>(),
        ];

    private IEnumerable<(string, string)> Terms(string name, IEnumerable<string> keys) =>
        keys.Select(key => ($"{name}:{key}", Taxonomy.Find(key)!.Name(Visit.Language)));
}
