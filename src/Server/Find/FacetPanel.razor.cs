using Microsoft.AspNetCore.Components;
using Tirek.Domain.Search;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Find;

/// <summary>The conditions by which a search is narrowed, each with how many results it would give. Those that would give none are left out.</summary>
public sealed partial class FacetPanel
{
    private const int Shown = 6;

    [Parameter, EditorRequired]
    public ListingSearch Search { get; set; } = new();

    [Parameter, EditorRequired]
    public FacetCounts Counts { get; set; } = new();

    private IReadOnlyList<Group> Groups { get; set; } = [];

    protected override void OnParametersSet() =>
        Groups = [
            new(FindText.KindOfHelp, Terms(SearchForm.Kind, Counts.Kinds, Search.Kinds), Shown),
            new(FindText.Conditions, Switches(), int.MaxValue) { AsksAge = true },
            new(FindText.FormOfViolence, Terms(SearchForm.Form, Counts.Forms, Search.Forms), Shown),
            new(FindText.ForWhom, Terms(SearchForm.Whom, Counts.ForWhom, Search.ForWhom), Shown),
            new(FindText.SpokenThere, Languages(), Shown),
        ];

    /// <summary>What a switch is called.</summary>
    internal static string Words(string name) =>
        name switch
        {
            SearchForm.Open => FindText.OpenNow,
            SearchForm.Always => FindText.DayAndNight,
            SearchForm.Free => FindText.FreeOfCharge,
            SearchForm.Access => FindText.Accessible,
            SearchForm.Unnamed => FindText.WithoutName,
            _ => FindText.WithChildren,
        };

    private IReadOnlyList<Choice> Terms(string name, IReadOnlyDictionary<string, int> counts, IReadOnlyList<string> chosen) =>
        Ordered(
            counts
                .Keys.Union(chosen)
                .Where(key => name != SearchForm.Kind || SearchForm.IsKind(key))
                .Select(key => (Key: key, Term: Taxonomy.Find(key)))
                .Where(t => t.Term is not null)
                .Select(t => new Choice(name, t.Key, t.Term!.Name(Visit.Language), counts.GetValueOrDefault(t.Key), chosen.Contains(t.Key)))
        );

    private IReadOnlyList<Choice> Languages() =>
        Ordered(
            Counts
                .Languages.Keys.Union(Search.Languages)
                .Select(code => new Choice(
                    SearchForm.Spoken,
                    code,
                    FindWords.LanguageName(code) ?? code,
                    Counts.Languages.GetValueOrDefault(code),
                    Search.Languages.Contains(code)
                ))
        );

    private IReadOnlyList<Choice> Switches()
    {
        var counts = new Dictionary<string, int>
        {
            [SearchForm.Open] = Counts.OpenNow,
            [SearchForm.Always] = Counts.AlwaysOpen,
            [SearchForm.Free] = Counts.Free,
            [SearchForm.Unnamed] = Counts.Anonymous,
            [SearchForm.Access] = Counts.Accessible,
            [SearchForm.Children] = Counts.Children,
        };
        var on = SearchForm.Switches(Search).ToDictionary(s => s.Name, s => s.IsOn);
        return [.. counts.Where(c => c.Value > 0 || on[c.Key]).Select(c => new Choice(c.Key, "1", Words(c.Key), c.Value, on[c.Key]))];
    }

    private static IReadOnlyList<Choice> Ordered(IEnumerable<Choice> choices) =>
        [.. choices.OrderByDescending(c => c.IsChosen).ThenByDescending(c => c.Count).ThenBy(c => c.Words, StringComparer.CurrentCulture)];

    /// <summary>One box to tick: the field it sends, its words, how many results it would give.</summary>
    public sealed record Choice(string Name, string Value, string Words, int Count, bool IsChosen);

    private sealed record Group(string Title, IReadOnlyList<Choice> Choices, int Shown)
    {
        public bool AsksAge { get; init; }
    }
}
