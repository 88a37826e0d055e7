using System.Text.RegularExpressions;
using Tirek.Domain.Languages;

namespace Tirek.System.Tests.Texts;

/// <summary>A text with a number has all the forms that <see cref="Plural"/> may ask for, and Russian's differ from each other.</summary>
public sealed partial class PluralsAreWhole
{
    private static readonly string[] Forms = ["few", "many", "one", "other"];

    private static IEnumerable<string> Faults(TextSet set)
    {
        foreach (var (language, texts) in set.Texts)
        foreach (var counted in texts.Keys.Select(k => Form().Match(k)).Where(m => m.Success).GroupBy(m => m.Groups[1].Value))
        {
            var there = counted.Select(m => m.Groups[2].Value).Order(StringComparer.Ordinal).ToList();
            if (!there.SequenceEqual(Forms))
                yield return $"{set.Name} {counted.Key} has only {string.Join(", ", there)} in {language}";
            else if (language == Language.Russian && Plural.Categories(language).Select(c => Of(c)).Distinct().Count() < 3)
                yield return $"{set.Name} {counted.Key} says the same for 1, 2 and 5 in Russian";
            else if (language != Language.Russian && Of(PluralCategory.Few) != Of(PluralCategory.Other))
                yield return $"{set.Name} {counted.Key} has a form in {language} that nobody is ever shown";

            string Of(PluralCategory category) => texts[$"{counted.Key}_{category.ToString().ToLowerInvariant()}"];
        }
    }

    [GeneratedRegex("^(.+)_(zero|one|two|few|many|other)$")]
    private static partial Regex Form();

    private static TextSet Counted(Language language, params (string Form, string Text)[] forms) =>
        new(
            "src/Server/X/XText",
            new Dictionary<Language, IReadOnlyDictionary<string, string>>
            {
                [language] = forms.ToDictionary(f => $"Days_{f.Form}", f => f.Text),
            }
        );

    [Fact]
    public void Every_counted_text_has_its_forms() => Expect.NoFault(TextSet.All.SelectMany(Faults));

    [Fact]
    public void Twin_a_missing_form_is_found() => Assert.Single(Faults(Counted(Language.Kyrgyz, ("one", "{0} күн"), ("other", "{0} күн"))));

    [Fact]
    public void Twin_Russian_that_counts_like_English_is_found() =>
        Assert.Single(
            Faults(Counted(Language.Russian, ("one", "{0} день"), ("few", "{0} дней"), ("many", "{0} дней"), ("other", "{0} дней")))
        );
}
