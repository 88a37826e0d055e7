using System.Text.RegularExpressions;

namespace Tirek.Server.Imports;

/// <summary>What the privacy columns of a row say (directory.md §§2, 3). None: everything in it is public.</summary>
[Flags]
internal enum PrivacyFlags
{
    None = 0,

    /// <summary>Its address, position and directions are withheld and never stored.</summary>
    Address = 1,

    /// <summary>Its telephone numbers are for professionals.</summary>
    Phone = 2,

    /// <summary>Its contact person is for the owner.</summary>
    Contact = 4,

    /// <summary>The record is in no list.</summary>
    Controlled = 8,
    Email = 16,
    Website = 32,

    /// <summary>Its postal address is withheld and never stored; where it lies is not thereby hidden.</summary>
    Mailing = 64,
}

/// <summary>
/// Recognises the privacy columns of real exports: <c>PhysicalAddressIsPrivate</c>, <c>Phone2IsPrivate</c>, <c>ExcludeFromWebsite</c> and their like in any
/// spelling. In doubt a column protects more, not less.
/// </summary>
internal static partial class PrivacyColumns
{
    /// <summary>What a set cell in this column means; <see cref="PrivacyFlags.None"/> for a column that is no flag.</summary>
    public static PrivacyFlags MeaningOf(string table, string column)
    {
        var name = Bare(column);
        if (Excluding.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
            return PrivacyFlags.Controlled;
        if (!name.Contains("private") && !name.Contains("confidential"))
            return PrivacyFlags.None;
        return name switch
        {
            _ when name.Contains("email") => PrivacyFlags.Email,
            _ when name.Contains("website") || name.Contains("url") => PrivacyFlags.Website,
            _ when table == "postal_address" || name.Contains("mailing") || name.Contains("postal") => PrivacyFlags.Mailing,
            _ when name.Contains("address") || name.Contains("location") => PrivacyFlags.Address,
            _ when name.Contains("phone") || name.Contains("fax") || name.Contains("hotline") => PrivacyFlags.Phone,
            _ when name.Contains("contact") => PrivacyFlags.Contact,
            _ => OfTable(table),
        };
    }

    private static readonly string[] Excluding = ["excludefrom", "hidefrom", "donotpublish", "donotlist", "notforpublic", "unlisted"];

    /// <summary>A plain <c>is_private</c> speaks of the row it stands in.</summary>
    private static PrivacyFlags OfTable(string table) =>
        table switch
        {
            "phone" => PrivacyFlags.Phone,
            "contact" => PrivacyFlags.Contact,
            "physical_address" => PrivacyFlags.Address,
            _ => PrivacyFlags.Controlled,
        };

    /// <summary>Notes that a source keeps for itself: never quoted, kept for the owner.</summary>
    public static bool IsInternal(string column) => Bare(column).StartsWith("internalnote", StringComparison.Ordinal);

    /// <summary>A column that tells where a place is, so that it is hidden with the address.</summary>
    public static bool TellsWhere(string column) => MeaningOf("", column) == PrivacyFlags.None && WherePattern().IsMatch(Bare(column));

    /// <summary>What a cell of a flag column says. Only a clear no is a no; null when it is neither a clear yes nor a clear no.</summary>
    public static bool? Read(string? cell) =>
        cell?.Trim().ToLowerInvariant() switch
        {
            null or "" or "0" or "false" or "no" or "n" or "f" or "off" or "нет" or "ложь" or "public" => false,
            "1" or "true" or "yes" or "y" or "t" or "x" or "on" or "да" or "истина" or "private" or "-1" => true,
            _ => null,
        };

    /// <summary>Letters and digits in small: <c>Main_Contact Is-Private</c> and <c>MainContactIsPrivate</c> are one column.</summary>
    public static string Bare(string column) => string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(
        "address|street|cross|busline|bus|direction|latitude|longitude|^lat$|^lon$|^lng$|coordinate|geo|postal|zip|landmark|parking|transit|transport|metro|route|map|building|floor|room|suite|city|village|whereto|howtofind|адрес|улиц|ориентир|проезд|широта|долгота|координат|индекс|маршрут|остановк|здани|этаж|кабинет|мекенжай|дарек|нишона|manzil|salgy"
    )]
    private static partial Regex WherePattern();
}
