using Microsoft.AspNetCore.Components;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Search;

namespace Tirek.Server.Find;

/// <summary>One result: enough to choose by, the number in full. Its title is a button that carries the search to the listing's page.</summary>
public sealed partial class ResultCard
{
    [Parameter, EditorRequired]
    public FoundListing Found { get; set; } = null!;

    private ListingCard Card => Found.Card;

    private (string Words, string Tint) Opening =>
        FindWords.Opening(Found.Opening, FindWords.LocalNow(Card.PlaceKey, Visit.Now), Visit.Language);

    private (string Words, string Tint) Checked => FindWords.Checked(Card.CheckedOn, Card.CheckedBy, Visit.Today, Visit.Language);

    private string? Status => FindWords.Status(Card.Status);

    private string Whereabouts
    {
        get
        {
            var parts = new[]
            {
                Card.OrganizationName?.In(Visit.Language).Text,
                Gazetteer.Find(Card.PlaceKey)?.Name(Visit.Language) ?? Card.City,
                Card.IsAreaOnly ? FindText.AreaOnly : null,
                Found.Kilometres is { } km && !Card.IsAreaOnly ? FindWords.Distance(km, Visit.Language) : null,
            };
            return string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));
        }
    }

    private IReadOnlyList<string> Chips
    {
        get
        {
            var chips = new List<string>();
            if (Card.IsFree)
                chips.Add(FindText.FreeOfCharge);
            if (Card.AnonymousPossible == true)
                chips.Add(FindText.WithoutName);
            if (Card.ChildrenUpToAge is { } age)
                chips.Add(FindWords.Say(FindText.ChildrenUpTo, age));
            else if (Card.ChildrenAccepted == true)
                chips.Add(FindText.WithChildren);
            if (Card.BoysUpToAge is { } boys && boys != Card.ChildrenUpToAge)
                chips.Add(FindWords.Say(FindText.BoysUpTo, boys));
            if (Card.PapersNeeded == false)
                chips.Add(FindText.NoPapersNeeded);
            if (Card.IsAccessible)
                chips.Add(FindText.Accessible);
            if (Card.Languages.Count > 0)
                chips.Add(string.Join(", ", Card.Languages.Select(c => FindWords.LanguageName(c) ?? c)));
            return chips;
        }
    }
}
