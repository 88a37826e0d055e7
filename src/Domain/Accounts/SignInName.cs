using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Tirek.Domain.Accounts;

/// <summary>
/// The name with which somebody signs in: a word that she chooses, a hyphen, and figures that the node adds, as almaz-4821. So nobody who registers learns
/// which names exist, and a name is not guessed from its person (decision 0022). Nobody else is shown it. Upper and lower case are one.
/// </summary>
public static partial class SignInName
{
    public const int Longest = 40;
    public const int LongestWord = 32;
    private const int FewestFigures = 4;
    private const int MostFigures = Longest - LongestWord - 1;

    /// <summary>Whether it may be anybody's name: 3 to 40 letters, digits, dots, hyphens.</summary>
    public static bool IsFit(string? name) => name is not null && Fit().IsMatch(name);

    /// <summary>Whether she may choose this word: the same in at most 32.</summary>
    public static bool IsFitWord(string? word) => IsFit(word) && word!.Length <= LongestWord;

    /// <summary>A name with this word, drawn at random; with more figures the more were drawn before and found in use.</summary>
    public static string Draw(string word, int drawn)
    {
        var figures = Math.Min(FewestFigures + drawn / 4, MostFigures);
        var least = (int)Math.Pow(10, figures - 1);
        return $"{word}-{RandomNumberGenerator.GetInt32(least, least * 10)}";
    }

    /// <summary>The name that was meant: people write it with a space before the figures, too.</summary>
    public static string Read(string typed) => Space().Replace(typed.Trim(), "-");

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}.\-]{1,38}[\p{L}\p{Nd}]$")]
    private static partial Regex Fit();

    [GeneratedRegex(@"\s*-\s*|\s+")]
    private static partial Regex Space();
}
