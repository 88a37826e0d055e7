using System.Text.RegularExpressions;
using Tirek.Domain.Languages;

namespace Tirek.System.Tests.Texts;

/// <summary>No text lies about that nobody is ever shown: it would have to be kept right in eight languages for nothing.</summary>
public sealed class TextsAreUsed
{
    private static IEnumerable<string> Faults(IEnumerable<TextSet> sets, string code) =>
        from set in sets
        let name = set.Name[(set.Name.LastIndexOf('/') + 1)..]
        from key in set.Texts[Language.English].Keys
        where !Regex.IsMatch(code, $@"\b{name}\.{Regex.Escape(key)}\b") && !code.Contains($"\"{key}\"", StringComparison.Ordinal)
        // Names of the demonstration's organisations are put together.
        where !(name == "DemonstrationText" && key.StartsWith("Organization", StringComparison.Ordinal))
        select $"{set.Name} {key} is shown nowhere";

    private static string Code { get; } =
        string.Concat(
            Tree.Files.Where(f => f.Is(".cs", ".razor") && f.Path.StartsWith("src/", StringComparison.Ordinal)).Select(f => f.Text)
        );

    [Fact]
    public void Every_text_is_shown_somewhere() => Expect.NoFault(Faults(TextSet.All, Code));

    [Fact]
    public void Twin_a_text_that_is_not_is_found()
    {
        var set = TextSet.Of("Help", Language.Russian, "Помощь", "Help");
        Assert.Single(Faults([set], "XText.HelpYourself"));
        Assert.Empty(Faults([set], "<p>@XText.Help</p>"));
    }
}
