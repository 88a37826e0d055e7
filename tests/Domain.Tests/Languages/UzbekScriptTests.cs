using CsCheck;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Tests.Languages;

public sealed class UzbekScriptTests
{
    private static readonly string[] Syllables =
    [
        "oʻ", "gʻ", "sh", "ch", "yo", "yu", "ya", "b", "d", "a", "i", "u", "o", "q", "x", "h", "m", "n", "r", "t", "l", "aʼ",
    ];

    [Theory]
    [InlineData("zoʻravonlik", "зўравонлик")]
    [InlineData("Oʻzbekcha", "Ўзбекча")]
    [InlineData("Gʻijduvon", "Ғиждувон")]
    [InlineData("yordam topish", "ёрдам топиш")]
    [InlineData("yoʻnaltirish; yoʻllanma", "йўналтириш; йўлланма")]
    [InlineData("yetim", "етим")]
    [InlineData("ehtiyot", "эҳтиёт")]
    [InlineData("aeroport", "аэропорт")]
    [InlineData("kelishuv", "келишув")]
    [InlineData("Yulduz yaxshi", "Юлдуз яхши")]
    [InlineData("CHIQISH", "ЧИҚИШ")]
    [InlineData("SHOSHILINCH YORDAM", "ШОШИЛИНЧ ЁРДАМ")]
    [InlineData("Shahar", "Шаҳар")]
    [InlineData("maʼnaviy", "маънавий")]
    [InlineData("sanʼat", "санъат")]
    [InlineData("Isʼhoq", "Исҳоқ")]
    [InlineData("ming", "минг")]
    [InlineData("huquq", "ҳуқуқ")]
    [InlineData("ketsa", "кетса")]
    [InlineData("xavfsizlik rejasi", "хавфсизлик режаси")]
    public void A_word_is_written_by_rule(string latin, string cyrillic) => Assert.Equal(cyrillic, UzbekScript.ToCyrillic(latin));

    [Theory]
    [InlineData("Istanbul konvensiyasi", "Истанбул конвенцияси")]
    [InlineData("psixokorreksiya dasturi", "психокоррекция дастури")]
    [InlineData("Psixokorreksiya", "Психокоррекция")]
    [InlineData("reabilitatsiya", "реабилитация")]
    [InlineData("politsiya", "полиция")]
    [InlineData("POLITSIYA", "ПОЛИЦИЯ")]
    [InlineData("konsultatsiya", "консультация")]
    [InlineData("emotsional", "эмоционал")]
    [InlineData("pensiya", "пенсия")]
    [InlineData("Sentabrda", "Сентябрда")]
    [InlineData("protsessi", "процесси")]
    [InlineData("obyektlar", "объектлар")]
    [InlineData("elektron", "электрон")]
    [InlineData("profilaktika", "профилактика")]
    [InlineData("moʻjiza", "мўъжиза")]
    public void A_borrowed_word_keeps_its_spelling(string latin, string cyrillic) => Assert.Equal(cyrillic, UzbekScript.ToCyrillic(latin));

    [Theory]
    [InlineData("{count} ta joy", "{count} та жой")]
    [InlineData("{0:N0} soʻm", "{0:N0} сўм")]
    [InlineData("<b>Diqqat</b>, <a href=\"/uz/help\">yordam</a>", "<b>Диққат</b>, <a href=\"/uz/help\">ёрдам</a>")]
    [InlineData("Tirek &amp; hamkorlar", "Тирек &amp; ҳамкорлар")]
    [InlineData("Sayt: https://example.org/yo?q=sh.", "Сайт: https://example.org/yo?q=sh.")]
    [InlineData("yordam@example.org ga yozing", "yordam@example.org га ёзинг")]
    [InlineData("example.org sayti", "example.org сайти")]
    [InlineData("WhatsApp orqali", "WhatsApp орқали")]
    [InlineData("PDF yoki Excel", "PDF ёки Excel")]
    [InlineData("XXI asr", "XXI аср")]
    [InlineData("Ёрдам", "Ёрдам")]
    [InlineData("3 < 5 & 7", "3 < 5 & 7")]
    public void What_is_no_uzbek_stays(string latin, string cyrillic) => Assert.Equal(cyrillic, UzbekScript.ToCyrillic(latin));

    [Theory]
    [InlineData("o‘qish va 'bilim'", "ўқиш ва 'билим'")]
    [InlineData("ma'no", "маъно")]
    [InlineData("to'g'ri", "тўғри")]
    public void Apostrophes_of_keyboards_are_read_too(string latin, string cyrillic) =>
        Assert.Equal(cyrillic, UzbekScript.ToCyrillic(latin));

    [Fact]
    public void Both_scripts_of_a_rule_written_word_fold_to_one_key() =>
        Gen.Int[0, Syllables.Length - 1]
            .Select(index => Syllables[index])
            .Array[1, 8]
            .Select(parts => string.Concat(parts))
            .Where(word => !word.Contains("nsiya", StringComparison.Ordinal))
            .Sample(word => Folding.Fold(word) == Folding.Fold(UzbekScript.ToCyrillic(word)), iter: 20_000);

    [Fact]
    public void No_text_throws() => Gen.String.Sample(text => UzbekScript.ToCyrillic(text).Length >= 0, iter: 20_000);
}
