namespace Tirek.Domain.Languages;

/// <summary>
/// How far apart two folded words are: letters put in, left out, replaced, or two neighbours swapped count one each (Damerau–Levenshtein as
/// "optimal string alignment": no letter is edited twice). Bounded, because only small distances mean a slip of the finger.
/// </summary>
public static class Spelling
{
    /// <summary>Words longer than this many letters have no slips: they are equal or not.</summary>
    public const int LongestWord = 64;

    /// <summary>Slips forgiven in a typed word of so many letters: none below 4, one up to 7, two from 8.</summary>
    public static int Allowed(int letters) =>
        letters switch
        {
            < 4 => 0,
            < 8 => 1,
            _ => 2,
        };

    /// <summary>Whether the typed word may be the known one, within the slips that its own length allows.</summary>
    public static bool IsNear(ReadOnlySpan<char> typed, ReadOnlySpan<char> known)
    {
        var allowed = Allowed(typed.Length);
        return Distance(typed, known, allowed) <= allowed;
    }

    /// <summary>The distance if it is at most <paramref name="limit"/>, otherwise <paramref name="limit"/> + 1.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var start = a.CommonPrefixLength(b);
        a = a[start..];
        b = b[start..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        if (a.Length == 0 || b.Length == 0)
            return Math.Min(a.Length + b.Length, limit + 1);
        if (limit == 0 || Math.Abs(a.Length - b.Length) > limit || Math.Max(a.Length, b.Length) > LongestWord)
            return limit + 1;
        return Aligned(a, b, limit);
    }

    private static int Aligned(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        Span<int> cells = stackalloc int[3 * (LongestWord + 1)];
        var beforeLast = cells[..(b.Length + 1)];
        var last = cells.Slice(LongestWord + 1, b.Length + 1);
        var row = cells.Slice(2 * (LongestWord + 1), b.Length + 1);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            // Cells further than the limit from the diagonal cannot lead to a distance within it.
            var from = Math.Max(1, i - limit);
            var to = Math.Min(b.Length, i + limit);
            row.Fill(limit + 1);
            row[0] = i;
            var best = from == 1 ? i : limit + 1;
            for (var j = from; j <= to; j++)
            {
                var same = a[i - 1] == b[j - 1];
                var cost = Math.Min(last[j - 1] + (same ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (!same && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, beforeLast[j - 2] + 1);
                row[j] = cost;
                best = Math.Min(best, cost);
            }

            // A swap reaches back two rows, so one row over the limit is not yet the end: its neighbours may be.
            if (best > limit && (i < 2 || MinimumOf(last) > limit))
                return limit + 1;

            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }

        return Math.Min(last[b.Length], limit + 1);
    }

    private static int MinimumOf(ReadOnlySpan<int> row)
    {
        var minimum = int.MaxValue;
        foreach (var cell in row)
            minimum = Math.Min(minimum, cell);
        return minimum;
    }
}
