using System.Text.RegularExpressions;

namespace Tirek.System.Tests.Architecture;

/// <summary>A type is found where its name says.</summary>
public sealed partial class NamespacesAreFolders
{
    private static IEnumerable<string> Faults(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(f => f.Is(".cs") && !f.IsGenerated))
        {
            var said = Declared().Match(file.Text) is { Success: true } match ? match.Groups[1].Value : null;
            if (said is not null && said != Expected(file.Path))
                yield return $"{file} says {said}, its folder {Expected(file.Path)}";
            if (said is null && file.Name != "Program.cs")
                yield return $"{file} has no namespace for the whole file";
        }
    }

    private static string Expected(string path)
    {
        var folders = path.Split('/')[..^1];
        var below = folders[0] is "src" or "tests" ? folders[1..] : ["Bench", .. folders[1..]];
        return string.Join('.', below.Prepend("Tirek"));
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [Fact]
    public void Namespaces_follow_folders() => Expect.NoFault(Faults(Tree.Files));

    [Theory]
    [InlineData("src/Server/Find/X.cs", "namespace Tirek.Server.Search;\n")]
    [InlineData("src/Domain/X.cs", "namespace Tirek.Domain\n{\n}\n")]
    [InlineData("bench/X.cs", "namespace Tirek.Server;\n")]
    public void Twin_a_namespace_elsewhere_is_found(string path, string text) => Assert.Single(Faults([new(path, text)]));
}
