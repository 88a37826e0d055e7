using System.Buffers;

namespace Tirek.Server.Imports;

/// <summary>
/// Telephone numbers to be found again however they are written: with the country's code or without it, with a leading 0 or 8, or the local number alone.
/// In doubt two numbers are one.
/// </summary>
internal sealed class Telephones
{
    /// <summary>The last digits by which whole numbers are compared: no country of ours has longer ones without its code.</summary>
    private const int National = 9;

    /// <summary>A local number has at least so many digits.</summary>
    private const int ShortestLocal = 6;

    /// <summary>Fewer digits are no number that could be private.</summary>
    private const int Shortest = 5;
    private const int Longest = 15;
    private const int MostGroups = 8;

    private static readonly SearchValues<char> Within = SearchValues.Create(" -–—().+/\u00A0\u2009\u2010\u2011");

    private readonly HashSet<string> national = new(StringComparer.Ordinal);
    private readonly HashSet<string> shorter = new(StringComparer.Ordinal);
    private readonly HashSet<string> localOfNational = new(StringComparer.Ordinal);

    public bool IsEmpty => national.Count + shorter.Count == 0;

    public static bool AreSame(string one, string other)
    {
        var all = new Telephones();
        all.Add(one);
        return all.Has(other);
    }

    public void Add(string number)
    {
        var digits = Digits(number);
        if (digits.Length >= National)
        {
            national.Add(digits[^National..]);
            for (var length = ShortestLocal; length < National; length++)
                localOfNational.Add(digits[^length..]);
        }
        else if (digits.Length >= Shortest)
            shorter.Add(digits);
    }

    public bool Has(string number) => HasDigits(Digits(number));

    private bool HasDigits(string digits)
    {
        if (digits.Length < Shortest)
            return false;
        if (digits.Length < National && (shorter.Contains(digits) || localOfNational.Contains(digits)))
            return true;
        if (digits.Length >= National && national.Contains(digits[^National..]))
            return true;
        for (var length = ShortestLocal; length < Math.Min(National, digits.Length); length++)
            if (shorter.Contains(digits[^length..]))
                return true;
        // 8 stands for the code of the country in calls within it.
        return digits.Length >= National && digits[0] == '8' && localOfNational.Contains(digits[1..]);
    }

    /// <summary>Groups of digits with nothing but what divides them within a number.</summary>
    public void Find(TextWords words, List<Told> told)
    {
        if (IsEmpty)
            return;
        for (var i = 0; i < words.Count; i++)
        {
            var digits = "";
            for (
                var last = i;
                last < words.Count && last < i + MostGroups && words[last].IsNumber && words[last].Digits == words[last].Length;
                last++
            )
            {
                if (last > i && !IsOneNumber(words, last - 1))
                    break;
                digits += words.Folded(last).ToString();
                if (digits.Length > Longest)
                    break;
                if (digits.Length >= ShortestLocal && HasDigits(digits.TrimStart('0')))
                    told.Add(new(words[i].Start, words[last].End));
            }
        }
    }

    private static bool IsOneNumber(TextWords words, int i)
    {
        var gap = words.GapAfter(i);
        return gap.Length <= 3 && !gap.ContainsAnyExcept(Within);
    }

    /// <summary>The digits of a number, without what follows them (an extension) and zeros before them.</summary>
    public static string Digits(string number)
    {
        var digits = new System.Text.StringBuilder();
        foreach (var c in number)
            if (char.IsAsciiDigit(c))
                digits.Append(c);
            else if (char.IsLetter(c) && digits.Length >= Shortest)
                break;
        return digits.ToString().TrimStart('0');
    }
}
