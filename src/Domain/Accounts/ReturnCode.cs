using System.Globalization;
using System.Security.Cryptography;

namespace Tirek.Domain.Accounts;

/// <summary>
/// The code that somebody who lost every way in tells her colleagues by voice: eight figures, which sound alike in no language. It shows that the device that
/// asks is the one she holds.
/// </summary>
public static class ReturnCode
{
    private const int Length = 8;

    /// <summary>Such as "4729 0156".</summary>
    public static string Make() => RandomNumberGenerator.GetInt32(100_000_000).ToString("0000 0000", CultureInfo.InvariantCulture);

    /// <summary>A code as <see cref="Make"/> writes it, however it was typed; null if it cannot be one.</summary>
    public static string? Read(string typed)
    {
        var figures = string.Concat(typed.Where(char.IsAsciiDigit));
        return figures.Length == Length ? $"{figures[..4]} {figures[4..]}" : null;
    }
}
