using System.Text;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Search;

/// <summary>
/// The folded words by which a listing is found, made only from its public view: index and database read the same ones. Names of our terms and
/// places are not among them, since both are known by key (<see cref="OfTerm"/>, <see cref="OfPlace"/>) and need no copy in eight languages.
/// </summary>
public static class SearchWords
{
    /// <summary>Distinct words of its names and its organisation's, in all their languages.</summary>
    public static IReadOnlyCollection<string> InNames(ListingView<PublicReader> view)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        Add(words, view.Name);
        Add(words, view.AlternateName);
        Add(words, view.OrganizationName);
        return words;
    }

    /// <summary>Distinct words of all other public text that says what it is, whom it takes and where it works.</summary>
    public static IReadOnlyCollection<string> InText(ListingView<PublicReader> view)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        LocalText?[] texts =
        [
            view.Description,
            view.BeforeYouCall.WhatHappens,
            view.Eligibility,
            view.ApplicationProcess,
            view.Fees,
            view.Alert,
            view.Programme?.WhomItTakes,
            view.Programme?.HowToEnrol,
        ];
        foreach (var text in texts)
            Add(words, text);
        Add(words, view.InterpretationServices);
        foreach (var term in view.ForeignTerms)
            Add(words, term.Name);
        foreach (var area in view.ServiceAreas)
            Add(words, area.Name);
        foreach (var site in view.Sites)
        {
            Add(words, site.Name);
            Add(words, site.Description);
            foreach (var address in site.Addresses)
                Add(words, address.City);
        }
        return words;
    }

    /// <summary>
    /// All of them with the keys of its terms and places, each between single spaces and with a space at both ends, so that a whole word or key
    /// can be told from a part of one.
    /// </summary>
    public static string Of(ListingView<PublicReader> view)
    {
        var all = new StringBuilder(" ");
        foreach (var word in InNames(view).Union(InText(view), StringComparer.Ordinal))
            all.Append(word).Append(' ');
        foreach (var key in view.Terms)
            all.Append('#').Append(key).Append(' ');
        foreach (var key in Places(view))
            all.Append('@').Append(key).Append(' ');
        return all.ToString();
    }

    /// <summary>How a term of our taxonomy stands in <see cref="Of"/>.</summary>
    public static string OfTerm(string key) => $" #{key} ";

    /// <summary>How a place of our list, as a site or area names it, stands in <see cref="Of"/>.</summary>
    public static string OfPlace(string key) => $" @{key} ";

    /// <summary>Keys of the places a listing names: towns of shown sites, published areas of hidden ones, areas served.</summary>
    public static IEnumerable<string> Places(ListingView<PublicReader> view) =>
        view
            .Sites.Select(s => s.IsAreaOnly ? s.AreaKey : s.TownKey)
            .Concat(view.ServiceAreas.Select(a => a.PlaceKey))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    private static void Add(HashSet<string> words, LocalText? text)
    {
        foreach (var wording in text?.Wordings ?? [])
            Add(words, wording.Text);
    }

    private static void Add(HashSet<string> words, string? text)
    {
        if (text is not null)
            words.UnionWith(Folding.Words(text));
    }
}
