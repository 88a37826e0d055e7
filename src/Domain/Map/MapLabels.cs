namespace Tirek.Domain.Map;

/// <summary>A name on the map: its left, middle or right end stands at <paramref name="At"/> (<paramref name="Anchor"/>: start, middle, end).</summary>
public sealed record MapLabel(string Text, Spot At, string Anchor, bool IsQuiet);

/// <summary>
/// Places names so that none lies over another, over a dot or over the edge. What finds no room stays away: the list below the map names everything.
/// </summary>
public sealed class MapLabels(MapFrame frame, double pixel)
{
    /// <summary>A letter is about so wide for its height, in the scripts we write.</summary>
    private const double LetterWidth = 0.63;

    private const double FontPixels = 13;
    private static readonly double[] Lines = [0, -0.7, 0.7, -1.4, 1.4];
    private readonly List<Box> taken = [];
    private readonly List<MapLabel> placed = [];

    public IReadOnlyList<MapLabel> Placed => placed;

    /// <summary>Keeps a circle free of names.</summary>
    public void Avoid(Spot at, double radius) => taken.Add(new(at.X - radius, at.Y - radius, at.X + radius, at.Y + radius));

    /// <summary>Writes a name beside a circle, on the first side that is free.</summary>
    public bool Beside(string text, Spot at, double radius, bool isQuiet = false)
    {
        var (gap, lift) = (radius + 3 * pixel, radius + 9 * pixel);
        return Try(text, new(at.X + gap, at.Y), "start", isQuiet)
            || Try(text, new(at.X - gap, at.Y), "end", isQuiet)
            || Try(text, new(at.X, at.Y - lift), "middle", isQuiet)
            || Try(text, new(at.X, at.Y + lift), "middle", isQuiet);
    }

    /// <summary>Writes a name over a stretch of land, in its middle or a little above or below: farther away it would name another.</summary>
    public bool Over(string text, Spot middle) =>
        Lines.Any(lines => Try(text, new(middle.X, middle.Y + lines * FontPixels * pixel), "middle", true));

    private bool Try(string text, Spot at, string anchor, bool isQuiet)
    {
        var (width, half) = (text.Length * LetterWidth * FontPixels * pixel, 0.62 * FontPixels * pixel);
        var left = anchor switch
        {
            "start" => at.X,
            "end" => at.X - width,
            _ => at.X - width / 2,
        };
        var box = new Box(left, at.Y - half, left + width, at.Y + half);
        if (
            !frame.Holds(new(box.Left, box.Top), 2 * pixel)
            || !frame.Holds(new(box.Right, box.Bottom), 2 * pixel)
            || taken.Exists(box.Meets)
        )
            return false;
        taken.Add(box);
        placed.Add(new(text, at, anchor, isQuiet));
        return true;
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
