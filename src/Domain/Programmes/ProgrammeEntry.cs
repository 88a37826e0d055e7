using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;

namespace Tirek.Domain.Programmes;

/// <summary>A programme as the list names it: nothing by which one could be called longer, stricter or easier than another (directory.md §4).</summary>
public sealed record ProgrammeEntry(Guid Id, string? Country, LocalText Name)
{
    public LocalText? OrganizationName { get; init; }
    public ProgrammeState State { get; init; } = ProgrammeState.Active;
    public IReadOnlyList<string> PlaceKeys { get; init; } = [];

    public static ProgrammeEntry Of(Guid id, string? country, ListingView<PublicReader> view) =>
        new(id, country, view.Name)
        {
            OrganizationName = view.OrganizationName,
            State = view.Programme?.State ?? ProgrammeState.Active,
            PlaceKeys = [.. PlacesOf(view)],
        };

    /// <summary>Keys of the places it covers: those it names, else those where it is given.</summary>
    public static IEnumerable<string> PlacesOf(ListingView<PublicReader> view)
    {
        var named = view.ServiceAreas.Select(a => a.PlaceKey).OfType<string>().ToList();
        return (named.Count > 0 ? named : view.Sites.Select(s => s.IsAreaOnly ? s.AreaKey : s.TownKey).OfType<string>())
            .Where(k => Gazetteer.Find(k) is not null)
            .Distinct();
    }

    /// <summary>By country as its name is read in this language, then by name; those of an unknown country last. There is no other order.</summary>
    public static IReadOnlyList<ProgrammeEntry> InOrder(IEnumerable<ProgrammeEntry> all, Language language)
    {
        var alphabet = Alphabet.Of(language);
        return
        [
            .. all.OrderBy(p => p.Country is null)
                .ThenBy(p => Gazetteer.Find(p.Country)?.Name(language) ?? "", alphabet)
                .ThenBy(p => p.Name.In(language).Text, alphabet)
                .ThenBy(p => p.Id),
        ];
    }
}
