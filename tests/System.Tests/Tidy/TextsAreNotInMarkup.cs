namespace Tirek.System.Tests.Tidy;

/// <summary>No word stands in markup: a text that is no resource exists in one language only.</summary>
public sealed class TextsAreNotInMarkup
{
    private static IEnumerable<string> Faults(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Is(".razor")
        from text in MarkupText.Of(file.Text)
        select $"{file}: {text}";

    [Fact]
    public void No_word_stands_in_markup() => Expect.NoFault(Faults(Tree.Files));

    [Theory]
    [InlineData("<p>Call us</p>")]
    [InlineData("<p>@Count results</p>")]
    [InlineData("<nav aria-label=\"Pages\"></nav>")]
    [InlineData("<option>да</option>")]
    [InlineData("@if (A > B)\n{\n    <p>@A.B(x => x.C) km</p>\n}")]
    [InlineData("<p title=\"@(A) km\">@B</p>")]
    public void Twin_a_word_is_found(string markup) => Assert.Single(Faults([new("src/Server/X.razor", markup)]));

    [Theory]
    [InlineData("@using System.Text\n@inject Visit Visit\n<p class=\"note\">@FindText.Search · @Text(\"a\", b)[0].Words: 7&nbsp;×</p>")]
    [InlineData(
        "@foreach (var x in All.Where(a => a.Count > 0))\n{\n    <li lang=\"@(x.A ? \"ru\" : null)\">@x</li>\n}\nelse if (B is { } b)\n{\n    @b\n}"
    )]
    [InlineData(
        "@switch (Kind)\n{\n    case Kind.A:\n        <A B=\"c => c.D\" />\n        break;\n}\n@* Why it is so. *@\n@code {\n    string Said => \"x\";\n}"
    )]
    public void Code_is_not(string markup) => Expect.NoFault(Faults([new("src/Server/X.razor", markup)]));
}
