using System.Text.RegularExpressions;

namespace Tirek.System.Tests.Tidy;

/// <summary>Markup keeps within the content policy of every page: no style and no script in attributes, nothing fetched, no form without a method.</summary>
public sealed partial class MarkupIsStrict
{
    private static IEnumerable<string> Faults(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && f.Is(".razor", ".cs")))
        foreach (var (line, number) in file.Lines.Select((l, i) => (l, i + 1)))
        {
            if (Style().IsMatch(line))
                yield return $"{file}:{number} has style in an attribute";
            if (Handler().IsMatch(line))
                yield return $"{file}:{number} has script in an attribute";
            if (Fetched().IsMatch(line))
                yield return $"{file}:{number} fetches something";
            if (Form().IsMatch(line) && !line.Contains("method=\"post\"", StringComparison.Ordinal))
                yield return $"{file}:{number} has a form that would put its words into an address";
        }
    }

    [GeneratedRegex(@"\sstyle=[""\\@']")]
    private static partial Regex Style();

    [GeneratedRegex(@"\s@?on[a-z]{4,}=[""\\@']|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex(@"<(script|img|iframe|video|audio|source)\s[^>]*\bsrc=|<link\s|<(object|embed|base)[\s>]")]
    private static partial Regex Fetched();

    [GeneratedRegex(@"<form\b")]
    private static partial Regex Form();

    [Fact]
    public void Markup_keeps_within_the_policy() => Expect.NoFault(Faults(Tree.Files));

    [Theory]
    [InlineData("""<p style="color:red">""")]
    [InlineData("""<button onclick="leave()">""")]
    [InlineData("""<button @onclick="Leave">""")]
    [InlineData("""<a href="javascript:history.back()">""")]
    [InlineData("""<script src="/leave.js"></script>""")]
    [InlineData("""<link rel="stylesheet" href="/site.css">""")]
    [InlineData("""<img alt="" src="/a.png">""")]
    [InlineData("""<form action="/find">""")]
    public void Twin_markup_that_does_not_is_found(string markup) => Assert.Single(Faults([new("src/Server/X.razor", markup)]));
}
