using Tirek.Domain.Listings;

namespace Tirek.Server.Imports;

/// <summary>Reads what the privacy columns of a row say, those of real exports and the audience of our profile.</summary>
internal static class ReadFlags
{
    public static void Of(FeedRow row, Defects defects)
    {
        foreach (var (column, meaning) in row.Table.Flags)
        {
            var isSet = PrivacyColumns.Read(row[column]);
            if (isSet is null)
                defects.Add(row, column, "unclear-flag", Done.Kept);
            if (isSet != false)
                row.Flags |= meaning;
        }
        if (row[ImportTables.AudienceColumn] is { } written)
            ForAudience(row, Read(row, written, defects));
        // Our profile's word for a hidden place.
        if ((row["area_place"] ?? row["area_country"]) is not null)
            row.Flags |= PrivacyFlags.Address;
    }

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
