using System.Text;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;

namespace Tirek.Domain.Tests.Places;

public sealed class PlaceNamesTests
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
        [Language.Uzbek] = "abdefghijklmnopqrstuvxyzcʻʼ",
        [Language.UzbekCyrillic] = "абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ",
    };

    private static readonly Place[] Everything =
    [
        .. Gazetteer.Countries,
        .. Gazetteer.Countries.SelectMany(c => Gazetteer.Regions(c.Key)),
        .. Gazetteer.AllTowns,
    ];

    public static TheoryData<string> Codes => [.. Language.All.Select(l => l.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_place_has_a_name_in_each_language_written_only_with_its_letters(string code)
    {
        var language = Language.Find(code)!;
        Assert.All(Everything, p => Assert.Equal("", WrongLetters(p.Name(language), language)));
        Assert.All(Everything, p => Assert.Matches(@"^\p{Lu}.+\p{L}[\p{L}ʻ]?\)?$|^\p{Lu}\p{L}{1,2}$", p.Name(language)));
    }

    [Theory]
    [InlineData("uz", "Qo'qon", "'")]
    [InlineData("uz", "Qo`qon", "`")]
    [InlineData("uz", "Qo‘qon", "‘")]
    [InlineData("tg", "Тоҷикистань", "ь")]
    [InlineData("ru", "Aстана", "A")]
    [InlineData("uz-Cyrl", "Кызыл", "ыы")]
    public void A_letter_of_another_alphabet_is_found(string code, string name, string wrong) =>
        Assert.Equal(wrong, WrongLetters(name, Language.Find(code)!));

    [Fact]
    public void In_uzbek_the_turned_comma_follows_o_or_g_and_the_tutuq_stands_elsewhere()
    {
        foreach (var name in Everything.Select(p => p.Name(Language.Uzbek)))
        {
            Assert.DoesNotMatch("(^|[^oOgG])ʻ", name);
            Assert.DoesNotMatch("[oOgG]ʼ", name);
        }
    }

    [Fact]
    public void Both_forms_of_uzbek_say_the_same_in_as_many_words()
    {
        Assert.All(
            Everything,
            p => Assert.Equal(p.Name(Language.Uzbek).Count(c => c is 'ʻ'), p.Name(Language.UzbekCyrillic).Count(c => "ўЎғҒ".Contains(c)))
        );
        Assert.Equal("Қўқон", Gazetteer.Find("UZ-kokand")!.Name(Language.UzbekCyrillic));
        Assert.Equal("Янгийўл", Gazetteer.Find("UZ-yangiyol")!.Name(Language.UzbekCyrillic));
        Assert.Equal("Экибастуз", Gazetteer.Find("KZ-ekibastuz")!.Name(Language.UzbekCyrillic));
    }

    [Fact]
    public void Names_and_aliases_are_composed_and_trimmed_and_each_stands_once()
    {
        Assert.All(
            Everything,
            p => Assert.All(p.AllNames, n => Assert.True(n.IsNormalized(NormalizationForm.FormC) && n == n.Trim() && n.Length > 1, n))
        );
        Assert.All(Everything, p => Assert.Equal(p.AllNames.Count, p.AllNames.Distinct(StringComparer.Ordinal).Count()));
        Assert.All(Everything, p => Assert.Empty(p.Aliases.Intersect(Language.All.Select(p.Name), StringComparer.Ordinal)));
    }

    [Fact]
    public void A_name_is_confirmed_only_where_a_state_uses_the_language_officially()
    {
        Dictionary<string, string[]> official = new()
        {
            ["KZ"] = ["kk", "ru"],
            ["KG"] = ["ky", "ru"],
            ["TJ"] = ["tg"],
            ["TM"] = ["tk"],
            ["UZ"] = ["uz", "uz-Cyrl"],
        };
        var confirmed = Everything
            .Where(p => p.Kind != PlaceKind.Country)
            .SelectMany(p => Language.All.Where(p.IsConfirmed).Select(l => (Place: p, Language: l)))
            .ToList();
        Assert.All(confirmed, c => Assert.Contains(c.Language.Code, official[c.Place.Country]));
        Assert.True(confirmed.Count is > 150 and < 400, $"{confirmed.Count} confirmed names");
        Assert.All(Gazetteer.AllTowns, t => Assert.False(t.IsConfirmed(Language.English)));
    }

    [Theory]
    [InlineData("TM-ashgabat", "Ашхабад", "Aşgabat", "Ashgabat", "Ashkhabad", "Ашгабат")]
    [InlineData("KG-bishkek", "Frunze", "Фрунзе", "Бишкек", "Бішкек")]
    [InlineData("KZ-almaty", "Алма-Ата", "Alma-Ata", "Алмаато", "Olmaota")]
    [InlineData("KZ-astana", "Целиноград", "Нур-Султан", "Nur-Sultan", "Ақмола")]
    [InlineData("KZ-shymkent", "Чимкент", "Chimkent", "Шымкент")]
    [InlineData("TJ-dushanbe", "Сталинабад", "Dyushambe", "Душанбе")]
    [InlineData("TJ-khujand", "Ленинабад", "Хуҷанд", "Худжанд", "Khodjent")]
    [InlineData("TJ-bokhtar", "Курган-Тюбе", "Қӯрғонтеппа")]
    [InlineData("KG-jalal-abad", "Жалал-Абад", "Джалал-Абад", "Манас")]
    [InlineData("UZ-tortkol", "Турткуль", "Toʻrtkoʻl", "Тўрткўл")]
    [InlineData("KG-karakol", "Пржевальск")]
    [InlineData("TJ-khorugh", "Хоруғ", "Khorog", "Хорог")]
    [InlineData("TM-turkmenbasy", "Красноводск")]
    [InlineData("UZ-QR", "Karakalpakstan", "Каракалпакстан")]
    [InlineData("TJ-GB", "GBAO", "ГБАО", "ВМКБ")]
    public void Old_and_foreign_names_are_among_all_names(string key, params string[] names) =>
        Assert.All(names, n => Assert.Contains(n, Gazetteer.Find(key)!.AllNames));

    [Theory]
    [InlineData("TJ-kulob", "tg", "Кӯлоб")]
    [InlineData("TM-dasoguz", "tk", "Daşoguz")]
    [InlineData("UZ-kokand", "uz", "Qoʻqon")]
    [InlineData("KZ-oskemen", "kk", "Өскемен")]
    [InlineData("KG-osh", "ky", "Ош")]
    [InlineData("KZ-62", "kk", "Ұлытау облысы")]
    [InlineData("TJ-SU", "tg", "Вилояти Суғд")]
    public void A_place_is_called_as_its_people_call_it(string key, string language, string name) =>
        Assert.Equal(name, Gazetteer.Find(key)!.Name(Language.Find(language)!));

    private static string WrongLetters(string name, Language language) =>
        string.Concat(name.Where(c => !" -()".Contains(c) && !Alphabets[language].Contains(char.ToLowerInvariant(c))));
}
