using Tirek.Domain.Languages;

namespace Tirek.System.Tests.Texts;

/// <summary>Uzbek is one language in two scripts: what stands in Cyrillic is what stands in Latin, by the rule of <see cref="UzbekScript"/>.</summary>
public sealed class UzbekFollowsItsRule
{
    private static IEnumerable<string> Faults(TextSet set) =>
        from text in set.Each(Language.Uzbek)
        let byRule = UzbekScript.ToCyrillic(text.Text)
        let cyrillic = set.Texts.GetValueOrDefault(Language.UzbekCyrillic)?.GetValueOrDefault(text.Key)
        where cyrillic is not null && cyrillic != byRule
        select $"{text.Where}: {cyrillic} should be {byRule}";

    private static TextSet Both(string latin, string cyrillic) =>
        new(
            "src/Server/X/XText",
            new Dictionary<Language, IReadOnlyDictionary<string, string>>
            {
                [Language.Uzbek] = new Dictionary<string, string> { ["Key"] = latin },
                [Language.UzbekCyrillic] = new Dictionary<string, string> { ["Key"] = cyrillic },
            }
        );

    [Fact]
    public void Uzbek_says_the_same_in_both_scripts() => Expect.NoFault(TextSet.All.SelectMany(Faults));

    [Fact]
    public void Twin_a_text_that_went_its_own_way_is_found()
    {
        Assert.Single(Faults(Both("Yordam topish", "Ёрдам излаш")));
        Assert.Empty(Faults(Both("Yordam topish", "Ёрдам топиш")));
    }
}
