namespace Tirek.Domain.Mailing;

/// <summary>What an address of mail may be, and when a mail that was not taken is tried again.</summary>
public static class MailRule
{
    public const int LongestAddress = 254;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(6),
    ];

    /// <summary>How long to wait after so many tries, from 1; the last pause comes again and again.</summary>
    public static TimeSpan PauseAfter(int tries) => Pauses[Math.Clamp(tries, 1, Pauses.Length) - 1];

    /// <summary>Name and domain with one @ between them, without anything by which a second line or address could be smuggled in. Whether it exists, only a mail tells.</summary>
    public static bool IsAddress(string? text) =>
        text is { Length: >= 3 and <= LongestAddress }
        && text.Split('@') is [{ Length: > 0 }, { Length: > 0 } domain]
        && domain[0] != '.'
        && domain[^1] != '.'
        && text.All(c => char.IsLetterOrDigit(c) || ".!#$%&'*+-/=?^_`{|}~@".Contains(c, StringComparison.Ordinal));

    /// <summary>What stands behind the @.</summary>
    public static string DomainOf(string address) => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];
}
