using System.Numerics;

namespace Tirek.Server.Search;

/// <summary>A set of document numbers 0…<see cref="Length"/>−1, one bit each: filters are ANDed and facets counted a word of 64 at a time.</summary>
internal sealed class Bits(int length)
{
    private readonly ulong[] words = new ulong[(length + 63) / 64];

    public int Length => length;

    public bool this[int bit] => (words[bit >> 6] & (1UL << bit)) != 0;

    public void Set(int bit) => words[bit >> 6] |= 1UL << bit;

    /// <summary>Sets the bit and says whether it was clear.</summary>
    public bool TrySet(int bit)
    {
        ref var word = ref words[bit >> 6];
        var mask = 1UL << bit;
        if ((word & mask) != 0)
            return false;
        word |= mask;
        return true;
    }

    public void SetAll()
    {
        Array.Fill(words, ulong.MaxValue);
        if (length % 64 is > 0 and var rest)
            words[^1] = (1UL << rest) - 1;
    }

    public void Clear() => Array.Clear(words);

    public Bits Copy()
    {
        var copy = new Bits(length);
        words.CopyTo(copy.words, 0);
        return copy;
    }

    public void And(Bits other)
    {
        var (mine, theirs) = (words, other.words);
        for (var i = 0; i < mine.Length && i < theirs.Length; i++)
            mine[i] &= theirs[i];
        // An absent value has no bits at all.
        if (theirs.Length < mine.Length)
            Array.Clear(mine, theirs.Length, mine.Length - theirs.Length);
    }

    public void Or(Bits other)
    {
        var (mine, theirs) = (words, other.words);
        for (var i = 0; i < mine.Length && i < theirs.Length; i++)
            mine[i] |= theirs[i];
    }

    public int Count()
    {
        var count = 0;
        foreach (var word in words)
            count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>How many bits are set in both.</summary>
    public int CountAnd(Bits other)
    {
        var (mine, theirs) = (words, other.words);
        var count = 0;
        for (var i = 0; i < mine.Length && i < theirs.Length; i++)
            count += BitOperations.PopCount(mine[i] & theirs[i]);
        return count;
    }

    /// <summary>The first set bit from <paramref name="from"/> on, or −1.</summary>
    public int Next(int from)
    {
        if (from >= length)
            return -1;
        var at = from >> 6;
        var word = words[at] & (ulong.MaxValue << from);
        while (word == 0)
        {
            if (++at == words.Length)
                return -1;
            word = words[at];
        }
        return (at << 6) + BitOperations.TrailingZeroCount(word);
    }
}
