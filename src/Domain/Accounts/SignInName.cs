using System.Text.RegularExpressions;

namespace Tirek.Domain.Accounts;

/// <summary>
/// The name with which somebody signs in: 3 to 40 letters, digits, dots, hyphens. She chooses it; nobody else is shown it, and it need not be her own name nor
/// an address of mail. Upper and lower case are one.
/// </summary>
public static partial class SignInName
{
    public const int Longest = 40;

    public static bool IsFit(string? name) => name is not null && Fit().IsMatch(name);

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}.\-]{1,38}[\p{L}\p{Nd}]$")]
    private static partial Regex Fit();
}
