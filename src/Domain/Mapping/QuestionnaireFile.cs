using System.Text.Json;
using System.Text.Json.Serialization;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Mapping;

/// <summary>
/// The shape of <c>questionnaire.json</c>: the questions, and their texts by key in seven languages, of which Cyrillic Uzbek is derived. A fault in the file is a
/// programmer's error: the type initialiser of <see cref="Questionnaire"/> throws.
/// </summary>
internal sealed record QuestionnaireFile(
    string Version,
    IReadOnlyList<QuestionnaireFile.SectionEntry> Sections,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Texts
)
{
    internal sealed record SectionEntry(string Key, IReadOnlyList<QuestionEntry> Questions);

    internal sealed record QuestionEntry(string Key, AnswerKind Kind)
    {
        public bool First { get; init; }
        public bool Law { get; init; }
        public bool Hint { get; init; }
        public bool Percent { get; init; }
        public bool Year { get; init; }
        public IReadOnlyList<string> Choices { get; init; } = [];

        /// <summary>The choices are codes that read the same in every language, such as currencies.</summary>
        public bool Codes { get; init; }
        public int? Least { get; init; }
        public int? Most { get; init; }
    }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<AnswerKind>(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static QuestionnaireFile Read()
    {
        using var stream =
            typeof(QuestionnaireFile).Assembly.GetManifestResourceStream("Tirek.Domain.questionnaire.json")
            ?? throw new InvalidOperationException("questionnaire.json is not embedded.");
        return JsonSerializer.Deserialize<QuestionnaireFile>(stream, Options)
            ?? throw new InvalidOperationException("questionnaire.json is empty.");
    }

    public IReadOnlyList<Section> ToSections() =>
        [.. Sections.Select(s => new Section(s.Key, Text($"section.{s.Key}"), [.. s.Questions.Select(q => ToQuestion(s.Key, q))]))];

    /// <summary>The English text first, each other marked as one that no native professional has confirmed.</summary>
    public LocalText Text(string key)
    {
        var written = Texts.TryGetValue(key, out var all)
            ? all
            : throw new InvalidOperationException($"questionnaire.json has no text {key}.");
        var uzbek = written[Language.Uzbek.Code];
        return new([
            new(Language.English.Code, written[Language.English.Code], TranslationState.Original),
            .. Language
                .All.Where(l => l != Language.English)
                .Select(l => new Wording(
                    l.Code,
                    l == Language.UzbekCyrillic ? UzbekScript.ToCyrillic(uzbek) : written[l.Code],
                    TranslationState.Unchecked
                )),
        ]);
    }

    private Question ToQuestion(string section, QuestionEntry entry) =>
        new(entry.Key, section, entry.Kind, Text($"q.{entry.Key}"))
        {
            Hint = entry.Hint ? Text($"h.{entry.Key}") : null,
            IsFirst = entry.First,
            MayBeLaw = entry.Law,
            IsPercent = entry.Percent,
            IsYear = entry.Year,
            Choices = [.. entry.Choices.Select(c => new Choice(c, entry.Codes ? LocalText.Of(c) : Text($"c.{entry.Key}.{c}")))],
            Least = entry.Least ?? 0,
            Most = entry.Most ?? int.MaxValue,
        };
}
