using Tirek.Domain.Languages;

namespace Tirek.Domain.Duplicates;

/// <summary>How much two names say the same, from 0 to 1: by words, in any order, each weighing what it tells, slips of the finger forgiven.</summary>
internal sealed class CompareNames
{
    /// <summary>Below this a name is another one.</summary>
    public const double Near = 0.6;

    /// <summary>From here on it is the same.</summary>
    public const double Same = 0.97;

    /// <summary>What is left of the weight of words by which an organisation's services are all called.</summary>
    private const double OfOrganization = 0.15;

    /// <summary>Longer names are compared by so many words.</summary>
    private const int MostWords = 48;
    private const double BySlip = 0.92;

    /// <summary>A slip stands in two entries, or in one of so many: the same slips are made again in a large directory.</summary>
    private const int FewestBySlip = 2;
    private const int EntriesBySlip = 2_000;
    private const double Divided = 0.96;

    private readonly WordTable words;
    private readonly double[] weights;
    private readonly int mostBySlip;

    public CompareNames(WordTable words, int entries)
    {
        this.words = words;
        mostBySlip = Math.Max(FewestBySlip, entries / EntriesBySlip);
        weights = [.. Enumerable.Range(0, words.Count).Select(w => words.WeightOf(w, entries))];
    }

    public double WeightOf(int word) => weights[word];

    /// <summary>The likeness of the two wordings that are most alike, and whether any two are in one language.</summary>
    /// <param name="shared">Words of the organisation's name when both are of the same: they tell little.</param>
    public (double Likeness, bool IsComparable) Of(ComparedName[] one, ComparedName[] other, HashSet<int>? shared = null)
    {
        var (best, comparable) = (0.0, false);
        foreach (var a in one)
        foreach (var b in other)
        {
            comparable |= a.Language is null || b.Language is null || a.Language[..2] == b.Language[..2];
            best = Math.Max(best, a.Key == b.Key || a.Joined == b.Joined ? 1 : Of(a, b, shared));
            if (best >= 1)
                return (1, true);
        }
        return (best, comparable);
    }

    /// <summary>As it is written or as it is meant, whichever is more alike; what is meant otherwise stays so however it is written.</summary>
    private double Of(ComparedName one, ComparedName other, HashSet<int>? shared)
    {
        var (meant, contradiction) = Of(one.Meant, other.Meant, shared);
        if (one.Meant == one.Words && other.Meant == other.Words)
            return meant * contradiction;
        var (written, among) = Of(one.Words, other.Words, shared);
        return Math.Max(meant, written) * Math.Min(contradiction, among);
    }

    private (double Likeness, double Contradiction) Of(int[] one, int[] other, HashSet<int>? shared)
    {
        var a = one.AsSpan(0, Math.Min(one.Length, MostWords));
        var b = other.AsSpan(0, Math.Min(other.Length, MostWords));
        Span<bool> inA = stackalloc bool[MostWords];
        Span<bool> inB = stackalloc bool[MostWords];
        var met = 0.0;
        for (var i = 0; i < a.Length; i++)
        for (var j = 0; j < b.Length && !inA[i]; j++)
            if (!inB[j] && a[i] == b[j])
            {
                inA[i] = inB[j] = true;
                met += 2 * Weight(a[i], shared);
            }
        met += BySlips(a, b, inA, inB, shared) + ByDivision(a, b, inA, inB, shared) + ByDivision(b, a, inB, inA, shared);
        var all = Sum(a, shared) + Sum(b, shared);
        var likeness = all == 0 ? 0 : Math.Min(1, met / all);
        return (likeness, Contradiction(a, b, inA, inB));
    }

    private double BySlips(Span<int> a, Span<int> b, Span<bool> inA, Span<bool> inB, HashSet<int>? shared)
    {
        var met = 0.0;
        for (var i = 0; i < a.Length; i++)
        for (var j = 0; j < b.Length && !inA[i]; j++)
            if (!inB[j] && AreNear(a[i], b[j]))
            {
                inA[i] = inB[j] = true;
                met += BySlip * (Weight(a[i], shared) + Weight(b[j], shared));
            }
        return met;
    }

    /// <summary>A word that the other name writes as two.</summary>
    private double ByDivision(Span<int> a, Span<int> b, Span<bool> inA, Span<bool> inB, HashSet<int>? shared)
    {
        var met = 0.0;
        for (var i = 0; i < a.Length; i++)
        for (var j = 0; j + 1 < b.Length && !inA[i]; j++)
            if (!inB[j] && !inB[j + 1] && IsJoined(words[a[i]], words[b[j]], words[b[j + 1]]))
            {
                inA[i] = inB[j] = inB[j + 1] = true;
                met += Divided * (Weight(a[i], shared) + Weight(b[j], shared) + Weight(b[j + 1], shared));
            }
        return met;
    }

    private static bool IsJoined(string whole, string start, string end) =>
        whole.Length == start.Length + end.Length
        && whole.StartsWith(start, StringComparison.Ordinal)
        && whole.EndsWith(end, StringComparison.Ordinal);

    private bool AreNear(int a, int b)
    {
        if (words.IsNumber(a) || words.IsNumber(b) || words.IsConcept(a) || words.IsConcept(b))
            return false;
        var (one, other) = (words[a], words[b]);
        // Two words that several entries know are two words: northwest is no slip of northeast.
        if (words.CountOf(a) > mostBySlip && words.CountOf(b) > mostBySlip)
            return false;
        var allowed = Spelling.Allowed(Math.Min(one.Length, other.Length));
        return allowed > 0 && Math.Abs(one.Length - other.Length) <= allowed && Spelling.Distance(one, other, allowed) <= allowed;
    }

    /// <summary>Two numbers, kinds of help or towns instead of each other are two services however alike the rest is.</summary>
    private double Contradiction(Span<int> a, Span<int> b, Span<bool> inA, Span<bool> inB)
    {
        var (one, other) = (Left(a, inA), Left(b, inB));
        return (
                one.Numbers && other.Numbers ? 0.4
                : one.Numbers || other.Numbers ? 0.75
                : 1
            )
            * (one.Help && other.Help ? 0.5 : 1)
            * (one.Towns && other.Towns ? 0.5 : 1);
    }

    private (bool Numbers, bool Help, bool Towns) Left(Span<int> all, Span<bool> met)
    {
        var (numbers, help, towns) = (false, false, false);
        for (var i = 0; i < all.Length; i++)
            if (!met[i])
            {
                numbers |= words.IsNumber(all[i]);
                help |= words[all[i]][0] == '#';
                towns |= words[all[i]][0] == '@';
            }
        return (numbers, help, towns);
    }

    private double Sum(Span<int> all, HashSet<int>? shared)
    {
        var sum = 0.0;
        foreach (var word in all)
            sum += Weight(word, shared);
        return sum;
    }

    private double Weight(int word, HashSet<int>? shared) => weights[word] * (shared?.Contains(word) == true ? OfOrganization : 1);
}
