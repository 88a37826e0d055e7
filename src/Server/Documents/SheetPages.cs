namespace Tirek.Server.Documents;

/// <summary>A strip on its sheet; <see cref="Y"/> is its top. One that is repeated is not read a second time.</summary>
internal readonly record struct Placed(Strip Strip, double Y, bool IsRepeated = false);

/// <summary>
/// Divides strips over sheets: what holds together stays together if it fits on a sheet, and headings of a table stand above what of it goes on.
/// </summary>
internal sealed class SheetPages
{
    private readonly List<List<Placed>> sheets =
    [
        [],
    ];
    private double y = SheetStyle.Top;

    private static double End => SheetStyle.Height - SheetStyle.Bottom;

    private SheetPages() { }

    public static IReadOnlyList<IReadOnlyList<Placed>> Of(IReadOnlyList<Strip> strips)
    {
        var pages = new SheetPages();
        pages.Place(strips, 0, strips.Count, Hold.Free);
        return pages.sheets;
    }

    /// <summary>Places strips in groups that begin where at most this hold is broken.</summary>
    private void Place(IReadOnlyList<Strip> strips, int from, int to, Hold hold)
    {
        for (int begin = from, end; begin < to; begin = end)
        {
            end = begin + 1;
            while (end < to && strips[end].Hold > hold && !strips[end].BeginsSheet)
                end++;
            PlaceGroup(strips, begin, end, hold);
        }
    }

    private void PlaceGroup(IReadOnlyList<Strip> strips, int begin, int end, Hold hold)
    {
        double height = 0;
        for (var i = begin; i < end; i++)
            height += strips[i].Height + (i == begin && IsAtTop ? 0 : strips[i].Before);
        var repeated = strips[begin].Repeated?.Height ?? 0;
        var isTooHigh = height - strips[begin].Before > End - SheetStyle.Top - repeated;
        if (strips[begin].BeginsSheet || (y + height > End && !isTooHigh))
            Turn(strips[begin]);
        if (isTooHigh && hold < Hold.Fast && end - begin > 1)
            Place(strips, begin, end, hold + 1);
        else
            for (var i = begin; i < end; i++)
                PlaceOne(strips[i]);
    }

    private void PlaceOne(Strip strip)
    {
        if (y + strip.Before + strip.Height > End && !IsAtTop)
            Turn(strip);
        y += IsAtTop ? 0 : strip.Before;
        sheets[^1].Add(new(strip, y));
        y += strip.Height;
    }

    private void Turn(Strip next)
    {
        if (!IsAtTop)
            sheets.Add([]);
        y = SheetStyle.Top;
        if (next.Repeated is not { } head)
            return;
        sheets[^1].Add(new(head, y, IsRepeated: true));
        y += head.Height;
    }

    private bool IsAtTop => sheets[^1].Count == 0;
}
