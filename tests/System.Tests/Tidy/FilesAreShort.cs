namespace Tirek.System.Tests.Tidy;

/// <summary>A file is read in one go: at most 500 lines, a component at most 120. Lists of facts and texts for eight languages are no reading matter.</summary>
public sealed class FilesAreShort
{
    private const int Longest = 500;
    private const int LongestComponent = 120;

    private static IEnumerable<string> Faults(IEnumerable<SourceFile> files) =>
        from file in files
        where !file.IsGenerated && !file.IsFixture && !file.Is(".json", ".tsv", ".svg")
        let most = file.Is(".razor") ? LongestComponent : Longest
        where file.Lines.Count > most
        select $"{file} has {file.Lines.Count} lines, more than {most}";

    [Fact]
    public void No_file_is_longer_than_one_can_read() => Expect.NoFault(Faults(Tree.Files));

    [Theory]
    [InlineData("src/Server/Long.cs", 501)]
    [InlineData("src/Server/Long.razor", 121)]
    [InlineData("docs/long.md", 501)]
    public void Twin_a_long_file_is_found(string path, int lines) =>
        Assert.Single(Faults([new(path, string.Concat(Enumerable.Repeat("line\n", lines)))]));
}
