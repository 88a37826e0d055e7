namespace Tirek.Domain.Languages;

/// <summary>
/// Beginnings of borrowed words whose Cyrillic spelling keeps Russian ц, ь or ъ where no rule can know it, and words that stay in Latin.
/// The longest beginning wins; case does not matter. Extend it when a text reads wrongly.
/// </summary>
internal static class UzbekExceptions
{
    private static readonly Dictionary<string, string> Beginnings = new(StringComparer.OrdinalIgnoreCase)
    {
        // ц
        ["sentr"] = "центр",
        ["sement"] = "цемент",
        ["senzura"] = "цензура",
        ["sikl"] = "цикл",
        ["sirk"] = "цирк",
        ["sitata"] = "цитата",
        ["silindr"] = "цилиндр",
        ["aksent"] = "акцент",
        ["konsert"] = "концерт",
        ["konsepsiya"] = "концепция",
        ["prinsip"] = "принцип",
        ["provinsiya"] = "провинция",
        ["vaksina"] = "вакцина",
        ["shprits"] = "шприц",
        ["meditsina"] = "медицина",
        ["litsey"] = "лицей",
        ["litsenz"] = "лиценз",
        ["ofitser"] = "офицер",
        ["protsent"] = "процент",
        ["protsess"] = "процесс",
        ["protsedura"] = "процедура",
        ["retsept"] = "рецепт",
        ["retsidiv"] = "рецидив",
        ["sotsial"] = "социал",
        ["sotsiolog"] = "социолог",
        ["asotsial"] = "асоциал",
        ["spetsial"] = "специал",
        ["suitsid"] = "суицид",
        ["porsiya"] = "порция",
        ["opsiya"] = "опция",
        ["retsepsiya"] = "рецепция",

        // -siya without ц
        ["pensiya"] = "пенсия",
        ["pansion"] = "пансион",
        ["ekspansiya"] = "экспансия",
        ["refleksiya"] = "рефлексия",

        // ь
        ["albom"] = "альбом",
        ["alternativ"] = "альтернатив",
        ["avtomobil"] = "автомобиль",
        ["aprel"] = "апрель",
        ["dekabr"] = "декабрь",
        ["fakultet"] = "факультет",
        ["fevral"] = "февраль",
        ["film"] = "фильм",
        ["filtr"] = "фильтр",
        ["gospital"] = "госпиталь",
        ["intervyu"] = "интервью",
        ["iyul"] = "июль",
        ["iyun"] = "июнь",
        ["kompyuter"] = "компьютер",
        ["konsult"] = "консульт",
        ["kultur"] = "культур",
        ["mebel"] = "мебель",
        ["medal"] = "медаль",
        ["model"] = "модель",
        ["multfilm"] = "мультфильм",
        ["noyabr"] = "ноябрь",
        ["oktabr"] = "октябрь",
        ["oktyabr"] = "октябрь",
        ["parol"] = "пароль",
        ["premyera"] = "премьера",
        ["profil"] = "профиль",
        ["pyesa"] = "пьеса",
        ["sentabr"] = "сентябрь",
        ["sentyabr"] = "сентябрь",
        ["sudya"] = "судья",
        ["yanvar"] = "январь",

        // ъ
        ["adyunkt"] = "адъюнкт",
        ["obyekt"] = "объект",
        ["subyekt"] = "субъект",
        ["syezd"] = "съезд",
        ["moʻjiza"] = "мўъжиза",
        ["moʻtabar"] = "мўътабар",
        ["moʻtadil"] = "мўътадил",
    };

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "API",
        "CSV",
        "GBV",
        "HSDS",
        "HTML",
        "JSON",
        "PDF",
        "PNG",
        "QR",
        "SVG",
        "URL",
        "XLSX",
        "ZIP",
    };

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByBeginning =
        Beginnings.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Beginnings.Keys.Max(key => key.Length);

    /// <summary>The Cyrillic beginning of a word of the list, and how much of the Latin word it stands for; null for any other word.</summary>
    public static string? Find(ReadOnlySpan<char> word, out int latinLength)
    {
        for (latinLength = Math.Min(word.Length, Longest); latinLength >= 4; latinLength--)
            if (ByBeginning.TryGetValue(word[..latinLength], out var cyrillic))
                return cyrillic;
        latinLength = 0;
        return null;
    }

    /// <summary>Abbreviations of formats that Uzbek writes in Latin in either script.</summary>
    public static bool IsKept(ReadOnlySpan<char> word) => Kept.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
