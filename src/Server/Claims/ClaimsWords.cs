using Tirek.Domain.Claims;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;

namespace Tirek.Server.Claims;

/// <summary>Sentences about claims, in the language of the request's culture.</summary>
internal static class ClaimsWords
{
    public static string Of(ClaimState state) =>
        state switch
        {
            ClaimState.Waiting => ClaimsText.StateWaiting,
            ClaimState.Confirmed => ClaimsText.StateConfirmed,
            ClaimState.Refused => ClaimsText.StateRefused,
            ClaimState.Withdrawn => ClaimsText.StateWithdrawn,
            ClaimState.OfAnother => ClaimsText.StateOfAnother,
            ClaimState.GivenBack => ClaimsText.StateGivenBack,
            _ => ClaimsText.StateTakenBack,
        };

    public static string Tint(ClaimState state) =>
        state switch
        {
            ClaimState.Confirmed => "good",
            ClaimState.Refused or ClaimState.OfAnother or ClaimState.TakenBack => "warn",
            _ => "",
        };

    /// <summary>Whose it is and in which towns, as everybody reads it.</summary>
    public static string Where(ListingView<PublicReader> view, Language language) =>
        string.Join(" · ", new[] { view.OrganizationName?.In(language).Text, Place(view, language) }.Where(t => !string.IsNullOrEmpty(t)));

    public static string Place(ListingView<PublicReader> view, Language language) =>
        string.Join(
            ", ",
            view.Sites.Select(s => Gazetteer.Find(s.IsAreaOnly ? s.AreaKey : s.TownKey)?.Name(language)).OfType<string>().Distinct()
        );
}
