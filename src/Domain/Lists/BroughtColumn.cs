using Tirek.Domain.Editing;

namespace Tirek.Domain.Lists;

/// <summary>What a column of a list can be: a field of a service (<see cref="EditFields"/>), or one of those here. Never an address that is kept secret.</summary>
public static class BroughtColumn
{
    /// <summary>Not taken over.</summary>
    public const string None = "";

    /// <summary>The list's own code of a service, which is never given to another: by it the row is known when the list comes again, whatever its name is then.</summary>
    public const string Code = "code";

    /// <summary>The town, or the nearest one of our list.</summary>
    public const string Town = "town";

    /// <summary>Street and number that everybody may know.</summary>
    public const string Address = "address";

    /// <summary>The hours of a whole week in one cell (<see cref="ReadWeek"/>).</summary>
    public const string Week = "week";

    /// <summary>Numbers that everybody may call.</summary>
    public const string Phones = "phones";
    public const string PhonesForProfessionals = "phones-professionals";
    public const string PhonesForUs = "phones-owner";

    /// <summary>All, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Code,
        .. EditFields.All.Select(f => f.Key).TakeWhile(k => k != Phones),
        Town,
        Address,
        Phones,
        PhonesForProfessionals,
        PhonesForUs,
        .. EditFields.All.Select(f => f.Key).SkipWhile(k => k != Phones).Skip(1).TakeWhile(k => k != WeekHours.Days[0]),
        Week,
        // Single days have dates, and no column.
        .. EditFields.All.Where(f => f.Kind != EditKind.Days).Select(f => f.Key).SkipWhile(k => k != WeekHours.Days[0]),
    ];

    /// <summary>Who may read a column of telephones.</summary>
    public static Listings.Audience AudienceOf(string column) =>
        column switch
        {
            PhonesForProfessionals => Listings.Audience.Professionals,
            PhonesForUs => Listings.Audience.Owner,
            _ => Listings.Audience.Public,
        };

    public static bool IsPhones(string column) => column is Phones or PhonesForProfessionals or PhonesForUs;
}
