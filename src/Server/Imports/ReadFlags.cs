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
        row.Flags |= InWords(row);
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
        return
            meaning != PrivacyFlags.None
            && Worded.Concat(row.Table.OtherColumns).Any(c => row[c] is { } cell && PrivacyAnswers.IsWithheld(cell))
            ? meaning
            : PrivacyFlags.None;
    }

    private static readonly string[] Worded = ["location_type", "address_type", "address_1", "status"];

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
