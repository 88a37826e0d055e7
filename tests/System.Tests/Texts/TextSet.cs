using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tirek.Domain.Languages;

namespace Tirek.System.Tests.Texts;

/// <summary>One feature's texts in all languages: <c>FindText.resx</c> and its seven companions. <see cref="Name"/> is the path without ending.</summary>
public sealed record TextSet(string Name, IReadOnlyDictionary<Language, IReadOnlyDictionary<string, string>> Texts)
{
    private static readonly Dictionary<string, Language> ByEnding = Language.All.ToDictionary(Ending);

    /// <summary>Every set of the tree.</summary>
    internal static IReadOnlyList<TextSet> All { get; } =
    [
        .. Tree
            .Files.Where(f => f.Is("Text.resx"))
            .Select(f => f.Path[..^".resx".Length])
            .Select(name => new TextSet(
                name,
                Tree.Files.Where(f => f.Is(".resx") && ByEnding.Keys.Any(e => f.Path == name + e))
                    .ToDictionary(f => ByEnding[f.Path[name.Length..]], f => Read(f.Text))
            )),
    ];

    /// <summary>Each text there is, with where it stands.</summary>
    internal IEnumerable<(string Where, Language Language, string Key, string Text)> Each(params Language[] languages) =>
        from language in languages.Length == 0 ? Language.All : languages
        where Texts.ContainsKey(language)
        from text in Texts[language]
        select ($"{Name}{Ending(language)} {text.Key}", language, text.Key, text.Value);

    /// <summary>A set of one key, for the twins of the rules: English, and another language.</summary>
    internal static TextSet Of(string english, Language language, string text, string key = "Key") =>
        new(
            "src/Server/X/XText",
            new Dictionary<Language, IReadOnlyDictionary<string, string>>
            {
                [Language.English] = new Dictionary<string, string> { [key] = english },
                [language] = new Dictionary<string, string> { [key] = text },
            }
        );

    internal static string Ending(Language language) => language == Language.English ? ".resx" : $".{language.Tag}.resx";

    /// <summary>What a reader sees as words: without placeholders, markup and addresses.</summary>
    internal static string Words(string text) => NotWords.Replace(text, " ");

    private static readonly Regex NotWords = new(@"\{\d+(:[^}]*)?\}|</?[a-zA-Z][^>]*>|https?://\S+", RegexOptions.Compiled);

    private static IReadOnlyDictionary<string, string> Read(string resx) =>
        XDocument
            .Parse(resx, LoadOptions.PreserveWhitespace)
            .Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);
}
