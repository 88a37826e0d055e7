namespace Tirek.Server.Imports;

/// <summary>
/// Withheld addresses, and the one rule of whether a text tells one: a word of its street and the number of its house near each other, in any order, in any
/// script and with any endings, whatever stands between them. Words of everyday use tell it only right beside the number.
/// </summary>
internal sealed class Streets
{
    /// <summary>So far from a street's name its number is looked for, in words.</summary>
    private const int Farthest = 8;

    /// <summary>So many words that are no part of an address may stand between a name and a number.</summary>
    private const int MostBetween = 2;

    private readonly Dictionary<string, List<Street>> byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Numbered>> byNumber = new(StringComparer.Ordinal);

    public bool IsEmpty => byStem.Count == 0 && byNumber.Count == 0;

    /// <summary>Whether enough is known of an address to find it again.</summary>
    public bool Add(StreetAddress address, string? town)
    {
        // The name of a town says nothing of a street in another, unless the number stands beside it.
        var names = address.Names.Where(n => PlaceNames.Any(n, null) is null).ToList();
        var weak = address.Everyday.Concat(address.Names.Except(names)).ToList();
        if (address.Numbers.Count == 0)
            return false;
        foreach (var number in address.Numbers)
        {
            foreach (var name in names)
                StreetOf(name).Near(number, town);
            if (names.Count == 0 && weak.Count > 0)
                StreetOf(weak[0]).Beside(number, [.. weak.Skip(1), .. OfMonth(address, weak)], town);
        }
        if (names.Count + weak.Count > 0)
            return true;
        string[] all = [.. address.Numbers.Concat(address.OfName)];
        if (!address.HasStreet || all.Length < 2)
            return false;
        if (!byNumber.TryGetValue(all[0], out var others))
            byNumber[all[0]] = others = [];
        others.Add(new(all[1..], town));
        return true;
    }

    /// <summary>8 Марта, 12 is told by the 8 as well: 12 марта is a day.</summary>
    private static IEnumerable<string> OfMonth(StreetAddress address, List<string> weak) =>
        weak.TrueForAll(w => StreetWords.KindOf(w) == WordKind.Month) ? address.OfName : [];

    private Street StreetOf(string word)
    {
        var stem = StemOf(word).ToString();
        if (!byStem.TryGetValue(stem, out var streets))
            byStem[stem] = streets = [];
        if (streets.Find(s => s.Word == word) is not { } street)
            streets.Add(street = new(word));
        return street;
    }

    private static ReadOnlySpan<char> StemOf(ReadOnlySpan<char> word) => word[..Math.Min(word.Length, StreetWords.Stem)];

