using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;
using Tirek.Domain.Search;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Shell;

namespace Tirek.Server.Find;

/// <summary>The conditions by which a search is narrowed, each with how many results it would give. Those that would give none are left out.</summary>
public sealed partial class FacetPanel
{
    [Parameter, EditorRequired]
    public ListingSearch Search { get; set; } = new();

    [Parameter, EditorRequired]
    public FacetCounts Counts { get; set; } = new();

    private Group[] Groups { get; set; } = [];

    protected override void OnParametersSet() =>
        Groups = [
            new(FindText.WhatMatters, Switches()) { AsksAge = true },
            new(FindText.KindOfHelp, Choices(SearchForm.Kind, Counts.Kinds, Search.Kinds, TermName)),
            new(FindText.FormOfViolence, Choices(SearchForm.Form, Counts.Forms, Search.Forms, TermName)),
            new(FindText.ForWhom, Choices(SearchForm.Whom, Counts.ForWhom, Search.ForWhom, TermName)),
            new(FindText.SpokenThere, Choices(SearchForm.Spoken, Counts.Languages, Search.Languages, code => FindWords.LanguageName(code))),
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

    // A programme for people who use violence is no kind of help, wherever it is counted.
    private string? TermName(string key) =>
        Taxonomy.Find(key) is { } term && (term.Facet != Facet.KindOfHelp || SearchForm.IsKind(key)) ? term.Name(Visit.Language) : null;

    private List<Choice> Choices(
        string name,
        IReadOnlyDictionary<string, int> counts,
        IReadOnlyList<string> chosen,
        Func<string, string?> words
    )
    {
        var choices = new List<Choice>(counts.Count + chosen.Count);
        foreach (var (key, count) in counts)
            if (words(key) is { } word)
                choices.Add(new(name, key, word, count, chosen.Contains(key), Visit.Language));
        foreach (var key in chosen)
            if (!counts.ContainsKey(key) && words(key) is { } word)
                choices.Add(new(name, key, word, 0, true, Visit.Language));
        choices.Sort(InOrder);
        return choices;
    }

    private List<Choice> Switches()
    {
        var choices = new List<Choice>();
        foreach (var (name, isOn) in SearchForm.Switches(Search))
        {
            var count = Count(name);
            if (count > 0 || isOn)
                choices.Add(new(name, "1", Words(name), count, isOn, Visit.Language));
        }
        return choices;
    }

    private int Count(string name) =>
        name switch
        {
            SearchForm.Open => Counts.OpenNow,
            SearchForm.Always => Counts.AlwaysOpen,
            SearchForm.Free => Counts.Free,
            SearchForm.Access => Counts.Accessible,
            SearchForm.Unnamed => Counts.Anonymous,
            _ => Counts.Children,
        };

    /// <summary>What was chosen first, then what gives most.</summary>
    private static int InOrder(Choice a, Choice b) =>
        a.IsChosen != b.IsChosen ? (a.IsChosen ? -1 : 1)
        : a.Total != b.Total ? b.Total.CompareTo(a.Total)
        : string.CompareOrdinal(a.Words, b.Words);

    /// <summary>One box to tick: the field it sends, its words, how many results it would give.</summary>
    private sealed record Choice(string Name, string Value, string Words, int Total, bool IsChosen, Language Language)
    {
        public string Count => Counted.Number(Language, Total);
    }

    private sealed record Group(string Title, List<Choice> Choices)
    {
        public bool AsksAge { get; init; }
    }
}
