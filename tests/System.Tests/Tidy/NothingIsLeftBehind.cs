using System.Text.RegularExpressions;

namespace Tirek.System.Tests.Tidy;

/// <summary>The tree holds what was finished, and nothing of where it was made: no notes to oneself, no folders of a machine, no addresses of a mirror.</summary>
public sealed partial class NothingIsLeftBehind
{
    private static readonly string[] KnownHosts = ["registry.npmjs.org", "api.nuget.org"];

    private static IEnumerable<string> Faults(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(f => !f.IsFixture && !IsThisRule(f)))
        foreach (var (line, number) in file.Lines.Select((l, i) => (l, i + 1)))
        {
            if (Notes().IsMatch(line))
                yield return $"{file}:{number} was left unfinished";
            if (file.Is(".cs", ".razor") && Clock().IsMatch(line))
                yield return $"{file}:{number} reads the machine's clock past TimeProvider";
            if (MachinePath().IsMatch(line))
                yield return $"{file}:{number} names a folder of one machine";
            if (
                IsPackageList(file)
                && !line.Contains("\"url\":", StringComparison.Ordinal)
                && Host().Match(line) is { Success: true } host
                && !KnownHosts.Contains(host.Groups[1].Value)
            )
                yield return $"{file}:{number} fetches packages from {host.Groups[1].Value}";
        }
    }

    private static bool IsPackageList(SourceFile file) =>
        file.Name is "packages.lock.json" or "package-lock.json" or "NuGet.config" or "nuget.config" or ".npmrc" or "global.json";

    private static bool IsThisRule(SourceFile file) => file.Name == $"{nameof(NothingIsLeftBehind)}.cs";

    [GeneratedRegex(@"\b(TODO|FIXME|XXX|HACK)\b|#region|NotImplementedException|\blorem ipsum\b")]
    private static partial Regex Notes();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<![\w.$}~-])/(root|home|work|Users|mnt)/\w|(?<![\w.$}-])/tmp/\w|\b[A-Z]:\\(Users|dev|src)\b")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"https?://([\w.:-]+)")]
    private static partial Regex Host();

    [Fact]
    public void Nothing_is_left_behind() => Expect.NoFault(Faults(Tree.Files));

    [Theory]
    [InlineData("src/Server/X.cs", "// TODO: think")]
    [InlineData("src/Server/X.cs", "#region Private")]
    [InlineData("src/Server/X.cs", "throw new NotImplementedException();")]
    [InlineData("tests/X.cs", "var now = DateTimeOffset.UtcNow;")]
    [InlineData("dev", "cd /home/somebody/tirek")]
    [InlineData("docs/x.md", "see `/work/notes.md`")]
    [InlineData("src/Design/package-lock.json", "\"resolved\": \"http://mirror.example:4873/esbuild\"")]
    public void Twin_what_was_is_found(string path, string line) => Assert.Single(Faults([new(path, line)]));

    [Theory]
    [InlineData("dev", "work=$(mktemp -d \"${TMPDIR:-/tmp}/tirek\")")]
    [InlineData("src/Server/X.cs", "routes.MapGet(\"/{language}/home\", Home)")]
    [InlineData("src/Design/package-lock.json", "\"resolved\": \"https://registry.npmjs.org/esbuild\"")]
    public void What_belongs_there_is_not(string path, string line) => Expect.NoFault(Faults([new(path, line)]));
}
