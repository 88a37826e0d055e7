using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Opening;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Search;

/// <summary>
/// A point from which nearness is told. For a hidden place it is the centre of its published area, the same for every record in it, and no distance
/// is ever shown from it (directory.md §2).
/// </summary>
public sealed record IndexedSite(Position Position, string? PlaceKey, bool IsAreaOnly);

/// <summary>All that a search knows of a listing. Made only from the public view, so that nothing else can be found, counted, sorted or measured.</summary>
public sealed record IndexedListing(ListingCard Card)
{
    /// <summary>ISO 3166-1 alpha-2, or null.</summary>
    public string? Country { get; init; }

    /// <summary>Folded words of its names (<see cref="SearchWords.InNames"/>).</summary>
    public IReadOnlyCollection<string> NameWords { get; init; } = [];

    /// <summary>Folded words of its other texts (<see cref="SearchWords.InText"/>).</summary>
    public IReadOnlyCollection<string> TextWords { get; init; } = [];

    /// <summary>Keys of our taxonomy, all facets. A programme for people who use violence is no help to be found, also where a centre runs one.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>Keys of the places it is in, each with the region and the country around it.</summary>
    public IReadOnlyCollection<string> Places { get; init; } = [];

    /// <summary>Keys of the areas it serves, as its owner named them.</summary>
    public IReadOnlyCollection<string> Serves { get; init; } = [];
    public IReadOnlyList<IndexedSite> Sites { get; init; } = [];

    /// <summary><see cref="OpeningHours"/> as text; empty when no hours are known.</summary>
    public string Hours { get; init; } = "";

    public static IndexedListing Of(ListingView<PublicReader> view) =>
        new(CardOf(view))
        {
            Country = ListingCountry.Of(view),
            NameWords = SearchWords.InNames(view),
            TextWords = SearchWords.InText(view),
            Terms = [.. view.Terms.Where(key => key != ProgrammeRule.Kind)],
            Places = [.. view.Sites.Select(KeyOf).SelectMany(Around).Distinct(StringComparer.Ordinal)],
            Serves = [.. view.ServiceAreas.Select(a => a.PlaceKey).OfType<string>().Distinct(StringComparer.Ordinal)],
            Sites = [.. view.Sites.Select(SiteOf).OfType<IndexedSite>()],
            Hours = HoursOf(view).ToString(),
        };

    /// <summary>
    /// The hours of the service and of all its places. Its own hours are those of its first place that is known; days on which they are other ones hold at all of them.
    /// </summary>
    private static OpeningHours HoursOf(ListingView<PublicReader> view)
    {
        if (view.Sites.Count == 0)
            return OpeningHours.Of(view.Schedules, null);
        var first = Math.Max(0, view.Sites.ToList().FindIndex(site => KeyOf(site) is not null));
        return OpeningHours.Of(
            view.Sites.Select((site, i) => (OfHouse(site, i == first), ZoneOf(KeyOf(site)))).Where(house => house.Item1.Count > 0)
        );

        IReadOnlyList<Schedule> OfHouse(SiteView site, bool isFirst) =>
            view.Schedules.Count == 0 ? site.Schedules
            : isFirst ? [.. view.Schedules, .. site.Schedules]
            : site.Schedules.Count == 0 ? []
            : [.. view.Schedules.Where(OpeningHours.IsInstead), .. site.Schedules];
    }

    /// <summary>Whether it is open at an instant. One that is closed for a time is not, whatever its hours say.</summary>
    public static OpeningState StateOf(ListingView<PublicReader> view, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Status == ListingStatus.Active ? HoursOf(view).At(at) : OpeningState.Suspended;
    }

    private static string? ZoneOf(string? placeKey) => Gazetteer.Find(placeKey)?.TimeZone;

    private static string? KeyOf(SiteView site) => site.IsAreaOnly ? site.AreaKey : site.TownKey;

    private static IEnumerable<string> Around(string? key) =>
        Gazetteer.Find(key) is { } place ? new[] { place.Key, place.Region, place.Country }.OfType<string>() : [];

    private static IndexedSite? SiteOf(SiteView site) =>
        site.IsAreaOnly
            ? Gazetteer.Find(site.AreaKey) is { } area
                ? new(AreaCentre.Of(area), area.Key, true)
                : null
            : (site.Position ?? Gazetteer.Find(site.TownKey)?.Seat) is { } position
                ? new(position, site.TownKey, false)
                : null;

    private static ListingCard CardOf(ListingView<PublicReader> view)
    {
        var first = view.Sites.Count > 0 ? view.Sites[0] : null;
        var phone = view
            .Phones.Concat(view.Sites.SelectMany(s => s.Phones))
            .Concat(view.OrganizationPhones)
            .FirstOrDefault(p => p.Type != "fax");
        return new(view.Id, view.Name)
        {
            OrganizationName = view.OrganizationName,
            Kinds = [.. view.Terms.Where(IsKindOfHelp)],
            PlaceKey = first is null ? null : KeyOf(first),
            IsAreaOnly = first is { IsAreaOnly: true },
            City =
                first is null || KeyOf(first) is not null ? null : first.Addresses.Select(a => a.City).FirstOrDefault(c => c is not null),
            WhatHappens = view.BeforeYouCall.WhatHappens,
            Alert = view.Alert,
            Status = view.Status,
            IsFree = view.IsFree == true,
            IsAccessible = view.Sites.Any(s => s.Accessibility.Count > 0),
            AnonymousPossible = view.BeforeYouCall.AnonymousPossible,
            PapersNeeded = view.BeforeYouCall.PapersNeeded,
            ChildrenAccepted = view.BeforeYouCall.ChildrenAccepted,
            ChildrenUpToAge = view.BeforeYouCall.ChildrenUpToAge,
            BoysUpToAge = view.BeforeYouCall.BoysUpToAge,
            Languages = [.. view.Languages.Concat(view.Sites.SelectMany(s => s.Languages)).Select(l => l.Code).OfType<string>().Distinct()],
            PhoneNumber = phone?.Number,
            PhoneIsInvented = phone is { IsInvented: true },
            PhoneExtension = phone?.Extension,
            CheckedOn = view.CheckedOn,
            CheckedBy = view.CheckedBy,
        };
    }

    private static bool IsKindOfHelp(string key) =>
        key != ProgrammeRule.Kind && Domain.Taxonomy.Taxonomy.Find(key) is { Facet: Facet.KindOfHelp };
}
