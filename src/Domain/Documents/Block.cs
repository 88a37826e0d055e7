namespace Tirek.Domain.Documents;

/// <summary>A piece of a report that stands on lines of its own.</summary>
public abstract record Block;

/// <summary><paramref name="Level"/> is 1 for what the whole report is about, to 6.</summary>
public sealed record Heading(int Level, Text Text) : Block;

public sealed record Paragraph(Text Text, TextSize Size = TextSize.Plain) : Block;

public sealed record BulletList(IReadOnlyList<Text> Items) : Block;

/// <summary>
/// Rows under columns. Without any heading of a column no row of headings is set; else it is repeated on every sheet that the table reaches.
/// </summary>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Text>> Rows) : Block
{
    /// <summary>The first cell of each row names it.</summary>
    public bool RowsAreNamed { get; init; }

    public bool HasHeadings => Columns.Any(c => c.Heading is not null);
}

/// <summary><paramref name="Share"/> of the width, in twelfths: all columns of a table together are 12.</summary>
public sealed record Column(Text? Heading, int Share, bool AtEnd = false);

/// <summary>
/// A drawing in black, <paramref name="Width"/> × <paramref name="Height"/> of its own units, set as wide as the text allows up to its
/// <see cref="Millimetres"/>. <paramref name="Alternative"/> says the same in words.
/// </summary>
public sealed record Figure(string Alternative, double Width, double Height, IReadOnlyList<FigurePath> Paths) : Block
{
    /// <summary>How wide it stands on paper.</summary>
    public double Millimetres { get; init; } = 120;
}

/// <summary>An outline in the path language of SVG: M, L, H, V, C, Q and Z, absolute or relative.</summary>
public sealed record FigurePath(string Data, bool IsFilled = false);

/// <summary>A box that stands out, with paragraphs, headings, lists and tables in it.</summary>
public sealed record Note(NoteKind Kind, IReadOnlyList<Block> Blocks) : Block;

/// <summary>Why a note stands out. Its words say it too: a tint alone says nothing.</summary>
public enum NoteKind
{
    Warning,
    Demonstration,

    /// <summary>What is told may be out of date.</summary>
    Stale,

    /// <summary>What to do in danger.</summary>
    Danger,
}

/// <summary>Belongs together, and stands on one sheet where it fits on one.</summary>
public sealed record Together(IReadOnlyList<Block> Blocks) : Block;

/// <summary>What follows begins on a new sheet.</summary>
public sealed record PageBreak : Block;
