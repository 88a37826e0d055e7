namespace Tirek.Server.Find;

/// <summary>Addresses that dial a number.</summary>
internal static class Dialling
{
    /// <summary>The <c>tel:</c> address of a number as people write it; null when it is invented or has no digits: then it is text, not a link.</summary>
    /// <param name="number">As one reads it aloud.</param>
    /// <param name="isInvented">Nobody is to dial it.</param>
    /// <param name="extension">Is dialled after it (RFC 3966, <c>;ext=</c>), if it is made of figures.</param>
    public static string? Address(string number, bool isInvented, string? extension = null)
    {
        if (isInvented || !number.Any(char.IsAsciiDigit))
            return null;
        var dialled = string.Concat(number.Where((c, i) => char.IsAsciiDigit(c) || (c == '+' && i == 0)));
        return extension is { Length: > 0 } && extension.All(char.IsAsciiDigit) ? $"tel:{dialled};ext={extension}" : $"tel:{dialled}";
    }
}
