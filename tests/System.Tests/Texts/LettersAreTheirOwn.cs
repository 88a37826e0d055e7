using System.Text.RegularExpressions;
using Tirek.Domain.Languages;

namespace Tirek.System.Tests.Texts;

/// <summary>
/// Each language is written with its own letters. A Latin a in a Cyrillic word looks right, and is never found by a search nor spoken by a screen reader.
/// </summary>
public sealed partial class LettersAreTheirOwn
{
    private const string Russian = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    private static readonly Dictionary<Language, string> Alphabets = new()
    {
        [Language.English] = "abcdefghijklmnopqrstuvwxyz",
        [Language.Russian] = Russian,
        [Language.Kazakh] = Russian + "әғқңөұүһі",
        [Language.Kyrgyz] = Russian + "ңөү",
        [Language.Tajik] = "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
        [Language.Turkmen] = "abçdeäfghijžklmnňoöprsştuüwyýz",
        [Language.Uzbek] = "abdefghijklmnopqrstuvxyz\u02BB\u02BC",
        [Language.UzbekCyrillic] = "абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ",
    };

    /// <summary>Names that are written so in every language.</summary>
    private static readonly string[] Names =
    [
        "Tirek",
        "WhatsApp",
        "Telegram",
        "Viber",
        "GeoNames",
        "Wikipedia",
        "Android",
        "iPhone",
        "Chrome",
        "Safari",
        "Shift",
        "Word",
        "Excel",
    ];

    /// <summary>What stands for itself in a text: languages name themselves, standards and licences have their names.</summary>
    private static readonly string[] Abbreviations =
    [
        "HSDS",
        "SMS",
        "CC",
        "BY",
        "PDF",
        "URL",
        "CSV",
        "IP",
        "Natural",
        "Earth",
        "MIT",
        "VPN",
    ];

    private static IEnumerable<string> Faults(TextSet set) =>
        from text in set.Each()
        from Match word in Word().Matches(TextSet.Words(text.Text))
        where !Names.Contains(word.Value) && !Abbreviations.Contains(word.Value)
        let strange = Strange(word.Value, text.Language)
        where strange.Length > 0
        select $"{text.Where}: {word.Value} has {string.Join(' ', strange.Select(c => $"{c} (U+{(int)c:X4})"))}";

    private static string Strange(string word, Language language)
    {
        var lower = word.ToLower(language.Culture).Replace("ch", language == Language.Uzbek ? "" : "ch", StringComparison.Ordinal);
        return string.Concat(lower.Where(c => !Alphabets[language].Contains(c)).Distinct());
    }

    // The letters of a word, with the two marks of Uzbek. Other apostrophes part words.
    [GeneratedRegex(@"[\p{L}\p{M}\u02BB\u02BC]+")]
    private static partial Regex Word();

    private static IEnumerable<string> Apostrophes(TextSet set) =>
        from text in set.Each(Language.Uzbek)
        where OtherApostrophe().IsMatch(text.Text) || WrongPlace().IsMatch(text.Text)
        select $"{text.Where} has another apostrophe than ʻ after o and g, ʼ elsewhere: {text.Text}";

    [GeneratedRegex("['`´‘’′]")]
    private static partial Regex OtherApostrophe();

    [GeneratedRegex("(?<![oOgG])\u02BB|(?<=[oOgG])\u02BC(?![aeiouAEIOU])")]
    private static partial Regex WrongPlace();

    [Fact]
    public void Each_language_is_written_with_its_own_letters() => Expect.NoFault(TextSet.All.SelectMany(Faults));

    [Fact]
    public void Uzbek_has_its_two_marks_and_no_other() => Expect.NoFault(TextSet.All.SelectMany(Apostrophes));

    [Fact]
    public void Twin_letters_of_another_script_or_language_are_found()
    {
        Assert.Single(Faults(TextSet.Of("help", Language.Russian, "п\u006Fмощь")));
        Assert.Single(Faults(TextSet.Of("help", Language.Kazakh, "k\u04E9mek")));
        Assert.Single(Faults(TextSet.Of("help", Language.Turkmen, "k\u04E9mek")));
        Assert.Single(Faults(TextSet.Of("call", Language.Uzbek, "qo\u02BBn\u0433iroq")));
        Assert.Single(Faults(TextSet.Of("help", Language.Tajik, "помощы")));
        Assert.Single(Faults(TextSet.Of("centre", Language.Russian, "centre")));
    }

    [Theory]
    [InlineData("o'zbek")]
    [InlineData("o’zbek")]
    [InlineData("o\u02BCzbek")]
    [InlineData("ma\u02BBno")]
    public void Twin_another_apostrophe_is_found(string uzbek) => Assert.Single(Apostrophes(TextSet.Of("x", Language.Uzbek, uzbek)));
}
