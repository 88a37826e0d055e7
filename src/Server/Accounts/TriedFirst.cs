using System.Text.RegularExpressions;
using Tirek.Server.Data;

namespace Tirek.Server.Accounts;

/// <summary>
/// Whether a password is among the first that others try: known passwords, words, names, dates and rows of keys, alone or put together (zxcvbn), also as they
/// come out when Russian is typed on Latin keys, and what the network, her organisation and she herself are called.
/// </summary>
internal static partial class TriedFirst
{
    /// <summary>Whatever is found within two to the power of this many tries is too easy; the lanes let a guesser make some hundred a day.</summary>
    private const double EnoughBits = 25;

    /// <summary>A longer password is no easier than its beginning, and the estimate of a very long one takes long.</summary>
    private const int Looked = 24;

    private const string Cyrillic = "ёйцукенгшщзхъфывапролджэячсмитьбю";
    private const string SameKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";

    /// <summary>What stands for this place in a guesser's list.</summary>
    private static readonly string[] OfThisPlace =
    [
        "tirek",
        "тирек",
        "тірек",
        "organisation",
        "organization",
        "организация",
        "coordinator",
        "координатор",
        "caseworker",
        "operator",
        "оператор",
        "salom",
        "salem",
        "salam",
        "assalom",
        "салом",
        "салам",
        "сәлем",
        "привет",
        "shelter",
        "crisis",
        "кризис",
        "centre",
        "center",
        "центр",
        "kyrgyzstan",
        "кыргызстан",
        "kazakhstan",
        "казахстан",
        "қазақстан",
        "tajikistan",
        "таджикистан",
        "тоҷикистон",
        "turkmenistan",
        "туркменистан",
        "türkmenistan",
        "uzbekistan",
        "узбекистан",
        "oʻzbekiston",
    ];

    /// <summary>The library was made in 2017 and knows the years before.</summary>
    private static readonly IEnumerable<string> Years = Enumerable
        .Range(2017, 30)
        .Select(y => y.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <param name="password">As she typed it.</param>
    /// <param name="person">Whose name and sign-in name may not carry it.</param>
    /// <param name="organization">What her organisation is called; null if she is in none.</param>
    public static bool Includes(string password, Person person, MemberOrganization? organization)
    {
        string[] names = [person.UserName!, person.Name, .. organization is null ? [] : Words(organization.Name.Original.Text)];
        var known = names
            .Where(n => n.Length > 2)
            .Concat(OfThisPlace)
            .SelectMany(w => new[] { w.ToLowerInvariant(), OnLatinKeys(w) })
            .Concat(Years)
            .Distinct()
            .ToArray();
        return new[] { password, Repeated().Replace(password, "$1") }
            .Select(p => p[..Math.Min(Looked, p.Length)])
            .SelectMany(p => new[] { p, OnLatinKeys(p) })
            .Distinct()
            .Any(p => Bits(p, known) < EnoughBits);
    }

    /// <summary>Something written twice or more is hardly harder to guess than once.</summary>
    [GeneratedRegex("(.+?)\\1+", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Repeated();

    private static double Bits(string password, string[] known) => Zxcvbn.Zxcvbn.MatchPassword(password, known).Entropy;

    private static string[] Words(string name) => [name, .. name.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>What the same keys write when the keyboard stands on English: many type a Russian word so.</summary>
    private static string OnLatinKeys(string text) =>
        string.Concat(
            text.ToLowerInvariant().Select(c => Cyrillic.IndexOf(c, StringComparison.Ordinal) is >= 0 and var key ? SameKeys[key] : c)
        );
}
