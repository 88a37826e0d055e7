using System.Globalization;

namespace Tirek.Server.Imports;

/// <summary>Reads cells that are no text: numbers, days, instants, yes and no. Null for what is none; then it is kept as written.</summary>
internal static class ReadValue
{
    private static readonly string[] Days =
    [
        "yyyy-MM-dd",
        "dd.MM.yyyy",
        "yyyy/MM/dd",
        "yyyyMMdd",
        "yyyy-MM-ddTHH:mm:ss",
        "yyyy-MM-dd HH:mm:ss",
    ];

    public static bool? YesNo(string? written) => written is null ? null : PrivacyAnswers.Read(written);

    public static int? Whole(string? written) =>
        int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static decimal? Amount(string? written) =>
        decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    public static DateOnly? Day(string? written) =>
        DateOnly.TryParseExact(written, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>An instant of RFC 3339; a day alone is its beginning in UTC.</summary>
    public static DateTimeOffset? Instant(string? written) =>
        DateTimeOffset.TryParse(
            written,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
            ? instant
            : null;

    /// <summary>The value if the cell holds one; else null, and the cell is kept for the owner and reported.</summary>
    public static T? Value<T>(this RecordText text, FeedContext context, FeedRow row, string column, Func<string?, T?> read, string reason)
        where T : struct
    {
        if (row[column] is not { } written)
            return null;
        if (read(written) is { } value)
            return value;
        text.KeepOthers(row, column);
        context.Defects.Add(row, column, reason, Done.LeftOut, written);
        return null;
    }
}
