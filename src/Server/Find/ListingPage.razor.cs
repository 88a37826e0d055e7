using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Search;

namespace Tirek.Server.Find;

/// <summary>Everything that the public may know of a listing, beginning with what happens when one calls.</summary>
public sealed partial class ListingPage
{
    /// <summary>Somebody is still writing it: nothing of it is saved.</summary>
    [Parameter]
    public bool IsPreview { get; set; }

    private string Here => Visit.To($"/find/{Listing.Id}");
    private (string Words, string Tint) Opening { get; set; }
    private (string Words, string Tint) Checked => FindWords.Checked(Listing.CheckedOn, Listing.CheckedBy, Visit.Today, Visit.Language);
    private Phone? FirstPhone => Numbers.First(Listing);

    /// <summary>Whether people stay there overnight, so that how long is a question even when nobody has answered it.</summary>
    private bool MayStay => Listing.Terms.Any(t => t is "shelter" or "crisis-centre");

    private IReadOnlyList<LocalText?> Texts => [Listing.Name, Listing.Description, .. Listing.Sites.Select(s => s.Description)];

    private IReadOnlyList<LocalText?> GuardedTexts =>
        [Listing.Alert, Listing.BeforeYouCall.WhatHappens, Listing.Eligibility, Listing.ApplicationProcess, Listing.Fees];

    /// <summary>That the texts are only in another language: told once when it holds for most of them, else beside each.</summary>
    private string? OnlyIn { get; set; }

    protected override void OnParametersSet()
    {
        var notes = Texts
            .Select(t => Spoken.Of(t, Visit.Language))
            .Concat(GuardedTexts.Select(t => Spoken.Of(t, Visit.Language, guarded: true)))
            .OfType<Spoken>()
            .Select(s => s.OnlyIn)
            .ToList();
        OnlyIn = notes.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1 && g.Count() * 2 > notes.Count)?.Key;
        var hours = PlaceHours.Of(Listing);
        var localNow = FindWords.LocalNow(hours is [{ Place: { } place }, ..] ? place.Key : Country, Visit.Now);
        Opening = FindWords.Opening(IndexedListing.StateOf(Listing, Visit.Now), localNow, Visit.Language);
    }
}
