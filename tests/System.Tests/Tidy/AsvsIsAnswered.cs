using System.Text.RegularExpressions;

namespace Tirek.System.Tests.Tidy;

/// <summary>Each requirement of the standard has its line, and each line is true as far as a machine can see: the tests and files it names are there.</summary>
public sealed partial class AsvsIsAnswered
{
    private const string Table = "docs/asvs.md";
    private const string Standard = "../shared/data/asvs-5.0/requirements-l1-l2.csv";
    private const int Requirements = 67;
    private static readonly string[] Chapters = ["V6", "V7", "V8", "V9"];

    private static IEnumerable<string> Faults(string table, IReadOnlyList<SourceFile> files)
    {
        var tests = files
            .Where(f => f.Path.StartsWith("tests/", StringComparison.Ordinal) && f.Is(".cs"))
            .SelectMany(f => TestName().Matches(f.Text).Select(m => m.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (id, state, shown) in Rows(table))
        {
            var named = Named().Matches(shown).Select(m => m.Groups[1].Value).ToList();
            foreach (var name in named.Where(n => n.Contains('/', StringComparison.Ordinal)))
                if (files.All(f => f.Path != name))
                    yield return $"{id} names {name}, which is no file";
            foreach (var name in named.Where(n => !n.Contains('/', StringComparison.Ordinal)))
                if (!tests.Contains(name))
                    yield return $"{id} names {name}, which is no test";
            foreach (Match decision in Decision().Matches(shown))
                if (!files.Any(f => f.Path.StartsWith($"docs/decisions/{decision.Groups[1].Value}-", StringComparison.Ordinal)))
                    yield return $"{id} names a decision that is not there: {decision.Groups[1].Value}";
            if (state is not ("met" or "gap" or "n/a"))
                yield return $"{id} is {state}";
            if (state == "met" && named.Count == 0 && !Decision().IsMatch(shown) && !shown.Contains("this page", StringComparison.Ordinal))
                yield return $"{id} is met, and nothing shows it";
            if (state != "met" && shown.Length < 15)
                yield return $"{id} does not say why not";
        }
        foreach (var twice in Rows(table).GroupBy(r => r.Id).Where(g => g.Count() > 1))
            yield return $"{twice.Key} stands there twice";
    }

    private static IEnumerable<(string Id, string State, string Shown)> Rows(string table) =>
        Row().Matches(table).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value));

    /// <summary>A row: id, what it asks, state, what shows it.</summary>
    [GeneratedRegex(@"^\| (V\d+\.\d+\.\d+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\[(?:Fact|Theory)\b[^\n]*\n(?:\s*(?:\[|//)[^\n]*\n)*\s*(?:public|internal)[^\n(]* (\w+)\(")]
    private static partial Regex TestName();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"decision (\d{4})")]
    private static partial Regex Decision();

    private static string Text => Tree.Files.Single(f => f.Path == Table).Text;

    [Fact]
    public void Every_line_names_what_is_there() => Expect.NoFault(Faults(Text, Tree.Files));

    [Fact]
    public void Every_requirement_has_its_line()
    {
        Assert.Equal(Requirements, Rows(Text).Count());
        // Where the standard lies beside the tree, its own list is compared.
        var standard = Tree.At(Standard);
        if (File.Exists(standard))
            Assert.Equal(
                Requirement()
                    .Matches(File.ReadAllText(standard))
                    .Select(m => m.Groups[1].Value)
                    .Where(IsOurs)
                    .Order(StringComparer.Ordinal),
                Rows(Text).Select(r => r.Id).Order(StringComparer.Ordinal)
            );
    }

    private static bool IsOurs(string id) => Chapters.Contains(id.Split('.')[0]);

    [GeneratedRegex(@",(V\d+\.\d+\.\d+),")]
    private static partial Regex Requirement();

    [Theory]
    [InlineData("| V6.1.1 | x | met | `No_such_test` |\n")]
    [InlineData("| V6.1.1 | x | met | `src/Server/None.cs` |\n")]
    [InlineData("| V6.1.1 | x | met | decision 0999 |\n")]
    [InlineData("| V6.1.1 | x | met | it is so |\n")]
    [InlineData("| V6.1.1 | x | nearly | `Every_line_names_what_is_there` |\n")]
    [InlineData("| V6.1.1 | x | gap | later |\n")]
    [InlineData("| V6.1.1 | x | met | this page |\n| V6.1.1 | y | met | this page |\n")]
    public void Twin_a_line_that_is_not_true_is_found(string table) => Assert.Single(Faults(table, Tree.Files));
}
