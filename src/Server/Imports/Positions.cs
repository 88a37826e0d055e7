using System.Globalization;
using Tirek.Domain.Places;

namespace Tirek.Server.Imports;

/// <summary>Positions of hidden places, to be found again in other records and in texts.</summary>
internal sealed class Positions
{
    /// <summary>Two positions so near each other are one house.</summary>
    private const double OneHouseKm = 0.05;

    /// <summary>A position in a text that leads so near is that of the house.</summary>
    private const double LeadsThereKm = 0.15;

    /// <summary>Degrees of a cell of the grid: more than <see cref="LeadsThereKm"/> of latitude, and of longitude up to 70° north.</summary>
    private const double Cell = 0.005;

    /// <summary>Fewer digits behind the point lead to a part of a town.</summary>
    private const int FewestDecimals = 3;

    private readonly Dictionary<(int, int), List<Position>> cells = [];

    public void Add(Position position)
    {
        var cell = CellOf(position);
        if (!cells.TryGetValue(cell, out var all))
            cells[cell] = all = [];
        if (!all.Contains(position))
            all.Add(position);
    }

    public bool IsOneHouse(Position position) => Nearest(position) <= OneHouseKm;

    /// <summary>Two decimal numbers one after the other that lead there, in either order.</summary>
    public void Find(TextWords words, List<Told> told)
    {
        if (cells.Count == 0)
            return;
        (double Degrees, int First, int Last)? before = null;
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (DecimalAt(words, i) is not { } degrees)
                continue;
            if (before is { } other && i - other.Last <= 2 && (LeadsThere(other.Degrees, degrees) || LeadsThere(degrees, other.Degrees)))
                told.Add(new(words[other.First].Start, words[i + 1].End));
            before = (degrees, i, ++i);
        }
    }

    private static double? DecimalAt(TextWords words, int i) =>
        words[i].IsNumber
        && words[i + 1].IsNumber
        && (words.IsJoined(i, '.') || words.IsJoined(i, ','))
        && words[i + 1].Digits >= FewestDecimals
        && double.TryParse(
            $"{words.NumberAt(i)}.{words.Folded(i + 1)[..words[i + 1].Digits]}",
            CultureInfo.InvariantCulture,
            out var degrees
        )
            ? degrees
            : null;

    private bool LeadsThere(double latitude, double longitude)
    {
        var position = new Position(latitude, longitude);
        return position.IsOnEarth && Nearest(position) <= LeadsThereKm;
    }

    private double Nearest(Position position)
    {
        var (x, y) = CellOf(position);
        var nearest = double.MaxValue;
        for (var dx = -1; dx <= 1; dx++)
        for (var dy = -1; dy <= 1; dy++)
            if (cells.TryGetValue((x + dx, y + dy), out var all))
                foreach (var known in all)
                    nearest = Math.Min(nearest, known.KilometresTo(position));
        return nearest;
    }

    private static (int, int) CellOf(Position position) =>
        ((int)Math.Floor(position.Latitude / Cell), (int)Math.Floor(position.Longitude / Cell));
}
