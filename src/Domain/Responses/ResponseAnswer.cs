using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tirek.Domain.Responses;

/// <summary>Whether there is a written agreement with whoever answers. Numbers are stored.</summary>
public enum Agreement
{
    /// <summary>An honest answer.</summary>
    Unknown = 0,
    None = 1,
    Written = 2,
}

/// <summary>
/// An entry of a sheet: a listing of the directory, whose name and telephones are read whenever the sheet is, or, where the directory knows nobody, what a member
/// wrote herself. It has no address in either form.
/// </summary>
public sealed record ResponseAnswer(ResponseTask Task)
{
    /// <summary>So many entries a sheet holds: more is a directory, and no page to work from.</summary>
    public const int Most = 20;

    public const int LongestName = 120;
    public const int LongestNumber = 40;
    public const int LongestHours = 80;

    public Guid? ListingId { get; init; }

    /// <summary>Of an organisation or office, not of a person; empty when <see cref="ListingId"/> tells it.</summary>
    public string Name { get; init; } = "";
    public string Number { get; init; } = "";
    public string Hours { get; init; } = "";
    public Agreement Agreement { get; init; }

    /// <summary>Only of a written agreement, where the day is known.</summary>
    public DateOnly? AgreedOn { get; init; }

    /// <summary>When a member last called a number that she wrote herself; a listing has its own check.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Tells one state of a line from another. The order of entries is no difference.</summary>
    public static string MarkOf(IEnumerable<ResponseAnswer> answers)
    {
        var written = answers.Select(Written).Order(StringComparer.Ordinal);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', written))).AsSpan(0, 12));
    }

    private static string Written(ResponseAnswer a) =>
        string.Join('\t', a.ListingId, a.Name, a.Number, a.Hours, a.Agreement, Day(a.AgreedOn), Day(a.ConfirmedOn));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
