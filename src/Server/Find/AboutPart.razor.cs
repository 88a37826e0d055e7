using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Find;

/// <summary>What it is and who gives it; when and by whom that was checked.</summary>
public sealed partial class AboutPart
{
    [Parameter, EditorRequired]
    public ListingView<PublicReader> Listing { get; set; } = null!;

    private string Kinds =>
        string.Join(
            ", ",
            Listing.Terms.Select(Taxonomy.Find).Where(t => t?.Facet == Facet.KindOfHelp).Select(t => t!.Name(Visit.Language))
        );

    /// <summary>Addresses to follow: only those of the web. In a demonstration nothing leads out.</summary>
    private IReadOnlyList<string> Websites =>
        Visit.IsDemonstration ? [] : [.. new[] { Listing.Url, Listing.OrganizationWebsite }.OfType<string>().Where(IsWeb).Distinct()];

    private string Contacts =>
        string.Join(
            "; ",
            Listing
                .Contacts.Concat(Listing.Sites.SelectMany(s => s.Contacts))
                .Select(c => Joined(c.Name, c.Title, c.Department, c.Email))
                .Distinct()
        );

    private string Licence => Joined(Listing.Licenses, Listing.Accreditations);

    private string Capacity =>
        string.Join(
            "; ",
            Listing.Capacity.Select(c =>
                FindWords.Say(
                    FindText.FreePlacesOf,
                    c.Available,
                    c.Maximum?.ToString(Visit.Language.Culture) ?? "?",
                    DateWords.Long(c.Updated, Visit.Language)
                )
            )
        );

    /// <summary>How the source itself files it, in the source's words.</summary>
    private string Filed => string.Join(", ", Listing.ForeignTerms.Select(t => t.Name ?? t.Code).Distinct());

    private string Checked =>
        Listing.CheckedOn is { } day
            ? Joined(DateWords.Long(day, Visit.Language), Listing.CheckedBy?.In(Visit.Language).Text)
            : FindText.NeverChecked;

    private string? Changed =>
        Listing.LastModified is { } at ? DateWords.Long(DateOnly.FromDateTime(at.UtcDateTime), Visit.Language) : null;

    private static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(p => !string.IsNullOrWhiteSpace(p)));
}
