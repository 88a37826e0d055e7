using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Tirek.Domain.Languages;
using Language = Tirek.Domain.Languages.Language;

namespace Tirek.Server.Documents;

/// <summary>How a report looks in Word: the order of sizes that its PDF has, black on white. Lengths are in twentieths of a point.</summary>
internal static class WordStyles
{
    public const uint Width = 11906;
    public const uint Height = 16838;
    public const uint Side = 1120;
    public const int TextWidth = (int)(Width - 2 * Side);

    /// <summary>On every Windows and Mac, with the letters of all our languages; elsewhere a font of the same widths stands in its place.</summary>
    private const string Font = "Arial";

    public static Styles Of(Language language) =>
        new([
            Defaults(language),
            Paragraph("Normal", "Normal", SheetStyle.Plain, 0, 80, isDefault: true),
            .. Enumerable.Range(1, 6).Select(Heading),
            Paragraph("Small", "Small", SheetStyle.Small, 0, 60),
            Paragraph("Large", "Large", SheetStyle.Large, 0, 80, isBold: true),
            Paragraph("Foot", "Foot", SheetStyle.Foot, 0, 0),
            Paragraph("Mark", "Mark", SheetStyle.Small, 0, 0, isBold: true),
            Paragraph("Bullet", "List Bullet", SheetStyle.Plain, 0, 40),
            new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Underline { Val = UnderlineValues.Single }))
            {
                Type = StyleValues.Character,
                StyleId = "Hyperlink",
            },
            Lines(),
        ]);

    public static Numbering Bullets() =>
        new(
            new AbstractNum(
                new MultiLevelType { Val = MultiLevelValues.SingleLevel },
                new Level(
                    new StartNumberingValue { Val = 1 },
                    new NumberingFormat { Val = NumberFormatValues.Bullet },
                    new LevelText { Val = "•" },
                    new LevelJustification { Val = LevelJustificationValues.Left },
                    new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "240" })
                )
                {
                    LevelIndex = 0,
                }
            )
            {
                AbstractNumberId = 1,
            },
            new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 }
        );

    public static Settings Settings() =>
        new(
            new Compatibility(
                new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode,
                    Uri = "http://schemas.microsoft.com/office/word",
                    Val = "15",
                }
            )
        );

    /// <summary>What Word calls a language: its whole culture, so that it finds its dictionary.</summary>
    public static Languages Lang(string tag) => new() { Val = Language.All.FirstOrDefault(l => l.Tag == tag)?.Culture.Name ?? tag };

    private static DocDefaults Defaults(Language language) =>
        new(
            new RunPropertiesDefault(
                new RunPropertiesBaseStyle(
                    new RunFonts
                    {
                        Ascii = Font,
                        HighAnsi = Font,
                        ComplexScript = Font,
                        EastAsia = Font,
                    },
                    new FontSize { Val = HalfPoints(SheetStyle.Plain) },
                    Lang(language.Tag)
                )
            ),
            new ParagraphPropertiesDefault()
        );

    private static Style Heading(int level)
    {
        var (size, before) = SheetStyle.Of(new Domain.Documents.Heading(level, ""));
        var style = Paragraph($"Heading{level}", $"heading {level}", size, (int)before * 20, 60, isBold: true);
        style.GetFirstChild<StyleParagraphProperties>()!.PrependChild(new KeepNext());
        style.StyleParagraphProperties!.Append(new OutlineLevel { Val = level - 1 });
        return style;
    }

    private static Style Paragraph(string id, string name, double size, int before, int after, bool isBold = false, bool isDefault = false)
    {
        var style = new Style
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = isDefault ? true : null,
        };
        style.Append(new StyleName { Val = name });
        if (!isDefault)
            style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle());
        style.Append(new StyleParagraphProperties(new SpacingBetweenLines { Before = Number(before), After = Number(after) }));
        var letters = new StyleRunProperties();
        if (isBold)
            letters.Append(new Bold());
        letters.Append(new FontSize { Val = HalfPoints(size) });
        style.Append(letters);
        return style;
    }

    private static Style Lines() =>
        new(
            new StyleName { Val = "Lines" },
            new StyleTableProperties(
                new TableBorders(
                    new BottomBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }
                ),
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 140, Type = TableWidthValues.Dxa }
                )
            )
        )
        {
            Type = StyleValues.Table,
            StyleId = "Lines",
        };

    private static string HalfPoints(double points) => Number((int)Math.Round(points * 2));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
