using System.Text.Json;

namespace Tirek.Server.Imports;

/// <summary>
/// Decides what of a feed may be quoted in a report or kept in quarantine. Addresses, positions, telephones, persons and free text never are: the next edition
/// of the feed may withhold them, and a report cannot be called back. The place in the file says enough to find them by.
/// </summary>
internal sealed class Quotes(Feed feed, Withholding withholding)
{
    private const int LongestLanguage = 40;
    private static readonly string[] PlainColumns = ["status", "country", "minimum_age", "maximum_age"];

    private readonly bool hasFlags = feed.Tables.Any(t => t.HasFlags);

    /// <summary>The value of a defect if it may be quoted.</summary>
    public string? ValueOf(Defect defect)
    {
        if (defect.Value is null || defect.Row is not { } row)
            return defect.Value;
        var isPublic = IsPlain(defect.Field, defect.Value) && IsUnflagged(row) && !withholding.Struck.StandsIn(defect.Value);
        return isPublic ? defect.Value : null;
    }

    /// <summary>Ids, codes and numbers of the source: what a person needs to find the row by, and no words of its own.</summary>
    private static bool IsPlain(string? field, string value) =>
        field is not null
        && (
            ImportTables.IsLink(field)
            || PlainColumns.Contains(field)
            || (field == "language" && value.Length <= LongestLanguage && !value.Any(char.IsDigit))
        );

    /// <summary>What a quarantined row or line said, if nothing in the whole feed is withheld: the flag that spoke of it may be what is broken.</summary>
    public string? ContentOf(Quarantined quarantined)
    {
        if (hasFlags)
            return null;
        if (quarantined.Row is not { } row)
            return quarantined.Content;
        var cells = row.Table.Columns.Zip(row.Values).Where(c => c.Second is not null).ToDictionary(c => c.First, c => c.Second);
        return JsonSerializer.Serialize(cells, Data.StoredJson.Options);
    }

    /// <summary>No flag reaches the row, the record it belongs to, or a place of that record.</summary>
    private bool IsUnflagged(FeedRow row)
    {
        if (row.Flags != 0 || row.Audience is > Domain.Listings.Audience.Public || withholding.Of(row) != 0)
            return false;
        return row.Table.Name switch
        {
            ImportTables.Service => !withholding.IsAtHiddenPlace(row),
            ImportTables.Organization => !withholding.HasHiddenPlace(row),
            ImportTables.Location => true,
            ImportTables.AtLocation => feed.Find(ImportTables.Service, row["service_id"]) is not { } service || IsUnflagged(service),
            _ => row.Owners.Count > 0 ? row.Owners.All(IsUnflagged) : !hasFlags,
        };
    }
}
