namespace Tirek.System.Tests.Tidy;

/// <summary>What is built today is what was built when it was tested: each project has its lock file, and versions stand in one place.</summary>
public sealed class PackagesArePinned
{
    private static IEnumerable<string> Faults(IReadOnlyCollection<SourceFile> files)
    {
        var paths = files.Select(f => f.Path).ToHashSet();
        foreach (var file in files)
        {
            var folder = file.Path[..^file.Name.Length];
            if (file.Is(".csproj") && !paths.Contains(folder + "packages.lock.json"))
                yield return $"{file} has no packages.lock.json";
            if (file.Is(".csproj") && file.Text.Contains(" Version=\"", StringComparison.Ordinal))
                yield return $"{file} gives a version, which belongs into Directory.Packages.props";
            if (file.Name == "package.json" && !paths.Contains(folder + "package-lock.json"))
                yield return $"{file} has no package-lock.json";
            if (
                file.Name == "package.json"
                && file.Lines.Any(l => l.Contains("\": \"^", StringComparison.Ordinal) || l.Contains("\": \"~", StringComparison.Ordinal))
            )
                yield return $"{file} leaves a version open";
        }
    }

    [Fact]
    public void Every_project_is_pinned() => Expect.NoFault(Faults(Tree.Files));

    [Theory]
    [InlineData("src/X/X.csproj", "<Project/>")]
    [InlineData("tools/x/package.json", "{}")]
    public void Twin_a_project_without_its_lock_is_found(string path, string text) => Assert.Single(Faults([new(path, text)]));

    [Theory]
    [InlineData("src/X/X.csproj", "<PackageReference Include=\"Y\" Version=\"1.0.0\" />")]
    [InlineData("tools/x/package.json", "\"esbuild\": \"^0.28.2\"")]
    public void Twin_an_open_version_is_found(string path, string text) =>
        Assert.Single(Faults([new(path, text), new("src/X/packages.lock.json", ""), new("tools/x/package-lock.json", "")]));
}
