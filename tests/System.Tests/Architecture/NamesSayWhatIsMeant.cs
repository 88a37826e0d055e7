using System.Text.RegularExpressions;

namespace Tirek.System.Tests.Architecture;

/// <summary>No type is called after nothing. A social service of the directory is a listing; <c>Metadata</c> is HSDS's own word.</summary>
public sealed partial class NamesSayWhatIsMeant
{
    private static IEnumerable<string> Faults(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Is(".cs", ".razor") && !file.IsGenerated
        from match in Declaration().Matches(file.Text)
        let name = match.Groups[1].Value
        where Empty().IsMatch(name) && !name.EndsWith("Metadata", StringComparison.Ordinal)
        select $"{file}: {name}";

    [GeneratedRegex(@"^\s*(?:[a-z]+ )*(?:class|struct|interface|enum|record(?: struct| class)?) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("(Service|Manager|Helper|Util|Utility|Common|Base|Data|Info|Processor)s?$")]
    private static partial Regex Empty();

    [Fact]
    public void No_type_is_called_after_nothing() => Expect.NoFault(Faults(Tree.Files));

    [Theory]
    [InlineData("internal sealed class ListingService(AppDb db)")]
    [InlineData("    public static class TextHelpers")]
    [InlineData("public sealed record PhoneInfo(string Number);")]
    [InlineData("internal readonly record struct PageBase(int N);")]
    [InlineData("internal enum Utils")]
    public void Twin_such_a_name_is_found(string declaration) => Assert.Single(Faults([new("src/Server/X.cs", declaration)]));
}
