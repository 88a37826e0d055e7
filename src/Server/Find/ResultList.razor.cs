using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;
using Tirek.Domain.Opening;
using Tirek.Domain.Places;
using Tirek.Domain.Search;

namespace Tirek.Server.Find;

/// <summary>
/// The results: of each enough to choose by, the number in full. A title is a button that carries the search to the listing's page. One component for
/// all of them, since this is the page on which every millisecond counts.
/// </summary>
public sealed partial class ResultList
{
    private readonly List<string> chips = [];
    private Language language = Language.English;
    private string pages = "";
    private string whenYouCall = "";
    private bool isDemonstration;

    [Parameter, EditorRequired]
    public IReadOnlyList<FoundListing> Found { get; set; } = [];

    /// <summary>Of what is being written, for whom writes it: it leads nowhere.</summary>
    [Parameter]
    public bool IsPreview { get; set; }

    /// <summary>Whether nobody of the field has checked some text that is shown here.</summary>
    private bool IsUnchecked { get; set; }

    protected override void OnParametersSet()
    {
        language = Visit.Language;
        pages = Visit.To("/find/");
        whenYouCall = FindText.WhenYouCall;
        isDemonstration = Visit.IsDemonstration;
        foreach (var found in Found)
            IsUnchecked |= IsDoubtful(found.Card.Name) || IsDoubtful(found.Card.WhatHappens) || IsDoubtful(found.Card.Alert);
    }

    /// <summary>Closed for a time: told before all else, and never beside hours that do not hold.</summary>
    private static bool IsSuspended(FoundListing found) => found.Opening.Kind == OpeningKind.Suspended;

    private bool IsDoubtful(LocalText? text) =>
        text?.In(language).State is TranslationState.Unchecked or TranslationState.Machine or TranslationState.Outdated;

    private string Whereabouts(FoundListing found)
    {
        var card = found.Card;
        var words = card.OrganizationName?.In(language).Text ?? "";
        if ((Gazetteer.Find(card.PlaceKey)?.Name(language) ?? card.City) is { Length: > 0 } place)
            words = words.Length == 0 ? place : $"{words} · {place}";
        if (card.IsAreaOnly)
            words = $"{words} · {FindText.AreaOnly}";
        else if (found.Kilometres is { } kilometres)
            words = $"{words} · {FindWords.Distance(kilometres, language)}";
        return words;
    }

    private List<string> Chips(ListingCard card)
    {
        chips.Clear();
        if (card.IsFree)
            chips.Add(FindText.FreeOfCharge);
        if (card.AnonymousPossible == true)
            chips.Add(FindText.WithoutName);
        if (card.ChildrenUpToAge is { } age)
            chips.Add(FindWords.Say(FindText.ChildrenUpTo, age));
        else if (card.ChildrenAccepted == true)
            chips.Add(FindText.WithChildren);
        if (card.BoysUpToAge is { } boys && boys != card.ChildrenUpToAge)
            chips.Add(FindWords.Say(FindText.BoysUpTo, boys));
        if (card.PapersNeeded == false)
            chips.Add(FindText.NoPapersNeeded);
        if (card.IsAccessible)
            chips.Add(FindText.Accessible);
        if (card.Languages.Count > 0)
            chips.Add(FindWords.LanguageNames(card.Languages));
        return chips;
    }
}
