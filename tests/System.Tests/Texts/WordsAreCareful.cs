using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Domain.Taxonomy;

namespace Tirek.System.Tests.Texts;

/// <summary>
/// Words that hurt, blame, or hide who did it have no place in a text of ours: a survivor is no "victim", violence no "family dispute", and nobody is
/// asked to be reconciled with the one who beat her.
/// </summary>
public sealed class WordsAreCareful
{
    private static readonly Dictionary<Language, Regex> Hurtful = new()
    {
        [Language.English] = Of(
            @"\bvictims?\b|\b(family|domestic) (disputes?|conflicts?|quarrels?)\b|\breconcil\w*|\bthe users?\b|\bbattered\b|\balleged\w*"
        ),
        [Language.Russian] = Of(
            @"\bжертв\w*|\bпримир\w*|\bсемейн\w+ (конфликт|спор|ссор|скандал)\w*|\bпользовател\w*|\bсожител\w*|\bрукоприкладств\w*"
        ),
        [Language.Kazakh] = Of(@"\bқұрбан\w*|\bтатулас\w*|\bбітімге\w*|\b(отбасылық|үйдегі) (жанжал|дау|ұрыс)\w*|\bпайдаланушы\w*"),
        [Language.Kyrgyz] = Of(@"\bкурманд\w*|\bжарашт\w*|\bэлдеш\w*|\bүй-бүлөлүк (чатак|жаңжал|талаш)\w*|\bколдонуучу\w*"),
        [Language.Tajik] = Of(@"\bқурбон\w*|\bоштӣ\w*|\bмуросо\w*|\b(низо|ҷанҷол|баҳс)\w* оилавӣ|\bистифодабаранда\w*"),
        [Language.Turkmen] = Of(@"\bpida\w*|\bgurban\w*|\býaraş\w*|\bmaşgala (dawa|oňşuk)\w*|\bulanyjy\w*"),
        [Language.Uzbek] = Of(@"\bqurbon\w*|\byarash\w*|\boilaviy (nizo|janjal|mojaro)\w*|\bfoydalanuvchi\w*"),
        [Language.UzbekCyrillic] = Of(@"\bқурбон\w*|\bяраш\w*|\bоилавий (низо|жанжал|можаро)\w*|\bфойдаланувчи\w*"),
    };

    private static Regex Of(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static IEnumerable<string> Faults(IEnumerable<(string Where, Language Language, string Text)> texts) =>
        from text in texts
        from Match match in Hurtful[text.Language].Matches(text.Text)
        select $"{text.Where}: {match.Value}";

    [Fact]
    public void Texts_hurt_nobody() =>
        Expect.NoFault(Faults(TextSet.All.SelectMany(s => s.Each()).Select(t => (t.Where, t.Language, t.Text))));

    [Fact]
    public void Names_of_kinds_of_help_and_forms_of_violence_hurt_nobody() =>
        Expect.NoFault(Faults(Taxonomy.All.SelectMany(term => Language.All.Select(l => ($"{term.Key} in {l}", l, term.Name(l))))));

    [Theory]
    [InlineData("en", "Help for victims")]
    [InlineData("en", "In a family dispute")]
    [InlineData("ru", "Помощь жертвам")]
    [InlineData("ru", "Центр примирения супругов")]
    [InlineData("ru", "Если дома семейный конфликт")]
    [InlineData("kk", "Зорлық құрбандары")]
    [InlineData("ky", "Үй-бүлөлүк чатак")]
    [InlineData("tg", "Қурбониёни зӯроварӣ")]
    [InlineData("tk", "Zorlugyň pidasy")]
    [InlineData("uz", "Zoʻravonlik qurbonlari")]
    [InlineData("uz-Cyrl", "Оилавий низо")]
    public void Twin_a_hurtful_word_is_found(string language, string text) =>
        Assert.Single(Faults([("x", Language.Find(language)!, text)]));
}
