using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;
using Tirek.Server.Find;

namespace Tirek.Server.Programmes;

/// <summary>
/// What the public sees of a programme and no more: what it is, whom it takes, how to enrol, cost, languages, places; beside it help for the person he
/// hurts.
/// </summary>
public sealed partial class ProgrammePage
{
    [Parameter, EditorRequired]
    public ListingView<PublicReader> Listing { get; set; } = null!;

    [Parameter]
    public string? Country { get; set; }

    [Parameter]
    public IReadOnlyList<ListingView<PublicReader>> WomensServices { get; set; } = [];

    /// <summary>As it would be: nothing of it is saved.</summary>
    [Parameter]
    public bool IsPreview { get; set; }

    private LocalText? Whom => Listing.Programme?.WhomItTakes ?? Listing.Eligibility;
    private LocalText? Enrol => Listing.Programme?.HowToEnrol ?? Listing.ApplicationProcess;
    private (string Words, string Tint) Checked => FindWords.Checked(Listing.CheckedOn, Listing.CheckedBy, Visit.Today, Visit.Language);

    private string? State => ProgrammeWords.State(Listing.Programme?.State ?? ProgrammeState.Active) ?? FindWords.Status(Listing.Status);

    private string? Languages => Joined(Listing.Languages.Select(l => FindWords.LanguageName(l.Code, l.Name)));

    private string? Places =>
        Joined(
            ProgrammeEntry
                .PlacesOf(Listing)
                .Select(k => Gazetteer.Find(k)!.Name(Visit.Language))
                .Concat(Listing.ServiceAreas.Where(a => Gazetteer.Find(a.PlaceKey) is null).Select(a => a.Name))
        );

    private static string? Joined(IEnumerable<string?> parts)
    {
        var words = string.Join(", ", parts.Where(p => !string.IsNullOrWhiteSpace(p)).Distinct());
        return words.Length == 0 ? null : words;
    }
}
