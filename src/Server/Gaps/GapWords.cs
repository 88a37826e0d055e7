using System.Globalization;
using Tirek.Domain.Gaps;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Shell;

namespace Tirek.Server.Gaps;

/// <summary>Gaps in the reader's language.</summary>
internal static class GapWords
{
    public static string Say(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>Where a number of inhabitants is from. A demonstration invents all of them, and says so in the reader's language.</summary>
    public static string Source(RegionPeople people, Visit visit) => visit.IsDemonstration ? GapsText.Invented : people.Source;

    /// <summary>With its source and day.</summary>
    public static string People(RegionPeople people, Visit visit) =>
        $"{Source(people, visit)}, {DateWords.Long(people.AsOf, visit.Language)}";

    public static string State(KindState state) =>
        state switch
        {
            KindState.There => GapsText.StateThere,
            KindState.Reached => GapsText.StateReached,
            _ => GapsText.StateMissing,
        };

    public static string Tint(KindState state) =>
        state switch
        {
            KindState.There => "chip good",
            KindState.Reached => "chip",
            _ => "chip warn",
        };

    /// <summary>How far the nearest is: in the town itself, so many kilometres, or none; of one that is known but shows no address, that.</summary>
    public static string Distance(Coverage known, Term kind, Place town, Language language) =>
        known.Nearest(town, kind) is not { } nearest
            ? known.In(Gazetteer.Find(town.Country)!).There(kind) > 0
                ? GapsText.NoneShown
                : GapsText.NoneKnown
            : nearest.PlaceKey == town.Key
                ? GapsText.InTown
                : Math.Max(1, nearest.Kilometres).ToString("N0", language.Culture);
}
