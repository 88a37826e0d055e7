using Tirek.Domain.Listings;

namespace Tirek.Server.Imports;

/// <summary>Reads what the privacy columns of a row say, those of real exports and the audience of our profile.</summary>
internal static class ReadFlags
{
    public static void Of(FeedRow row, Defects defects)
    {
        foreach (var flag in row.Table.Flags)
        {
            var isSet = PrivacyAnswers.Read(row[flag.Column]);
            if (isSet is null)
                defects.Add(row, flag.Column, "unclear-flag", Done.Kept);
            if (isSet != false)
                row.Flags |= flag.Meaning;
        }
        row.Flags |= InWords(row) | InSentences(row, defects);
        if (row[ImportTables.AudienceColumn] is { } written)
            ForAudience(row, Read(row, written, defects));
        // Our profile's word for a hidden place.
        if ((row["area_place"] ?? row["area_country"]) is not null)
            row.Flags |= PrivacyFlags.Address;
    }

    /// <summary>What the flags of a row name in so many words, and do not just say of the row.</summary>
    public static PrivacyFlags Named(FeedRow row) =>
        row.Table.Flags.Where(f => !f.IsOfRow && IsSet(row, f)).Aggregate(PrivacyFlags.None, (all, f) => all | f.Meaning);

    public static bool IsSet(FeedRow row, FlagColumn flag) =>
        flag.Opens ? !PrivacyAnswers.Opens(row[flag.Column]) : PrivacyAnswers.Read(row[flag.Column]) != false;

    /// <summary><em>Confidential</em> in the place of an address or a type is a flag too.</summary>
    private static PrivacyFlags InWords(FeedRow row)
    {
        var meaning = row.Table.Name switch
        {
            "physical_address" or ImportTables.Location => PrivacyFlags.Address,
            "postal_address" => PrivacyFlags.Mailing,
            ImportTables.Organization or ImportTables.Service or ImportTables.AtLocation => PrivacyFlags.Controlled,
            _ => PrivacyFlags.None,
        };
        if (meaning == PrivacyFlags.None)
            return meaning;
        string[] worded = (meaning & ReachFlags.OfPlaces) != 0 ? WordedOfPlaces : Worded;
        var said = worded.Concat(row.Table.OtherColumns).Any(c => row[c] is { } cell && PrivacyAnswers.IsWithheld(cell))
            ? meaning
            : PrivacyFlags.None;
        return said;
    }

    /// <summary>A service or place that says of itself that its address is not told. Of an organisation it may be said of one house among others.</summary>
    private static PrivacyFlags InSentences(FeedRow row, Defects defects)
    {
        if (row.Table.Name is not (ImportTables.Service or ImportTables.Location or ImportTables.AtLocation))
            return PrivacyFlags.None;
        if (Array.Find(Telling, c => row[c] is { } text && PrivacyAnswers.SaysWithheld(text)) is not { } column)
            return PrivacyFlags.None;
        defects.Add(row, column, "says-withheld", Done.Withheld);
        return PrivacyFlags.Address;
    }

    private static readonly string[] Worded = ["status"];
    private static readonly string[] WordedOfPlaces =
    [
        "location_type",
        "address_type",
        "name",
        "alternate_name",
        "description",
        "transportation",
        "attention",
        "address_1",
        "address_2",
        "city",
    ];

    /// <summary>Texts in which a record may say that its address is not told.</summary>
    private static readonly string[] Telling = ["name", "alternate_name", "description", "application_process", "alert", "transportation"];

    /// <summary>What is not clearly for everybody is for the owner.</summary>
    private static Audience Read(FeedRow row, string written, Defects defects)
    {
        switch (written.ToLowerInvariant())
        {
            case "public":
                return Audience.Public;
            case "professionals":
                return Audience.Professionals;
            case "owner":
                return Audience.Owner;
            default:
                defects.Add(row, ImportTables.AudienceColumn, "unclear-flag", Done.Kept);
                return Audience.Owner;
        }
    }

    private static void ForAudience(FeedRow row, Audience audience)
    {
        row.Audience = audience;
        if (audience == Audience.Public)
            return;
        row.Flags |= row.Table.Name switch
        {
            "physical_address" => PrivacyFlags.Address,
            "postal_address" => PrivacyFlags.Mailing,
            var name when Feed.IsRecord(name) => PrivacyFlags.Controlled,
            _ => PrivacyFlags.None,
        };
    }
}
