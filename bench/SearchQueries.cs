using Tirek.Domain.Languages;
using Tirek.Domain.Places;

namespace Tirek.Bench;

/// <summary>Searches as people send them: 10 % without words, 30 % with a slip, half near a place, some with a condition; always the same ones.</summary>
internal static class SearchQueries
{
    private static readonly string[] Conditions =
    [
        "free=1",
        "open=1",
        "anon=1",
        "children=1",
        "kind=shelter",
        "kind=legal-aid&kind=counselling",
        "for=women",
    ];

    public static IReadOnlyList<(string Path, string Body)> Make(int count)
    {
        var random = new Random(7);
        var words = Words();
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => ($"/{Language.All[random.Next(Language.All.Count)].Code}/find", Body(random, words, i))),
        ];
    }

    private static string Body(Random random, string[] words, int i)
    {
        var text = words[random.Next(words.Length)];
        if (random.Next(4) == 0)
            text += " " + Town(random).Name(Language.Russian);
        if (i % 10 == 0)
            text = "";
        else if (i % 10 <= 3)
            text = WithSlip(random, text);
        var body = "q=" + Uri.EscapeDataString(text);
        if (text.Length == 0 || random.Next(2) == 0)
            body += "&near=" + Town(random).Key;
        if (random.Next(3) == 0)
            body += "&" + Conditions[random.Next(Conditions.Length)];
        return body;
    }

    private static Place Town(Random random) => Gazetteer.AllTowns[random.Next(Gazetteer.AllTowns.Count)];

    /// <summary>One letter of the longest word doubled, dropped or swapped with the next.</summary>
    private static string WithSlip(Random random, string text)
    {
        var word = text.Split(' ').MaxBy(w => w.Length)!;
        if (word.Length < 5)
            return text;
        var at = random.Next(1, word.Length - 2);
        var slipped = random.Next(3) switch
        {
            0 => word.Insert(at, word[at..(at + 1)]),
            1 => word.Remove(at, 1),
            _ => string.Concat(word[..at], word[(at + 1)..(at + 2)], word[at..(at + 1)], word[(at + 2)..]),
        };
        return text.Replace(word, slipped, StringComparison.Ordinal);
    }

    private static string[] Words()
    {
        using var reader = new StreamReader(typeof(SearchQueries).Assembly.GetManifestResourceStream("pairs.tsv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split('\t')[0])];
    }
}
