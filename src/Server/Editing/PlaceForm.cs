using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>A place as somebody fills it in: a town, and whether its address may be known. An address that is kept secret has no field to stand in.</summary>
internal sealed record PlaceForm(string Town, string Shows, string Address)
{
    /// <summary>She says that everybody knows the address of this shelter anyway, and that those who live there agree.</summary>
    public bool IsAgreed { get; private init; }

    /// <summary>What becomes of her other services at an address that is to be secret: too, stay, or nothing said.</summary>
    public string Others { get; private init; } = "";

    private const int ShortestAddress = 3;

    public static PlaceForm Read(IFormCollection form) =>
        new(form.One("town", 40), form.One("address-shown", 3), form.One("address"))
        {
            IsAgreed = form.One(AgreedField, 3) == "yes",
            Others = form.One("others", 5),
        };

    /// <summary>The tick for the address of a shelter.</summary>
    public const string AgreedField = "address-agreed";

    /// <summary>What is missing, in words; null: nothing.</summary>
    /// <param name="country">Whose towns can be chosen.</param>
    /// <param name="isSecret">Such places are secret by nature, and this address is none that is shown already.</param>
    public string? Fault(string country, bool isSecret) =>
        Place(country) is null ? EditingText.TownMissing
        : Shows is not ("yes" or "no") ? EditingText.WhereMissing
        : Shows == "yes" && Address.Length < ShortestAddress ? EditingText.AddressMissing
        : Shows == "yes" && isSecret && !IsAgreed ? EditingText.ShelterAddressAsk
        : null;

    /// <summary>The town, if it is one of the country.</summary>
    public Place? Place(string country) =>
        Gazetteer.Find(Town) is { Kind: PlaceKind.Town } found && found.Country == country ? found : null;

    /// <summary>The address that everybody may know; null: only the area is shown.</summary>
    public string? Shown => Shows == "yes" ? Address : null;

    /// <summary>Of a form without a fault.</summary>
    public Whereabouts Of(Place town, DateTimeOffset now) => Of(town, Shown, now);

    public static Whereabouts Of(Place town, string? address, DateTimeOffset now) =>
        address is null
            ? new Whereabouts.AreaOnly(town.Key, town.Country)
            : new Whereabouts.Shown([new(Guid.CreateVersion7(now), address, town.Name(Language.English), town.Country)], null, town.Key);
}
