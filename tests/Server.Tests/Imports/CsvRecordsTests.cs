using CsCheck;
using Tirek.Server.Imports;

namespace Tirek.Server.Tests.Imports;

public sealed class CsvRecordsTests
{
    private static List<CsvRecord> Read(string text, char delimiter = ',') =>
        [.. new CsvRecords(FeedLines.Read(new StringReader(text)), delimiter).Read()];

    private static List<string> Shown(string text) =>
        [.. Read(text).Select(r => $"{r.Line}:{r.Quoting}:{(r.IsSuspect ? "suspect:" : "")}{string.Join('|', r.Cells)}")];

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a,b\r1,2")]
    public void Every_kind_of_line_end_ends_a_row(string text) => Assert.Equal(["1:Clean:a|b", "2:Clean:1|2"], Shown(text));

    [Fact]
    public void A_quoted_cell_may_hold_delimiters_quotes_and_lines() =>
        Assert.Equal(["1:Clean:1|a,\"b\"\nc|d", "3:Clean:2|e|f"], Shown("1,\"a,\"\"b\"\"\r\nc\",d\n2,e,f"));

    [Fact]
    public void An_unclosed_quotation_costs_its_own_line_and_no_other() =>
        Assert.Equal(
            ["1:Clean:id|name", "2:Broken:1|open", "3:Clean:suspect:2|sound", "4:Clean:suspect:3|also, sound", "5:Clean:4|after"],
            Shown("id,name\n1,\"open\n2,sound\n3,\"also, sound\"\n4,after\n")
        );

    [Fact]
    public void An_unclosed_quotation_in_the_last_line_costs_only_it() =>
        Assert.Equal(["1:Clean:1|a", "2:Broken:2|b"], Shown("1,a\n2,\"b"));

    [Fact]
    public void A_quote_within_a_cell_is_a_character() =>
        Assert.Equal(["1:Stray:1|say \"hi\" now|x", "2:Stray:2|a\"b|y"], Shown("1,\"say \"hi\" now\",x\n2,a\"b,y"));

    [Fact]
    public void Blanks_after_a_closing_quote_are_no_fault() => Assert.Equal(["1:Clean:a|b"], Shown("\"a\" ,\"b\"  "));

    [Fact]
    public void Empty_lines_are_no_rows() => Assert.Equal(["2:Clean:1|2", "5:Clean:3|4"], Shown("\n1,2\n\n\n3,4\n\n"));

    [Fact]
    public void A_line_longer_than_may_be_kept_is_passed_over_and_the_next_is_read()
    {
        var records = Read($"1,a\n2,{new string('x', FeedLines.Longest + 5)}\n3,b\n");
        Assert.Equal([Quoting.Clean, Quoting.TooLong, Quoting.Clean], records.Select(r => r.Quoting));
        Assert.Equal((3, "b"), (records[2].Line, records[2].Cells[1]));
    }

    [Fact]
    public void A_cell_longer_than_may_be_kept_is_no_row()
    {
        var records = Read($"1,{new string('x', CsvRecords.LongestCell + 5)}\n2,b\n");
        Assert.Equal([Quoting.TooLong, Quoting.Clean], records.Select(r => r.Quoting));
    }

    [Fact]
    public void Whatever_the_text_every_line_is_in_some_record_and_nothing_throws() =>
        Check.Sample(
            Gen.Char["a,\"\n\r ;"].Array[0, 60].Select(c => new string(c)),
            text =>
            {
                var records = Read(text);
                var lines = FeedLines.Read(new StringReader(text)).ToList();
                // Lines do not go back, and each line that says something begins or belongs to a record.
                var starts = records.Select(r => r.Line).ToList();
                Assert.Equal(starts.Order().Distinct(), starts);
                var first = lines.FirstOrDefault(l => l.Text is { Length: > 0 } t && t.Any(c => c is not ('"' or ' ')));
                if (first.Text is not null)
                    Assert.NotEmpty(records);
            },
            iter: 5_000
        );
}
