using Tirek.Domain.Documents;
using Tirek.Domain.Languages;

namespace Tirek.Server.Tests.Documents;

/// <summary>A report with every kind of block, in the letters of a language.</summary>
internal static class SampleReport
{
    private static readonly DateTimeOffset MadeAt = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Words of each language that have all its own letters.</summary>
    public static readonly IReadOnlyDictionary<string, string> Letters = new Dictionary<string, string>
    {
        ["en"] = "The quick brown fox jumps over the lazy dog — “said” she, ‘twice’… №7 €5 – ·",
        ["ru"] = "Съешь ещё этих мягких французских булок, да выпей же чаю. «Ёлка»",
        ["kk"] = "Әбден қысқа ғұмыр, үміт пен өмір, кеңістік, һәм ізгілік. ӘҒҚҢӨҰҮҺІ",
        ["ky"] = "Өмүр үчүн өң, күчөтүү, жаңы. ӨҮҢ",
        ["tg"] = "Ҷомаи ғафс, қавии ӣ ҳамроҳ, рӯзи нав. ҒӢҚӮҲҶ",
        ["tk"] = "Çäge, öý, ňeme, şöhle, üzüm, ýyl, žurnal. ÄÇŇÖŞÜÝŽ",
        ["uz"] = "Oʻzbekiston gʻoya, maʼno, shahar, choʻl. OʻGʻ",
        ["uz-Cyrl"] = "Ўзбекистон ғоя, маъно, қишлоқ, ҳаёт. ЎҒҚҲ",
    };

    public static Report Of(Language language)
    {
        var letters = Letters[language.Code];
        return new("Tirek", language, MadeAt, Blocks(letters)) { Foot = [$"{letters} 2026", "Source: invented"], PageOf = "{0} / {1}" };
    }

    /// <summary>So many rows in one table, under headings.</summary>
    public static Report Long(int rows) =>
        new(
            "Tirek",
            Language.English,
            MadeAt,
            [
                new Heading(1, "A long table"),
                new Table(
                    [new("First heading", 4), new("Second heading", 8)],
                    [
                        .. Enumerable
                            .Range(1, rows)
                            .Select(i => (IReadOnlyList<Text>)[$"Row {i}", "Some words that fill a line of this cell."]),
                    ]
                ),
            ]
        )
        {
            Mark = "Demonstration: invented, do not call",
            Foot = ["Made on 26 November 2026"],
            PageOf = "Page {0} of {1}",
        };

    private static IReadOnlyList<Block> Blocks(string letters) =>
        [
            new Heading(1, letters),
            new Note(NoteKind.Danger, [new Heading(2, "Danger"), new Paragraph("112", TextSize.Large)]),
            new Paragraph(
                new Text([
                    new Run("Plain, "),
                    new Run("strong", "en") { IsStrong = true },
                    new Run(" and a "),
                    new Run("link") { Address = "https://example.org/a" },
                    new Run($". {letters}"),
                ])
            ),
            new Heading(2, "A list"),
            new BulletList([letters, "Second\nin two lines"]),
            new Heading(3, "Tables"),
            new Table(
                [new("Name", 4), new("Words", 6), new("Number", 2, AtEnd: true)],
                [
                    ["First", letters, "1"],
                    ["Second", "short", "1,234"],
                ]
            ),
            new Table(
                [new(null, 5), new(null, 7)],
                [
                    ["May I?", "yes"],
                    ["And then?", letters],
                ]
            )
            {
                RowsAreNamed = true,
            },
            new Figure("A house", 10, 8, [new("M1 8V4L5 1l4 3v4z"), new("M4 8h2v-2q-1-1-2 0z", IsFilled: true)]) { Millimetres = 30 },
            new Note(NoteKind.Stale, [new Paragraph("Old."), new BulletList(["One", "Two"])]),
            new PageBreak(),
            new Together([new Heading(2, "Second sheet"), new Paragraph(letters, TextSize.Small)]),
        ];
}
