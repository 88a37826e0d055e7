using Microsoft.AspNetCore.Components;
using Tirek.Domain.Checking;
using Tirek.Domain.Editing;
using Tirek.Domain.Feeds;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;
using Tirek.Server.Find;

namespace Tirek.Server.Editing;

/// <summary>The form of a service, with the history of its changes.</summary>
public sealed partial class EditListingPage
{
    private bool IsProgramme => ProgrammeRule.IsProgramme(Listing);

    private (string Title, string[] Keys)[] Sections => IsProgramme ? OfProgramme : OfHelp;

    private static (string Title, string[] Keys)[] OfProgramme =>
        [
            (EditingText.SectionAbout, ["name", "about", "state", "covered"]),
            (EditingText.SectionConditions, ["takes", "enrol", "free", "fees"]),
            (EditingText.SectionReach, ["phones", "email", "url", "languages"]),
        ];

    private (string Title, string[] Keys)[] OfHelp =>
        [
            (EditingText.SectionAbout, ["name", "description", "kinds", "violence", "whom", "status", "alert"]),
            (EditingText.SectionReach, ["phones", "email", "url", "languages"]),
            (FindText.Hours, ["MO", "TU", "WE", "TH", "FR", "SA", "SU", "days"]),
            (
                EditingText.SectionBefore,
                ["happens", "answers", "anonymous", "tells", "tells-source", "papers", "children", "children-age", "boys-age", "stay"]
            ),
            (EditingText.SectionConditions, ["apply", "eligibility", "free", "fees"]),
            // Asked of shelters alone.
            .. Listing.Terms.Contains("shelter")
                ? [(EditingText.SectionPlaces, new[] { "places", "places-total" })]
                : Array.Empty<(string, string[])>(),
        ];

    [Parameter]
    public Listing Listing { get; set; } = null!;

    /// <summary>Of her organisation.</summary>
    [Parameter]
    public string? Country { get; set; }

    [Parameter]
    public bool IsHidden { get; set; }

    /// <summary>Null: it was made on this node.</summary>
    [Parameter]
    public EntrySource? Source { get; set; }

    [Parameter]
    public bool IsShown { get; set; }

    /// <summary>Of the state that she sees.</summary>
    [Parameter]
    public string Mark { get; set; } = "";

    /// <summary>The draft whose text stands in the form; null: what is published stands there.</summary>
    [Parameter]
    public Guid? Draft { get; set; }

    /// <summary>Of everybody in her organisation, newest first.</summary>
    [Parameter]
    public IReadOnlyList<OwnDraft> Drafts { get; set; } = [];

    [Parameter]
    public IReadOnlyDictionary<string, string> Texts { get; set; } = new Dictionary<string, string>();

    [Parameter]
    public IReadOnlyList<string> Faults { get; set; } = [];

    /// <summary>What others wrote in fields that she changed as well.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string> Theirs { get; set; } = new Dictionary<string, string>();

    /// <summary>It would become a shelter whose address everybody reads: that needs a tick of its own.</summary>
    [Parameter]
    public bool AsksWhoKnows { get; set; }

    /// <summary>The organisation that took a number away.</summary>
    [Parameter]
    public string? Taken { get; set; }

    /// <summary>The language of a text for readers that changed; null of what has none, or where nobody said in which it is.</summary>
    private string? LanguageOf(ListingEdit edit, ChangedField field) =>
        field.Key == "days"
            ? edit.Fields.Count(f => f.Key == "days") > 1
                ? field.Language.OwnName
                : null
            : field.Key != PlaceWords.Key && EditFields.Of(field.Key).Said is { } said && said(Listing) is not { Original.Language: null }
                ? field.Language.OwnName
                : null;

    /// <summary>Of the areas that a programme covers, those of her country are offered, and those that are chosen already.</summary>
    private EditField FieldOf(string key) =>
        EditFields.Of(key) is { Key: "covered" } field
            ? field with
            {
                Choices =
                [
                    .. field
                        .Choices.Select(k => Gazetteer.Find(k)!)
                        .Where(p => p.Country == Country || EditField.Split(Texts[key]).Contains(p.Key))
                        .InOrder(Visit.Language)
                        .OrderBy(p => p.Kind)
                        .Select(p => p.Key),
                ],
            }
            : EditFields.Of(key);

    private string? First => Sections.SelectMany(s => s.Keys).FirstOrDefault(k => Faults.Contains(k) || Theirs.ContainsKey(k));

    /// <summary>Taken away where the service is given, which this form does not write.</summary>
    private IReadOnlyList<WithdrawnNumber> TakenElsewhere =>
        [.. WithdrawNumber.Of(Listing).Where(n => Listing.Phones.All(p => p.For<OwnerReader>()!.Id != n.Id))];

    /// <summary>Somebody reads this entry and finds no number in it.</summary>
    private bool NobodyCalls => Listing.Phones.Count > 0 && Listing.Phones.All(p => p.Audience == Audience.Owner);

    [Parameter]
    public IReadOnlyList<ListingEdit> History { get; set; } = [];
}
