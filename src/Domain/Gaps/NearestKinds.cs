using System.Collections.Frozen;
using System.Numerics;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Gaps;

/// <summary>How far the nearest service is, in kilometres on a straight line, and the key of the town at which it stands.</summary>
public sealed record NearestHelp(double Kilometres, string PlaceKey);

/// <summary>
/// The nearest shown place of each kind of help to each town of the same country. Compares squared chords of the unit sphere, which grow with the distance and
/// cost no trigonometry: a hundred thousand services take a few hundredths of a second.
/// </summary>
internal sealed class NearestKinds
{
    private static readonly FrozenDictionary<string, Point[]> TownsOf = Gazetteer.Countries.ToFrozenDictionary(
        c => c.Key,
        c => Gazetteer.Towns(c.Key).Select(t => Point.Of(t.Seat)).ToArray()
    );

    private static readonly FrozenDictionary<string, int> NumberOf = Gazetteer
        .Countries.SelectMany(c => Gazetteer.Towns(c.Key).Index())
        .ToFrozenDictionary(t => t.Item.Key, t => t.Index);

    private static readonly int Kinds = Taxonomy.Taxonomy.Of(Facet.KindOfHelp).Count;
    private readonly Dictionary<string, Best[]> found = new(StringComparer.Ordinal);

    public NearestHelp? To(Place town, Term kind)
    {
        if (!found.TryGetValue(town.Country, out var best) || !NumberOf.TryGetValue(town.Key, out var number))
            return null;
        var nearest = best[number * Kinds + kind.Ordinal];
        return nearest.PlaceKey is { } key ? new(town.Seat.KilometresTo(nearest.At), key) : null;
    }

    /// <summary>What has no position is left out: it is hidden, or only serves the place.</summary>
    public void Add(Place at, ReachPoint point, ulong kinds)
    {
        if (point.At is not { } position || kinds == 0)
            return;
        var towns = TownsOf[at.Country];
        if (!found.TryGetValue(at.Country, out var best))
        {
            found[at.Country] = best = new Best[towns.Length * Kinds];
            Array.Fill(best, new(double.PositiveInfinity, default, null));
        }
        var from = Point.Of(position);
        Span<int> given = stackalloc int[BitOperations.PopCount(kinds)];
        for (var (left, i) = (kinds, 0); left != 0; left &= left - 1, i++)
            given[i] = BitOperations.TrailingZeroCount(left);
        for (var town = 0; town < towns.Length; town++)
        {
            var chord = towns[town].SquaredChordTo(from);
            foreach (var kind in given)
            {
                ref var slot = ref best[town * Kinds + kind];
                if (chord < slot.Chord)
                    slot = new(chord, position, point.PlaceKey);
            }
        }
    }

    private readonly record struct Best(double Chord, Position At, string? PlaceKey);

    private readonly record struct Point(double X, double Y, double Z)
    {
        public static Point Of(Position position)
        {
            var (latitude, longitude) = (double.DegreesToRadians(position.Latitude), double.DegreesToRadians(position.Longitude));
            var level = Math.Cos(latitude);
            return new(level * Math.Cos(longitude), level * Math.Sin(longitude), Math.Sin(latitude));
        }

        public double SquaredChordTo(Point other)
        {
            var (x, y, z) = (X - other.X, Y - other.Y, Z - other.Z);
            return x * x + y * y + z * z;
        }
    }
}
