using System.Globalization;
using System.Text;
using Tirek.Domain.Places;

namespace Tirek.Domain.Map;

/// <summary>Writes an outline as the path of a drawing: cut at its edge, and without points that no eye could tell apart.</summary>
internal static class OutlinePath
{
    private const double Beyond = 60;

    /// <summary>Half a pixel of a small telephone.</summary>
    private const double Step = 3;

    /// <summary>The <c>d</c> of an SVG path, to be filled by the even-odd rule; null when nothing of it falls into the frame.</summary>
    public static string? Of(Outline outline, MapFrame frame)
    {
        var path = new StringBuilder();
        foreach (var ring in outline.Rings)
            Write(path, Cut([.. ring.Select(frame.At)], frame));
        return path.Length == 0 ? null : path.ToString();
    }

    private static void Write(StringBuilder path, IReadOnlyList<Spot> ring)
    {
        var points = new List<(int X, int Y)>();
        Spot? last = null;
        foreach (var spot in ring)
            if (last is not { } before || before.DistanceTo(spot) >= Step)
            {
                points.Add(((int)Math.Round(spot.X), (int)Math.Round(spot.Y)));
                last = spot;
            }
        if (points.Count < 3)
            return;
        path.Append(CultureInfo.InvariantCulture, $"M{points[0].X} {points[0].Y}l");
        for (var i = 1; i < points.Count; i++)
        {
            Number(path, points[i].X - points[i - 1].X, i > 1);
            Number(path, points[i].Y - points[i - 1].Y, true);
        }
        path.Append('z');
    }

    private static void Number(StringBuilder path, int number, bool separate)
    {
        // A minus separates by itself.
        if (separate && number >= 0)
            path.Append(' ');
        path.Append(number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Sutherland and Hodgman: cuts a ring at one edge after the other.</summary>
    private static List<Spot> Cut(List<Spot> ring, MapFrame frame)
    {
        var (right, bottom) = (MapFrame.Width + Beyond, frame.Height + Beyond);
        ring = Cut(ring, s => s.X + Beyond);
        ring = Cut(ring, s => right - s.X);
        ring = Cut(ring, s => s.Y + Beyond);
        return Cut(ring, s => bottom - s.Y);
    }

    private static List<Spot> Cut(List<Spot> ring, Func<Spot, double> inside)
    {
        var kept = new List<Spot>(ring.Count);
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (ring[i == 0 ? ^1 : i - 1], ring[i]);
            var (a, b) = (inside(from), inside(to));
            if (a < 0 != b < 0)
                kept.Add(new(from.X + (to.X - from.X) * a / (a - b), from.Y + (to.Y - from.Y) * a / (a - b)));
            if (b >= 0)
                kept.Add(to);
        }
        return kept;
    }
}
