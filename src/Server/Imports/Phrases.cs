namespace Tirek.Server.Imports;

/// <summary>A stretch of a text that tells something withheld. <paramref name="Town"/>: of which town it was withheld, if that is known.</summary>
internal readonly record struct Told(int Start, int End, string? Town = null);

/// <summary>Runs of words to be found in texts, however they are written: spaces, case, script and punctuation make no difference.</summary>
internal sealed class Phrases
{
    private readonly Dictionary<string, List<string[]>> byFirst = new(StringComparer.Ordinal);

    public bool IsEmpty => byFirst.Count == 0;

    public void Add(TextWords words)
    {
        var all = Enumerable.Range(0, words.Count).Select(i => words.Folded(i).ToString()).ToArray();
        if (all.Length == 0)
            return;
        if (!byFirst.TryGetValue(all[0], out var known))
            byFirst[all[0]] = known = [];
        if (!known.Exists(k => k.AsSpan().SequenceEqual(all)))
            known.Add(all);
    }

    public void Find(TextWords words, List<Told> told)
    {
        if (IsEmpty)
            return;
        var lookup = byFirst.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < words.Count; i++)
            if (lookup.TryGetValue(words.Folded(i), out var phrases))
                foreach (var phrase in phrases)
                    if (StandsAt(words, i, phrase))
                        told.Add(new(words[i].Start, words[i + phrase.Length - 1].End));
    }

    private static bool StandsAt(TextWords words, int start, string[] phrase)
    {
        if (start + phrase.Length > words.Count)
            return false;
        for (var k = 1; k < phrase.Length; k++)
            if (!words.Folded(start + k).SequenceEqual(phrase[k]))
                return false;
        return true;
    }
}
