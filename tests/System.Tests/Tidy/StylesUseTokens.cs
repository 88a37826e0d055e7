using System.Text.RegularExpressions;

namespace Tirek.System.Tests.Tidy;

/// <summary>
/// Style sheets name colours by their tokens and sides by the direction of writing. Paper is another matter: there everything is black, white or grey.
/// </summary>
public sealed partial class StylesUseTokens
{
    private static readonly string[] Paper = ["card.css", "print.css", "report.css"];

    private static IEnumerable<string> Faults(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(f => f.Is(".css")))
        foreach (
            var (line, number) in Comment()
                .Replace(file.Text, m => new string('\n', m.Value.Count(c => c == '\n')))
                .Split('\n')
                .Select((l, i) => (l, i + 1))
        )
        {
            var code = Media().Replace(line, "");
            if (file.Name != "tokens.css" && Colour().Matches(code).Any(m => !(Paper.Contains(file.Name) && Grey().IsMatch(m.Value))))
                yield return $"{file}:{number} has a colour of its own";
            if (Physical().IsMatch(code) || UnevenSides().IsMatch(code))
                yield return $"{file}:{number} names a side of the screen";
            if (Remote().IsMatch(code))
                yield return $"{file}:{number} fetches something";
        }
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"@media[^{]*")]
    private static partial Regex Media();

    [GeneratedRegex(
        @"(?<=[:\s,(])(#[0-9a-fA-F]{3,8}\b|(?:rgb|hsl|oklch|lab|color)a?\([^)]*\)|(?:white|black|red|green|blue|gray|grey|yellow|orange)(?![\w-]))(?=[^{]*(?:[;}]|$))"
    )]
    private static partial Regex Colour();

    [GeneratedRegex(@"^#(([0-9a-fA-F])\2\2|([0-9a-fA-F]{2})\3\3)$")]
    private static partial Regex Grey();

    [GeneratedRegex(
        @"(?<![\w-])((margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right|top|bottom)|(min-|max-)?(width|height)|left|right|top|bottom)(-\w+)?\s*:"
            + @"|(text-align|float|clear)\s*:\s*(left|right)"
            + @"|border-(top|bottom)-(left|right)-radius"
    )]
    private static partial Regex Physical();

    // margin: 1px 2px 3px 4px
    [GeneratedRegex(@"(?<![\w-])(margin|padding|inset)\s*:\s*[^\s;]+\s+([^\s;]+)\s+[^\s;]+\s+(?!\2\s*[;}])[^\s;]+\s*[;}]")]
    private static partial Regex UnevenSides();

    [GeneratedRegex(@"url\(|@import\s+""(?!\./)")]
    private static partial Regex Remote();

    [Fact]
    public void Styles_use_tokens_and_directions_of_writing() => Expect.NoFault(Faults(Tree.Files));

    [Theory]
    [InlineData("a { color: #0f5c5c; }")]
    [InlineData("a { background: white; }")]
    [InlineData("a { border: 1px solid rgb(0 0 0); }")]
    [InlineData("a { margin-left: 1rem; }")]
    [InlineData("a { width: 3rem; }")]
    [InlineData("a { text-align: left; }")]
    [InlineData("a { inset: 0; top: 0; }")]
    [InlineData("a { padding: 1px 2px 3px 4px; }")]
    [InlineData("a { background: url(https://example.org/x.png); }")]
    [InlineData("@import \"https://example.org/x.css\";")]
    public void Twin_what_does_not_is_found(string css) => Assert.Single(Faults([new("src/Design/Style/x.css", css + "\n")]));

    [Theory]
    [InlineData("x.css", "a { color: var(--ink); min-inline-size: 3rem; inset-block-start: 0; text-align: start; padding: 1px 2px; }")]
    [InlineData("x.css", "@media (min-width: 46rem) { .red { display: none } }")]
    [InlineData("x.css", "/* not #123456 */ #content { margin: 0; }")]
    [InlineData("print.css", "body { background: #fff; color: #000; }")]
    public void What_does_is_not(string name, string css) => Expect.NoFault(Faults([new($"src/Design/Style/{name}", css + "\n")]));
}
