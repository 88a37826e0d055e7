using Tirek.Server.Documents;

namespace Tirek.Server.Tests.Documents;

/// <summary>A table as CSV for spreadsheets: no cell is taken for a formula, and every sign comes back.</summary>
public sealed class WriteCsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+996", "'+996")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    [InlineData("Osh, city", "\"Osh, city\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("Ош", "Ош")]
    [InlineData("", "")]
    public void A_cell_is_never_a_formula(string text, string written) => Assert.Equal(written, WriteCsv.Cell(text));

    [Fact]
    public void Lines_end_as_the_standard_says_and_the_file_says_that_it_is_utf_8() =>
        Assert.Equal(
            "\uFEFFA,B\r\nс,\"d\"\"e\"\r\n",
            WriteCsv.Of([
                ["A", "B"],
                ["с", "d\"e"],
            ])
        );
}
