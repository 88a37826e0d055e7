using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Find;

/// <summary>Whom it takes, and how one gets it: the first step, what it costs, what to bring, in which languages.</summary>
public sealed partial class WhomPart
{
    [Parameter, EditorRequired]
    public ListingView<PublicReader> Listing { get; set; } = null!;

    private string? Terms(Facet facet) => Terms(Listing, facet, Visit.Language);

    /// <summary>Its terms of one kind, in the reader's words.</summary>
    internal static string? Terms(ListingView<PublicReader> listing, Facet facet, Language reader) =>
        Joined(listing.Terms.Select(Taxonomy.Find).Where(t => t?.Facet == facet).Select(t => t!.Name(reader)));

    private string? Age =>
        (Listing.MinimumAge, Listing.MaximumAge) switch
        {
            ({ } from, { } to) => FindWords.Say(FindText.AgeFromTo, from, to),
            ({ } from, null) => FindWords.Say(FindText.AgeFrom, from),
            (null, { } to) => FindWords.Say(FindText.AgeTo, to),
            _ => null,
        };

    private string? Areas => Joined(Listing.ServiceAreas.Select(a => Gazetteer.Find(a.PlaceKey)?.Name(Visit.Language) ?? a.Name));

    private string? Costs => CostsOf(Listing);

    internal static string? CostsOf(ListingView<PublicReader> listing) =>
        Joined(
            listing.Costs.Select(c =>
                Joined([c.Option, c.Amount is { } amount ? $"{amount:0.##} {c.Currency}".TrimEnd() : null, c.AmountDescription], " · ")
            ),
            "; "
        );

    private string? Documents => DocumentsOf(Listing);

    internal static string? DocumentsOf(ListingView<PublicReader> listing) => Joined(listing.Documents.Select(d => d.Document), "; ");

    private string? Languages => LanguagesOf(Listing);

    internal static string? LanguagesOf(ListingView<PublicReader> listing) =>
        Joined(listing.Languages.Concat(listing.Sites.SelectMany(s => s.Languages)).Select(l => FindWords.LanguageName(l.Code, l.Name)));

    private static string? Joined(IEnumerable<string?> parts, string between = ", ")
    {
        var words = string.Join(between, parts.Where(p => !string.IsNullOrWhiteSpace(p)).Distinct());
        return words.Length == 0 ? null : words;
    }
}
