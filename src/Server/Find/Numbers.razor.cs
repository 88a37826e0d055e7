using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Server.Find;

/// <summary>The numbers to call: those of the listing and its places, then those of its organisation and its faxes, each once.</summary>
public sealed partial class Numbers
{
    [Parameter, EditorRequired]
    public ListingView<PublicReader> Listing { get; set; } = null!;

    private IReadOnlyList<Phone> Own { get; set; } = [];
    private IReadOnlyList<Phone> Others { get; set; } = [];

    protected override void OnParametersSet() => (Own, Others) = Of(Listing);

    /// <summary>The listing's own numbers, and apart from them its faxes and the numbers of its organisation.</summary>
    internal static (IReadOnlyList<Phone> Own, IReadOnlyList<Phone> Others) Of(ListingView<PublicReader> listing)
    {
        var called = ToCall(listing).ToList();
        return (
            [.. called.Where(p => !IsFax(p))],
            [
                .. called.Where(IsFax),
                .. listing
                    .OrganizationPhones.Where(p => called.All(c => WrittenNumber.Digits(c) != WrittenNumber.Digits(p)))
                    .DistinctBy(WrittenNumber.Digits),
            ]
        );
    }

    /// <summary>The listing's own numbers, then those of its places, each once.</summary>
    internal static IEnumerable<Phone> ToCall(ListingView<PublicReader> listing) =>
        listing.Phones.Concat(listing.Sites.SelectMany(s => s.Phones)).DistinctBy(WrittenNumber.Digits);

    /// <summary>The one number that a card shows: the first that a voice answers.</summary>
    internal static Phone? First(ListingView<PublicReader> listing) =>
        ToCall(listing).Concat(listing.OrganizationPhones).FirstOrDefault(p => !IsFax(p));

    private static bool IsFax(Phone phone) => phone.Type is "fax";

    /// <summary>What is known of a number beside it: who answers, in which languages.</summary>
    internal static string About(Phone phone, Language reader)
    {
        var parts = new List<string>();
        if (IsFax(phone))
            parts.Add(FindText.Fax);
        else if (phone.Type is "text")
            parts.Add(FindText.BySms);
        if (phone.Description?.In(reader, neverMachine: true).Text is { } description)
            parts.Add(description);
        parts.AddRange(phone.Languages.Select(code => FindWords.LanguageName(code) ?? code));
        return string.Join(" · ", parts);
    }
}
