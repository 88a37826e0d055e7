using System.Text.RegularExpressions;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Listings;

/// <summary>
/// A telephone number as people write it, with the extension that is dialled after it: "+996 (312) 00-00-01 доб. 12". <see cref="ToString"/> says it in a way
/// that is the same in every language ("… #12") and is read again.
/// </summary>
/// <param name="Number">Figures in 0–9 and signs that part them.</param>
/// <param name="Extension">One to seven figures; null: there is none.</param>
public sealed partial record WrittenNumber(string Number, string? Extension = null)
{
    /// <summary>What stands between a number and its extension, in the words of our eight languages.</summary>
    public const string BeforeExtension =
        @"(?:доб(?:авочный)?\b\.?|ext(?:ension)?\b\.?|x|х|вн(?:утр(?:енний)?)?\b\.?|ішкі|қос(?:ымша)?\b\.?|ички|кош(?:умча)?\b\.?|дохил[ӣи]"
        + @"|i[çc]ki|go[şs](?:maça)?\b\.?|ichki|qo[ʻʼ'’‘`]?sh(?:imcha)?\b\.?|қўш(?:имча)?\b\.?|#)";

    /// <summary>No number with its extension is longer; what is, nobody dials.</summary>
    private const int Longest = 60;

    /// <summary>The number that a text is, whole; null if it is none: words beside a number tell of people.</summary>
    public static WrittenNumber? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest)
            return null;
        var plain = Numerals.AsAscii(text).Trim();
        if (AtEnd().Match(plain) is { Success: true } m && Before(plain[..m.Index]) is { } number)
            return new(number, m.Groups["ext"].Value);
        return IsDialled(plain) ? new(plain) : null;
    }

    /// <summary>As it was kept, and as a form reads it again: an extension that is no number (of a feed) is left out.</summary>
    public static WrittenNumber Of(Phone phone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        return phone.Extension is { } said && Figures().IsMatch(said) ? new(phone.Number, said) : Read(phone.Number) ?? new(phone.Number);
    }

    /// <summary>What stands before an extension, if it is dialled. A code that begins with * or # is dialled with both signs in it.</summary>
    private static string? Before(string text) =>
        IsDialled(text.TrimEnd(' ', ',', ';', '('))
        && !text.Contains('#', StringComparison.Ordinal)
        && !text.TakeWhile(c => !char.IsAsciiDigit(c)).Contains('*')
            ? text.Trim(' ', ',', ';', '(', '-')
            : null;

    /// <summary>By what one number is told from another, however both are written.</summary>
    public static string Digits(Phone phone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        return Digits(phone.Number) + (phone.Extension is { Length: > 0 } more ? $"x{Digits(more)}" : "");
    }

    public static string Digits(string number) => string.Concat(number.Where(char.IsLetterOrDigit));

    /// <summary>Whether somebody could dial it: figures, and signs that part them.</summary>
    private static bool IsDialled(string text) =>
        text.Count(char.IsAsciiDigit) >= 2 && text.All(c => char.IsAsciiDigit(c) || "+-() .,#*/".Contains(c));

    public override string ToString() => Extension is null ? Number : $"{Number} #{Extension}";

    [GeneratedRegex(BeforeExtension + @"\s*(?:[:№]\s*)?(?<ext>[0-9]{1,7})\s*\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex AtEnd();

    [GeneratedRegex("^[0-9]{1,7}$")]
    private static partial Regex Figures();
}