    public void Find(TextWords words, List<Told> told)
    {
        if (IsEmpty)
            return;
        var lookup = byStem.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < words.Count; i++)
            if (words[i].IsNumber)
                FindNumbered(words, i, told);
            else if (lookup.TryGetValue(StemOf(words.Folded(i)), out var streets))
                foreach (var street in streets)
                    Find(words, i, street, told);
    }

    private static void Find(TextWords words, int i, Street street, List<Told> told)
    {
        var word = words.Folded(i);
        if (StreetWords.IsSame(street.Word, word))
        {
            Look(words, i, 1, street, told);
            Look(words, i, -1, street, told);
            return;
        }
        // Written in one: Lenina17.
        var name = word.TrimEnd("0123456789");
        if (name.Length < word.Length && StreetWords.IsSame(street.Word, name))
            Add(words, i, i, street.Towns(word[name.Length..].TrimStart('0'), isBeside: true, words, i), told);
    }

    /// <summary>Goes from a street's name to the numbers near it.</summary>
    private static void Look(TextWords words, int from, int step, Street street, List<Told> told)
    {
        var (between, isBroken) = (0, false);
        for (var i = from + step; i >= 0 && i < words.Count && Math.Abs(i - from) <= Farthest; i += step)
        {
            isBroken |= IsBroken(words, Math.Min(i, i - step));
            if (words[i].IsNumber)
            {
                if (between == 0 || !isBroken)
                    Add(
                        words,
                        Math.Min(i, from),
                        Math.Max(i, from),
                        street.Towns(words.NumberAt(i), between == 0 && !isBroken, words, from),
                        told
                    );
            }
            else if (
                StreetWords.KindOf(words.Folded(i)) is WordKind.Name or WordKind.Everyday
                && !street.Has(words.Folded(i))
                && ++between > MostBetween
            )
                return;
        }
    }

    /// <summary>Whether a sentence ends between a word and the next.</summary>
    private static bool IsBroken(TextWords words, int i)
    {
        var gap = words.GapAfter(i);
        var end = gap.IndexOfAny('.', '!', '?');
        return end >= 0 && (gap[end] != '.' || words[i].IsNumber || words[i].Length > 3) && end + 1 < gap.Length;
    }

    private void FindNumbered(TextWords words, int i, List<Told> told)
    {
        if (!byNumber.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(words.NumberAt(i), out var all))
            return;
        foreach (var address in all)
        {
            var (first, last, isStreet) = (i, i, false);
            var missing = address.Others.ToList();
            for (var k = Math.Max(0, i - Farthest); k < Math.Min(words.Count, i + Farthest + 1); k++)
                if (!words[k].IsNumber)
                    isStreet |= StreetWords.KindOf(words.Folded(k)) is WordKind.Street or WordKind.Quarter && Math.Abs(k - i) <= 4;
                else if (k != i && missing.Remove(words.NumberAt(k).ToString()))
                    (first, last) = (Math.Min(first, k), Math.Max(last, k));
            if (isStreet && missing.Count == 0)
                Add(words, first, last, [address.Town], told);
        }
    }

    /// <summary>With what of the address follows: /2, flat 3, Lane.</summary>
    private static void Add(TextWords words, int first, int last, IReadOnlyList<string?> towns, List<Told> told)
    {
        if (towns.Count == 0)
            return;
        while (last + 1 < words.Count)
            if (words[last + 1].IsNumber && (words.IsJoined(last, '/') || words.IsJoined(last, '-')))
                last++;
            else if (
                last + 2 < words.Count
                && words[last + 2].IsNumber
                && !words[last + 1].IsNumber
                && StreetWords.KindOf(words.Folded(last + 1)) == WordKind.Unit
            )
                last += 2;
            else if (
                !words[last + 1].IsNumber
                && StreetWords.KindOf(words.Folded(last + 1)) is WordKind.Street or WordKind.House
                && words.GapAfter(last).Trim(". -").IsEmpty
            )
                last++;
            else
                break;
        foreach (var town in towns)
            told.Add(new(words[first].Start, words[last].End, town));
    }

    /// <summary>An address without a word of its own: the numbers of a quarter, a street, a house.</summary>
    private sealed record Numbered(string[] Others, string? Town);

    /// <summary>A word of a street's name, and the numbers with which it tells a withheld address.</summary>
    private sealed class Street(string word)
    {
        private readonly Dictionary<string, List<string?>> near = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<(string[] Others, string? Town)>> beside = new(StringComparer.Ordinal);

        public string Word => word;

        public void Near(string number, string? town)
        {
            if (!near.TryGetValue(number, out var towns))
                near[number] = towns = [];
            if (!towns.Contains(town))
                towns.Add(town);
        }

        /// <param name="others">Words of everyday use that have to stand there too.</param>
        public void Beside(string number, string[] others, string? town)
        {
            if (!beside.TryGetValue(number, out var known))
                beside[number] = known = [];
            known.Add((others, town));
        }

        /// <summary>Whether another word belongs to one of the addresses.</summary>
        public bool Has(ReadOnlySpan<char> other)
        {
            foreach (var known in beside.Values)
            foreach (var (others, _) in known)
            foreach (var o in others)
                if (StreetWords.IsSame(o, other))
                    return true;
            return false;
        }

        /// <summary>The towns of the addresses that this word at <paramref name="at"/> tells with a number; none: it tells none.</summary>
        public List<string?> Towns(ReadOnlySpan<char> number, bool isBeside, TextWords words, int at)
        {
            var towns = new List<string?>();
            if (near.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(number, out var known))
                towns.AddRange(known);
            if (isBeside && beside.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(number, out var weak))
                foreach (var (others, town) in weak)
                    if (Array.TrueForAll(others, o => StandsNear(words, at, o)))
                        towns.Add(town);
            return towns;
        }

        private static bool StandsNear(TextWords words, int at, string other)
        {
            for (var i = Math.Max(0, at - Farthest); i < Math.Min(words.Count, at + Farthest); i++)
                if (StreetWords.IsSame(other, words.Folded(i)))
                    return true;
            return false;
        }
    }
}
