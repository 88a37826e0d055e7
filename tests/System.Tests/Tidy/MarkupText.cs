using System.Text.RegularExpressions;

namespace Tirek.System.Tests.Tidy;

/// <summary>Takes everything out of a component's markup that is code, so that only what stands there as text is left.</summary>
internal static partial class MarkupText
{
    /// <summary>What a reader would be shown that comes from no text of ours: words between tags, and those of attributes that are read out.</summary>
    public static IEnumerable<string> Of(string razor)
    {
        var markup = CodeBlock().Replace(Directive().Replace(Remark().Replace(razor, ""), ""), "");
        foreach (Match attribute in SpokenAttribute().Matches(markup))
            if (HasWords(WithoutCode(attribute.Groups[2].Value)))
                yield return attribute.Value;
        foreach (var line in WithoutCode(WithoutTags(markup)).Split('\n'))
            if (HasWords(line))
                yield return line.Trim();
    }

    private static bool HasWords(string text) => Entity().Replace(text, "").Any(char.IsLetter);

    /// <summary>Leaves out tags; a sign of comparison or an arrow within an expression does not end one.</summary>
    private static string WithoutTags(string markup)
    {
        var text = new global::System.Text.StringBuilder();
        for (var i = 0; i < markup.Length; i++)
            if (markup[i] == '<' && i + 1 < markup.Length && (char.IsAsciiLetter(markup[i + 1]) || markup[i + 1] is '/' or '!'))
                i = EndOfTag(markup, i);
            else
                text.Append(markup[i]);
        return text.ToString();
    }

    private static int EndOfTag(string markup, int start)
    {
        var (isQuoted, depth) = (false, 0);
        for (var i = start; i < markup.Length; i++)
        {
            if (markup[i] == '(')
                depth++;
            else if (markup[i] == ')')
                depth--;
            else if (markup[i] == '"' && depth == 0)
                isQuoted = !isQuoted;
            else if (markup[i] == '>' && !isQuoted && depth == 0)
                return i;
        }
        return markup.Length;
    }

    private static string WithoutCode(string text)
    {
        text = Statement().Replace(text, "");
        text = ControlFlow().Replace(text, "");
        return Expression().Replace(text, "");
    }

    private const string Balanced = @"\((?>[^()]+|(?<open>\()|(?<-open>\)))*(?(open)(?!))\)";
    private const string Indexed = @"\[(?>[^\[\]]+|(?<index>\[)|(?<-index>\]))*(?(index)(?!))\]";

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Remark();

    [GeneratedRegex(
        @"^@(using|inject|inherits|implements|attribute|namespace|typeparam|layout|page|preservewhitespace)\b.*$",
        RegexOptions.Multiline
    )]
    private static partial Regex Directive();

    [GeneratedRegex(@"^@code\s*\{.*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\s(aria-label|title|placeholder|alt|aria-description|label)=""([^""]*)""")]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex(@"^\s*(var|[A-Z][\w<>?]*) \w+ = .*;\s*$|^\s*(break|continue|return|case [^:]*:|default:).*$", RegexOptions.Multiline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"@?\b(if|else if|foreach|for|while|switch)\s*" + Balanced + @"|^\s*\}?\s*else\b|@\{", RegexOptions.Multiline)]
    private static partial Regex ControlFlow();

    [GeneratedRegex(@"@(await )?(" + Balanced + @"|[A-Za-z_]\w*)((\?|!)?\.[A-Za-z_]\w*|" + Balanced + "|" + Indexed + @"|!)*")]
    private static partial Regex Expression();

    [GeneratedRegex(@"&#?\w+;")]
    private static partial Regex Entity();
}
