using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Lists;

/// <summary>
/// Understands headings and the answers that can be chosen by the words people use for them, in every language and script: those of our own forms, and the usual
/// ones beside.
/// </summary>
public sealed class BroughtWords
{
    // A column "№" counts the lines: with a line more every number is another's. Only what is called a code is one.
    private static readonly Dictionary<string, string[]> Usual = new()
    {
        [BroughtColumn.Code] = ["id", "code", "код", "код услуги", "идентификатор"],
        ["name"] =
        [
            "name",
            "service",
            "title",
            "organisation",
            "organization",
            "название",
            "наименование",
            "название организации",
            "наименование организации",
            "услуга",
            "название услуги",
            "учреждение",
            "атауы",
            "ұйым",
            "қызмет атауы",
            "аталышы",
            "уюм",
            "кызмат",
            "ном",
            "номи",
            "nomi",
            "tashkilot",
            "ташкилот",
            "номгӯй",
            "ташкилот номи",
            "ady",
            "guramanyň ady",
            "хизматрасонӣ",
        ],
        ["description"] =
        [
            "description",
            "about",
            "описание",
            "о помощи",
            "чем занимается",
            "сипаттама",
            "сүрөттөмө",
            "tavsif",
            "тавсиф",
            "тавсифи",
            "beýany",
        ],
        ["kinds"] =
        [
            "kind",
            "type",
            "kind of help",
            "category",
            "вид помощи",
            "виды помощи",
            "тип услуги",
            "вид услуг",
            "направление",
            "категория",
            "көмек түрі",
            "жардамдын түрү",
            "yordam turi",
            "ёрдам тури",
            "намуди кӯмак",
            "kömegiň görnüşi",
        ],
        ["whom"] =
        [
            "for whom",
            "target group",
            "для кого",
            "целевая группа",
            "кимге",
            "kimlar uchun",
            "кимлар учун",
            "барои кӣ",
            "kimler üçin",
        ],
        [BroughtColumn.Town] =
        [
            "town",
            "city",
            "place",
            "location",
            "город",
            "населенный пункт",
            "место",
            "қала",
            "шаар",
            "shahar",
            "шаҳар",
            "şäher",
            "şäheri",
            "населённый пункт",
            "район",
        ],
        [BroughtColumn.Address] =
        [
            "address",
            "street",
            "адрес",
            "улица",
            "мекенжай",
            "мекенжайы",
            "дарек",
            "дареги",
            "manzil",
            "манзил",
            "нишона",
            "суроға",
            "salgy",
            "salgysy",
        ],
        [BroughtColumn.Phones] =
        [
            "phone",
            "telephone",
            "tel",
            "phones",
            "hotline",
            "contact phone",
            "телефон",
            "телефоны",
            "тел",
            "контакты",
            "контактный телефон",
            "номер телефона",
            "горячая линия",
            "телефон номері",
            "телефон номери",
            "telefon",
            "telefon raqami",
            "телефон рақами",
            "рақами телефон",
            "telefon belgisi",
        ],
        ["email"] = ["email", "e-mail", "mail", "почта", "электронная почта", "эл. почта", "пошта", "pochta", "почтаи электронӣ"],
        ["url"] = ["website", "site", "web", "url", "сайт", "веб-сайт", "veb-sayt", "сомона", "web sahypa"],
        [BroughtColumn.Week] =
        [
            "hours",
            "opening hours",
            "working hours",
            "schedule",
            "часы работы",
            "время работы",
            "режим работы",
            "график работы",
            "график",
            "жұмыс уақыты",
            "иштөө убактысы",
            "ish vaqti",
            "иш вақти",
            "соати корӣ",
            "вақти корӣ",
            "iş wagty",
        ],
        ["languages"] = ["languages", "language", "языки", "язык", "тілдер", "тілі", "тилдер", "tillar", "тиллар", "забонҳо", "diller"],
        ["fees"] = ["cost", "price", "fee", "стоимость", "цена", "оплата", "құны", "баасы", "narxi", "нархи", "нарх", "bahasy"],
        ["free"] = ["free", "free of charge", "бесплатно", "тегін", "акысыз", "bepul", "бепул", "ройгон", "mugt"],
        ["eligibility"] =
        [
            "eligibility",
            "conditions",
            "условия",
            "условия приема",
            "критерии",
            "шарттар",
            "shartlar",
            "шартлар",
            "шартҳо",
            "şertler",
        ],
        ["apply"] = ["how to apply", "how to get", "как обратиться", "порядок обращения", "процедура"],
        ["papers"] = ["papers", "documents", "документы", "құжаттар", "документтер", "hujjatlar", "ҳужжатлар", "ҳуҷҷатҳо", "resminamalar"],
        ["status"] = ["status", "статус", "состояние", "күйі", "абалы", "holati", "ҳолати", "ҳолат", "ýagdaýy"],
    };

