using Microsoft.AspNetCore.Components;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;
using Tirek.Server.Data;

namespace Tirek.Server.Find;

/// <summary>
/// The numbers to call in danger, first on every page of help: those of <see cref="Country"/>, or of all countries served before one is known, the
/// country of the reader's language first.
/// </summary>
public sealed partial class CrisisCard
{
    /// <summary>ISO 3166-1 code; null, or one that is not served: all countries served.</summary>
    [Parameter]
    public string? Country { get; set; }

    /// <summary>Passes over countries without a number, and shows nothing when there is none at all: for pages that stand outside Find help.</summary>
    [Parameter]
    public bool OnlyKnown { get; set; }

    private IReadOnlyList<string> Countries { get; set; } = [];

    protected override void OnParametersSet()
    {
        IReadOnlyList<string> served = OnlyKnown ? [.. Node.Current.Countries.Where(c => NumbersOf(c).Count > 0)] : Node.Current.Countries;
        Countries =
            Country is not null && served.Contains(Country)
                ? [Country]
                : [.. served.OrderBy(c => c != Visit.Language.Home).ThenBy(CountryName, Alphabet.Of(Visit.Language))];
    }

    private string CountryName(string country) => Gazetteer.Find(country)?.Name(Visit.Language) ?? country;

    private IReadOnlyList<CrisisNumber> NumbersOf(string country) => [.. Node.Current.CrisisNumbers.Where(n => n.Country == country)];

    /// <summary>Where many countries stand together, one date stands for the numbers of each: the oldest.</summary>
    private string? OldestCheck(string country) =>
        NumbersOf(country).MinBy(n => n.CheckedOn) is { } number ? DateWords.Long(number.CheckedOn, Visit.Language) : null;

    private string CheckedLine(CrisisNumber number) =>
        FindWords.Say(FindText.CheckedOnBy, DateWords.Long(number.CheckedOn, Visit.Language), number.CheckedBy);
}
