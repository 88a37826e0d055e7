using System.Text.RegularExpressions;
using Tirek.Domain.Languages;

namespace Tirek.System.Tests.Texts;

/// <summary>What a guide for people sets in bold stands on a page in the guide's language: a button that was renamed is renamed there too.</summary>
public sealed partial class GuidesSayWhatPagesSay
{
    private static IEnumerable<string> Faults(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.StartsWith("docs/guide/", StringComparison.Ordinal) && file.Is(".md")
        let language = LanguageOf(file.Path)
        let said = TextSet.All.SelectMany(s => s.Each(language)).Select(t => t.Text).ToHashSet(StringComparer.Ordinal)
        from match in Bold().Matches(file.Text)
        where !said.Contains(match.Groups[1].Value)
        select $"{file}: {match.Groups[1].Value}";

    /// <summary>By its ending, as <c>coordinator.ru.md</c>; without one it is English.</summary>
    private static Language LanguageOf(string path) =>
        path.Split('/')[^1].Split('.') is [_, var tag, _] ? Language.All.Single(l => l.Tag == tag) : Language.English;

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Bold();

    [Fact]
    public void Every_word_in_bold_stands_on_a_page()
    {
        Assert.True(Tree.Files.Where(f => f.Path.StartsWith("docs/guide/", StringComparison.Ordinal)).Sum(f => Bold().Count(f.Text)) > 40);
        Expect.NoFault(Faults(Tree.Files));
    }

    [Theory]
    [InlineData("docs/guide/x.md", "Press **Sign in at once**.\n")]
    [InlineData("docs/guide/x.ru.md", "**Hide now**\n")]
    public void Twin_a_button_that_is_nowhere_is_found(string path, string text) => Assert.Single(Faults([new(path, text)]));
}
