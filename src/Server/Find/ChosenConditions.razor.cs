using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;
using Tirek.Domain.Search;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Find;

/// <summary>The conditions of a search, each a button that takes it away.</summary>
public sealed partial class ChosenConditions
{
    [Parameter, EditorRequired]
    public ListingSearch Search { get; set; } = new();

    private IReadOnlyList<(string Value, string Words)> Chosen { get; set; } = [];

    protected override void OnParametersSet() => Chosen = Of(Search, Visit.Language);

    /// <summary>Each condition as the value that takes it away and as the reader reads it.</summary>
    internal static IReadOnlyList<(string Value, string Words)> Of(ListingSearch search, Language language) =>
        [
            .. Terms(SearchForm.Kind, search.Kinds, language),
            .. Terms(SearchForm.Form, search.Forms, language),
            .. Terms(SearchForm.Whom, search.ForWhom, language),
            .. search.Languages.Select(code => ($"{SearchForm.Spoken}:{code}", FindWords.LanguageName(code) ?? code)),
            .. SearchForm
                .Switches(search)
                .Where(s => s.IsOn && !(s.Name == SearchForm.Children && search.ChildAge is not null))
                .Select(s => (s.Name, FacetPanel.Words(s.Name))),
            .. search.ChildAge is { } age ? [(SearchForm.Age, FindWords.Say(FindText.ChildAged, age))] : Array.Empty<(string, string)>(),
        ];

    private static IEnumerable<(string, string)> Terms(string name, IEnumerable<string> keys, Language language) =>
        keys.Select(key => ($"{name}:{key}", Taxonomy.Find(key)!.Name(language)));
}
