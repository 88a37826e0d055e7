using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Tirek.Server.Http;

namespace Tirek.Server.Tests.Http;

/// <summary>What is read of a form: what is seen, and nothing by which one name passes for another.</summary>
public sealed class FormFieldsTests
{
    [Theory]
    [InlineData("  Anna  Alpha ", "Anna Alpha")]
    [InlineData("Anna\r\nAlpha", "Anna Alpha")]
    [InlineData("Anna\u0085\u2028Alpha", "Anna Alpha")]
    [InlineData("Anna\u00A0\u3000Alpha", "Anna Alpha")]
    [InlineData("An\u200Bna\u00AD Al\u2066pha", "Anna Alpha")]
    // Signs beyond the first plane, and those that count as letters.
    [InlineData("Anna\U000E0041\U000E0042 Alpha", "Anna Alpha")]
    [InlineData("Anna\uFE0F\U000E0100 Alpha\u034F", "Anna Alpha")]
    [InlineData("\u3164\u3164\u3164", "")]
    [InlineData("\u2800\u115F\uFFA0", "")]
    [InlineData("Ан\0на\u0007", "Анна")]
    [InlineData("Ан\uE000на", "Анна")]
    [InlineData("Oʻzbekiston, Тоҷикистон, Қазақстан, Türkmenistan", "Oʻzbekiston, Тоҷикистон, Қазақстан, Türkmenistan")]
    public void A_field_is_what_is_seen_on_one_line(string sent, string read) => Assert.Equal(read, Form(sent).One("field"));

    [Fact]
    public void Where_lines_are_written_they_stay() =>
        Assert.Equal("first\n\nsecond  line", Form(" first\r\n\u0085second \u200B line\u3164").Lines("field", 100));

    private static FormCollection Form(string value) => new(new Dictionary<string, StringValues> { ["field"] = value });
}
