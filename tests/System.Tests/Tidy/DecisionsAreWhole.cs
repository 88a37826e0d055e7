using System.Text.RegularExpressions;

namespace Tirek.System.Tests.Tidy;

/// <summary>A decision record says why it had to be decided, what else there was, what was decided and what that costs.</summary>
public sealed partial class DecisionsAreWhole
{
    private static readonly string[] Parts = ["**Context.**", "**Options.**", "**Decision.**", "**What it costs.**"];

    private static IEnumerable<string> Faults(IEnumerable<SourceFile> files)
    {
        var records = files.Where(f => f.Path.StartsWith("docs/decisions/", StringComparison.Ordinal)).ToList();
        foreach (var file in records)
        {
            var places = Parts.Select(p => file.Text.IndexOf("\n" + p, StringComparison.Ordinal)).ToList();
            if (places.Any(p => p < 0) || !places.SequenceEqual(places.Order()))
                yield return $"{file} lacks one of {string.Join(' ', Parts)}, in this order";
            if (!FileName().IsMatch(file.Name) || !file.Text.StartsWith($"# {file.Name[..4]} ", StringComparison.Ordinal))
                yield return $"{file} is not named and headed by its number";
        }
        foreach (var twice in records.GroupBy(f => f.Name[..4]).Where(g => g.Count() > 1))
            yield return $"Number {twice.Key} was given to {string.Join(" and ", twice)}";
    }

    [GeneratedRegex(@"^\d{4}(-[a-z0-9]+)+\.md$")]
    private static partial Regex FileName();

    private static SourceFile Record(string name, string title, string text) => new($"docs/decisions/{name}", $"# {title}\n\n{text}\n");

    private const string Whole = "**Context.** A\n\n**Options.** B\n\n**Decision.** C\n\n**What it costs.** D";

    [Fact]
    public void Every_decision_has_its_four_parts() => Expect.NoFault(Faults(Tree.Files));

    [Fact]
    public void Twin_one_without_its_costs_is_found() => Assert.Single(Faults([Record("0001-a.md", "0001 A", Whole[..^23])]));

    [Fact]
    public void Twin_one_without_its_number_is_found() => Assert.Single(Faults([Record("0001-a.md", "A", Whole)]));

    [Fact]
    public void Twin_a_number_given_twice_is_found() =>
        Assert.Single(Faults([Record("0001-a.md", "0001 A", Whole), Record("0001-b.md", "0001 B", Whole)]));
}
