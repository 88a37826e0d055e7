using Tirek.Domain.Documents;
using Tirek.Domain.Languages;
using Tirek.Server.Documents;

namespace Tirek.Server.Tests.Documents;

/// <summary>Where a report is divided into sheets.</summary>
public sealed class SheetPagesTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Words that go on for more than a line of the sheet. ", 6));

    private static IReadOnlyList<IReadOnlyList<string>> Sheets(params Block[] blocks) =>
        [
            .. SheetPages
                .Of(SheetLayout.Of(new("Tirek", Language.English, DateTimeOffset.UnixEpoch, blocks)))
                .Select(sheet => (IReadOnlyList<string>)[.. sheet.Select(Words)]),
        ];

    private static string Words(Placed placed) => string.Concat(placed.Strip.Steps.OfType<Step.Words>().Select(w => w.Text));

    private static IEnumerable<Block> Filling(int lines) => Enumerable.Range(0, lines).Select(i => new Paragraph($"Filling {i}"));

    [Fact]
    public void A_heading_is_never_the_last_on_a_sheet()
    {
        for (var before = 25; before < 40; before++)
        {
            var sheets = Sheets([.. Filling(before), new Heading(2, "Heading"), new Paragraph(Long), .. Filling(3)]);
            Assert.All(sheets, sheet => Assert.NotEqual("Heading", sheet[^1]));
        }
    }

    [Fact]
    public void No_line_of_a_paragraph_stands_alone()
    {
        var lines = Sheets(new Paragraph(Long))[0].Count;
        Assert.True(lines > 3);
        var divided = 0;
        for (var before = 20; before < 45; before++)
        {
            var sheets = Sheets([.. Filling(before), new Paragraph(Long)]);
            var on = sheets.Select(s => s.Count(w => !w.StartsWith("Filling", StringComparison.Ordinal))).Where(n => n > 0).ToList();
            Assert.Equal(lines, on.Sum());
            Assert.DoesNotContain(1, on);
            divided += on.Count - 1;
        }
        Assert.True(divided > 0);
    }

    [Fact]
    public void What_belongs_together_stands_on_one_sheet_if_it_fits_on_one()
    {
        for (var before = 20; before < 40; before++)
        {
            var sheets = Sheets([
                .. Filling(before),
                new Together([new Heading(3, "Service"), new Paragraph("+996"), new Paragraph(Long)]),
            ]);
            var with = Assert.Single(sheets, sheet => sheet.Contains("Service"));
            Assert.Contains("+996", with);
            Assert.Contains(with, words => words.StartsWith("Words", StringComparison.Ordinal));
        }
        var high = Sheets(new Together([.. Filling(90)]));
        Assert.Equal(3, high.Count);
        Assert.All(high.SkipLast(1), sheet => Assert.True(sheet.Count > 30));
    }

    [Fact]
    public void A_row_higher_than_a_sheet_goes_on_under_the_headings_of_its_table()
    {
        var cell = string.Concat(Enumerable.Repeat("Words of a cell. ", 600));
        var sheets = Sheets(
            new Table(
                [new("Left", 4), new("Right", 8)],
                [
                    ["a", cell],
                    ["b", "c"],
                ]
            )
        );
        Assert.True(sheets.Count > 1);
        Assert.All(sheets, sheet => Assert.Equal("LeftRight", sheet[0]));
        Assert.Equal(600, sheets.Sum(sheet => sheet.Sum(row => System.Text.RegularExpressions.Regex.Count(row, "Words of a cell"))));
    }

    [Fact]
    public void A_break_begins_a_sheet_but_never_an_empty_one()
    {
        Assert.Equal(["A"], Sheets(new PageBreak(), new Paragraph("A"))[0]);
        Assert.Equal(2, Sheets(new Paragraph("A"), new PageBreak(), new PageBreak(), new Paragraph("B")).Count);
        Assert.Single(Sheets(new Paragraph("A"), new PageBreak()));
    }

    [Fact]
    public void Hours_and_numbers_stay_whole_and_a_long_word_is_cut()
    {
        Assert.Equal(["Open ", "09:00–13:00 ", "daily"], Lines("Open 09:00–13:00 daily", 70));
        Assert.Equal(["crisis ", "centre/", "shelter"], Lines("crisis centre/shelter", 50));
        Assert.All(Lines(new string('w', 50), 50), line => Assert.InRange(line.Length, 1, 7));
        Assert.Equal("ab", string.Concat(Lines("a\nb", 50)));
        Assert.Equal(2, Lines("a\nb", 50).Count);
    }

    private static IReadOnlyList<string> Lines(string text, double width) =>
        [.. TextLines.Of(text, 10, width).Select(line => string.Concat(line.Select(p => p.Words)))];
}
