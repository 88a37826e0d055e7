using Tirek.Domain.Members;
using Tirek.Domain.Places;

namespace Tirek.Domain.Room;

/// <summary>
/// What may be asked of shelters, by whom, and for how long it stands. There is no field for a person, a reason or an address: an area, how many adults and
/// children, from which day.
/// </summary>
public static class RoomRule
{
    /// <summary>From 1; the last stands for itself and all above, since an exact large number tells who it is.</summary>
    public const int MostAdults = 4;

    /// <summary>From 0; the last stands for itself and all above.</summary>
    public const int MostChildren = 6;

    /// <summary>The days that can be asked for: today and so many after.</summary>
    public const int DaysAhead = 7;

    /// <summary>So many questions of one organisation stand open at once, and so many are asked in a day of universal time.</summary>
    public const int MostOpen = 5;
    public const int MostADay = 20;

    /// <summary>How often a shelter may think better of an answer.</summary>
    public const int MostChanges = 20;

    /// <summary>So long it is known how often an organisation asked.</summary>
    public const int DaysCounted = 30;

    private static readonly TimeOnly Noon = new(12, 0);

    /// <summary>Whose houses can be asked: of civil society, and none that works with those who used violence.</summary>
    public static bool MayGive(OrganizationKind kind) => kind.IsCivilSociety() && kind != OrganizationKind.PerpetratorProgramme;

    /// <summary>Civil society; a state body asks only those who allow it.</summary>
    public static bool MayAsk(OrganizationKind kind) => kind.IsCivilSociety() || kind == OrganizationKind.StateBody;

    /// <summary>A country or a region of our list; null for anything else.</summary>
    public static Place? Area(string? key) => Gazetteer.Find(key) is { Kind: PlaceKind.Country or PlaceKind.Region } area ? area : null;

    /// <summary>Whether an organisation serves an area that is asked for: any part of a country, a region wholly.</summary>
    /// <param name="country">Of the organisation.</param>
    /// <param name="served">Keys of the regions it serves; empty: its whole country.</param>
    /// <param name="area">What is asked for.</param>
    public static bool Serves(string country, IReadOnlyCollection<string> served, Place area)
    {
        ArgumentNullException.ThrowIfNull(served);
        ArgumentNullException.ThrowIfNull(area);
        return country == area.Country && (area.Kind == PlaceKind.Country || served.Count == 0 || served.Contains(area.Key));
    }

    /// <summary>The wall clock in an area.</summary>
    public static DateTime LocalNow(Place area, DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, ZoneOf(area)).DateTime;

    /// <summary>The day it is in an area.</summary>
    public static DateOnly Today(Place area, DateTimeOffset now) => DateOnly.FromDateTime(LocalNow(area, now));

    /// <summary>Noon of the next day there: what was answered by then is not known to hold any longer, and all of it goes.</summary>
    public static DateTimeOffset EndsAt(Place area, DateTimeOffset askedAt)
    {
        var noon = Today(area, askedAt).AddDays(1).ToDateTime(Noon);
        return new DateTimeOffset(noon, ZoneOf(area).GetUtcOffset(noon)).ToUniversalTime();
    }

    private static TimeZoneInfo ZoneOf(Place area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return TimeZoneInfo.FindSystemTimeZoneById(area.TimeZone);
    }
}