    private static readonly Dictionary<string, string[]> UsualAnswers = new()
    {
        ["yes"] = ["yes", "y", "true", "x", "v", "1", "да", "есть", "ия", "иә", "ооба", "бар", "ha", "ҳа", "бале", "ҳаст", "hawa", "bar"],
        ["no"] = ["no", "n", "false", "0", "нет", "жоқ", "жок", "йўқ", "yo'q", "yoʻq", "не", "нест", "ýok"],
        ["voice"] = ["voice", "phone", "call", "голос", "звонок", "телефон", "telefon", "занг", "jaň"],
        ["sms"] = ["sms", "text", "смс"],
        ["messenger"] = ["messenger", "whatsapp", "telegram", "viber", "signal", "мессенджер", "ватсап", "телеграм", "вайбер", "imo"],
    };

    private readonly Lexicon<string> headings;
    private readonly Dictionary<(string Field, string Word), string> choices = [];

    /// <param name="labels">What forms call each column, in every language.</param>
    /// <param name="answers">What forms call each answer that a field can have, in every language.</param>
    public BroughtWords(IEnumerable<(string Column, string Label)> labels, IEnumerable<(string Field, string Choice, string Label)> answers)
    {
        headings = new(labels.Concat(Usual.SelectMany(u => u.Value, (u, word) => (u.Key, word))));
        foreach (var (field, choice, label) in answers.Where(a => a.Choice.Length > 0))
            choices.TryAdd((field, Folding.Fold(label)), choice);
        foreach (var field in EditFields.All.Where(f => f.Choices.Count > 0))
        foreach (var choice in field.Choices.Where(c => c.Length > 0))
        foreach (var word in UsualAnswers.GetValueOrDefault(choice, []).Append(choice))
            choices.TryAdd((field.Key, Folding.Fold(word)), choice);
    }

    /// <summary>What a heading seems to be: only one that is understood whole; <see cref="BroughtColumn.None"/> otherwise.</summary>
    public string ColumnOf(string heading)
    {
        var reading = headings.Read(heading);
        var best = reading.Matches.FirstOrDefault(m => m.Quality is Quality.Exact or Quality.Inflected);
        return best is not null && best.Count == reading.Words.Count ? best.Concept : BroughtColumn.None;
    }

    /// <summary>The answer that a cell, or a part of one, means; null if it means none.</summary>
    public string? ChoiceOf(EditField field, string cell)
    {
        if (field.Choices.Contains("yes") && cell is ("+" or "✓" or "✔" or "√"))
            return "yes";
        return choices.GetValueOrDefault((field.Key, Folding.Fold(cell)));
    }

    /// <summary>The terms that a part of a cell means, of those that the field offers; empty if it means none for sure.</summary>
    public IReadOnlyList<string> TermsOf(EditField field, string part)
    {
        if (ChoiceOf(field, part) is { } said)
            return [said];
        if (field.Key == "whom" && Children.Are(part))
            return Children.Terms;
        var reading = Taxonomy.Taxonomy.Lexicon.Read(part);
        if (reading.LeftOver.Count > 0)
            return [];
        return
        [
            .. reading
                .Matches.Where(m => m.Quality is Quality.Exact or Quality.Inflected && field.Choices.Contains(m.Concept.Key))
                .Select(m => m.Concept.Key)
                .Distinct(),
        ];
    }
}
