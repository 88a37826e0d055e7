using System.Text.RegularExpressions;
using Tirek.Domain.Languages;

namespace Tirek.System.Tests.Texts;

/// <summary>Every text is there in every language, with the same placeholders and markup, and was translated.</summary>
public sealed partial class TextsAreWhole
{
    /// <summary>Texts that are the same word in English and in the language.</summary>
    private static readonly (Language Language, string Text)[] SameInBoth =
    [
        (Language.Turkmen, "{0} km"),
        (Language.Uzbek, "{0} km"),
        (Language.Turkmen, "SMS"),
        (Language.Uzbek, "SMS"),
    ];

    private static IEnumerable<string> Missing(TextSet set)
    {
        var english = set.Texts[Language.English];
        foreach (var language in Language.All)
        {
            if (!set.Texts.TryGetValue(language, out var texts))
            {
                yield return $"{set.Name} does not exist in {language}";
                continue;
            }
            foreach (var key in english.Keys.Except(texts.Keys))
                yield return $"{set.Name} {key} is missing in {language}";
            foreach (var key in texts.Keys.Except(english.Keys))
                yield return $"{set.Name} {key} exists in {language} and not in English";
        }
    }

    private static IEnumerable<string> Broken(TextSet set) =>
        from text in set.Each()
        let english = set.Texts[Language.English].GetValueOrDefault(text.Key, text.Text)
        where
            text.Text.Trim().Length == 0
            || text.Text != text.Text.Trim()
            || text.Text.Contains("  ", StringComparison.Ordinal)
            || Parts(text.Text) != Parts(english)
        select $"{text.Where} is empty, loosely set, or has other placeholders or markup: {text.Text}";

    private static IEnumerable<string> Untranslated(TextSet set) =>
        from text in set.Each()
        where text.Language != Language.English
        where set.Texts[Language.English].GetValueOrDefault(text.Key) == text.Text
        where TextSet.Words(text.Text).Any(char.IsLetter) && !SameInBoth.Contains((text.Language, text.Text))
        select $"{text.Where} is as in English: {text.Text}";

    private static string Parts(string text) => string.Join(' ', Part().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d+[^}]*\}|</?[a-zA-Z][^>]*>|[{}<>]")]
    private static partial Regex Part();

    [Fact]
    public void Every_text_exists_in_every_language()
    {
        Assert.True(TextSet.All.Count >= 3);
        Expect.NoFault(TextSet.All.SelectMany(Missing));
    }

    [Fact]
    public void Placeholders_and_markup_are_the_same_everywhere() => Expect.NoFault(TextSet.All.SelectMany(Broken));

    [Fact]
    public void Every_text_was_translated() => Expect.NoFault(TextSet.All.SelectMany(Untranslated));

    [Fact]
    public void Twin_a_missing_language_is_found() => Assert.Equal(6, Missing(TextSet.Of("Help", Language.Russian, "Помощь")).Count());

    [Theory]
    [InlineData("{0} days", "дней")]
    [InlineData("{0} of {1}", "{0} из {0}")]
    [InlineData("<b>Call</b> now", "<b>Звоните")]
    [InlineData("Help", " Помощь")]
    [InlineData("Help", "")]
    public void Twin_a_broken_text_is_found(string english, string russian) =>
        Assert.Single(Broken(TextSet.Of(english, Language.Russian, russian)));

    [Theory]
    [InlineData("Help")]
    [InlineData("{0} km")]
    public void Twin_an_untranslated_text_is_found(string text) => Assert.Single(Untranslated(TextSet.Of(text, Language.Russian, text)));
}
