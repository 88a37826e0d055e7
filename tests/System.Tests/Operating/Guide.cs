namespace Tirek.System.Tests.Operating;

/// <summary>A fenced block of a document: what stands behind its opening fence, the heading it stands under, its lines.</summary>
internal sealed record GuideBlock(string Kind, string Section, string Text)
{
    /// <summary>The test runs it as it stands.</summary>
    public const string Run = "sh run";

    /// <summary>The test starts it and lets it run until the next heading.</summary>
    public const string Background = "sh run background";

    /// <summary>An example for a machine with rights, names or programs that a test has not.</summary>
    public const string Elsewhere = "sh elsewhere";
}

/// <summary>The guide for operators, as blocks in their order.</summary>
internal static class Guide
{
    public const string Path = "docs/operating.md";

    public static IEnumerable<GuideBlock> Blocks(SourceFile file)
    {
        var (section, kind) = ("", (string?)null);
        var lines = new List<string>();
        foreach (var line in file.Lines)
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                if (kind is not null)
                    lines.Add(line);
                else if (line.StartsWith("## ", StringComparison.Ordinal))
                    section = line[3..];
            }
            else if (kind is null)
                (kind, lines) = (line[3..].Trim(), []);
            else
            {
                yield return new(kind, section, string.Join('\n', lines));
                kind = null;
            }
    }
}
