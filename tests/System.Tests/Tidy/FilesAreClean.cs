using System.Text;

namespace Tirek.System.Tests.Tidy;

/// <summary>Files are the same on every machine: LF, spaces, letters in their composed form, no byte order mark, one line end at the end.</summary>
public sealed class FilesAreClean
{
    private static IEnumerable<string> Faults(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(f => !f.IsFixture))
        {
            if (file.Text.Contains('\r'))
                yield return $"{file} has CR line ends";
            if (file.Text.Contains('\t') && !file.Is(".tsv"))
                yield return $"{file} has tabs";
            if (file.Text.StartsWith('\uFEFF') && !file.IsGenerated)
                yield return $"{file} begins with a byte order mark";
            if (file.Text.Contains('\uFFFD'))
                yield return $"{file} is not UTF-8, or holds what was left of broken letters";
            if (!file.Text.IsNormalized(NormalizationForm.FormC))
                yield return $"{file} has decomposed letters";
            if (!file.IsGenerated && (!file.Text.EndsWith('\n') || file.Text.EndsWith("\n\n", StringComparison.Ordinal)))
                yield return $"{file} does not end in one line end";
            if (!file.IsGenerated && !file.Is(".tsv") && file.Lines.Any(l => l.EndsWith(' ')))
                yield return $"{file} has spaces at the end of a line";
        }
    }

    [Fact]
    public void Files_are_the_same_on_every_machine() => Expect.NoFault(Faults(Tree.Files));

    [Theory]
    [InlineData("a\r\nb\n")]
    [InlineData("a\tb\n")]
    [InlineData("\uFEFFa\n")]
    [InlineData("\uFFFD\n")]
    [InlineData("и\u0306\n")]
    [InlineData("a")]
    [InlineData("a\n\n")]
    [InlineData("a \nb\n")]
    public void Twin_a_file_that_is_not_is_found(string text) => Assert.Single(Faults([new("src/Server/X.cs", text)]));
}
