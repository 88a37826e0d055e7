namespace Tirek.Server.Find;

/// <summary>Addresses that dial a number.</summary>
internal static class Dialling
{
    /// <summary>The <c>tel:</c> address of a number as people write it; null when it is invented or has no digits: then it is text, not a link.</summary>
    public static string? Address(string number, bool isInvented)
    {
        if (isInvented || !number.Any(char.IsAsciiDigit))
            return null;
        return "tel:" + string.Concat(number.Where((c, i) => char.IsAsciiDigit(c) || (c == '+' && i == 0)));
    }
}
