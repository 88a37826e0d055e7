using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>How firmly a strip stays on the sheet of the strip before it.</summary>
internal enum Hold
{
    /// <summary>A new sheet may begin with it.</summary>
    Free,

    /// <summary>Only where all that belongs together is higher than a sheet.</summary>
    Together,

    /// <summary>Only where nothing else helps: the second line of a paragraph, what follows a heading.</summary>
    Fast,
}

/// <summary>The frame or tint behind strips; each sheet that they reach has one of its own.</summary>
internal sealed record Box(BoxKind Kind, double X, double Width, double LeastHeight = 0);

internal enum BoxKind
{
    /// <summary>A light tint with a bar at its side.</summary>
    Tint,
    Frame,
    HeavyFrame,

    /// <summary>A dashed line to cut along.</summary>
    CutOut,
}

/// <summary>A band across the sheet that is never divided: a line of text, a row of a table, a drawing. All measures in points, from its own top.</summary>
internal sealed class Strip(double height)
{
    public double Height { get; } = height;

    /// <summary>Space above, left out at the head of a sheet.</summary>
    public double Before { get; init; }

    public Hold Hold { get; set; }

    /// <summary>Begins a new sheet whatever there is room for.</summary>
    public bool BeginsSheet { get; set; }

    public Box? Box { get; set; }

    /// <summary>Headings of its table, set again above it when it is the first on a sheet.</summary>
    public Strip? Repeated { get; init; }

    /// <summary>What to do, in the order in which it is read.</summary>
    public List<Step> Steps { get; } = [];
}

/// <summary>One act of painting a strip.</summary>
internal abstract record Step
{
    /// <summary>Opens an element of the structure tree (ISO 32000-1, 14.8.4).</summary>
    public sealed record Open(string Tag) : Step
    {
        public string? Language { get; init; }

        /// <summary>Of a cell that heads others: <c>Column</c> or <c>Row</c>.</summary>
        public string? Scope { get; init; }
    }

    /// <summary>Opens a link whose words stand in this rectangle.</summary>
    public sealed record OpenLink(string Address, string Said, double X, double Y, double Width, double Height) : Step;

    public sealed record Close : Step
    {
        public static readonly Close It = new();
    }

    public sealed record Words(string Text, double X, double Baseline, bool IsBold, double Size) : Step;

    /// <summary>A level line; ornament, not content.</summary>
    public sealed record Rule(double X, double Y, double Width, double Weight) : Step;

    public sealed record Bookmark(int Level, string Text) : Step;

    public sealed record Drawing(Figure Figure, double X, double Width, double Height) : Step;
}
