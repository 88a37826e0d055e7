using System.Globalization;

namespace Tirek.Domain.Languages;

/// <summary>Figures as keyboards of the region write them: Arabic (٠–٩), Persian (۰–۹) and full-width ones are the same figures as 0–9.</summary>
public static class Numerals
{
    /// <summary>The text with every decimal figure as 0–9; all else as it is.</summary>
    public static string AsAscii(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.All(c => char.IsAscii(c) || !char.IsDigit(c))
            ? text
            : string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c));
    }
}
