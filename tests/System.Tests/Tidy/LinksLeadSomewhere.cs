using System.Text.RegularExpressions;

namespace Tirek.System.Tests.Tidy;

/// <summary>A link in our documents leads to a file that is there.</summary>
public sealed partial class LinksLeadSomewhere
{
    private static IEnumerable<string> Faults(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Is(".md")
        from match in Link().Matches(file.Text)
        let target = match.Groups[1].Value.Split('#')[0]
        where
            target.Length > 0
            && !target.Contains("://", StringComparison.Ordinal)
            && !target.StartsWith("mailto:", StringComparison.Ordinal)
        let path = Path.Combine(Path.GetDirectoryName(Tree.At(file.Path))!, target)
        where !File.Exists(path) && !Directory.Exists(path)
        select $"{file} links to {target}";

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [Fact]
    public void Links_between_documents_lead_to_files() => Expect.NoFault(Faults(Tree.Files));

    [Fact]
    public void Twin_a_link_to_nothing_is_found() => Assert.Single(Faults([new("docs/x.md", "See [there](../nowhere.md).\n")]));
}
