using System.Security.Cryptography;
using System.Text;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Responses;

/// <summary>
/// Whom a sheet of paper names for a line, with the numbers that stand there. Without a task: a number to call in danger. Of what was given out only a digest is
/// kept (<see cref="Sealed"/>), so that a number which nobody may read any more stands in no table of editions.
/// </summary>
public sealed record PrintedLine(string PlaceKey, ResponseTask? Task, string Key, string Numbers)
{
    private const int Parts = 4;

    public static string Digits(Phone phone) => Digits(phone.Number) + (phone.Extension is { Length: > 0 } more ? $"x{Digits(more)}" : "");

    public static string Digits(string number) => string.Concat(number.Where(char.IsLetterOrDigit));

    /// <summary>Of an entry that is in no directory and has only its name.</summary>
    public static string KeyOf(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 12));

    /// <summary>As it is kept of an edition: where and what for, and a digest of the numbers that only this edition can be compared with.</summary>
    public string Sealed(Guid edition) =>
        $"{PlaceKey} {(int?)Task ?? 0} {Key} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{edition} {Key} {Numbers}")).AsSpan(0, 12))}";

    /// <summary>Whether an edition holds these lines and no others.</summary>
    public static bool AreSame(Guid edition, IEnumerable<string> printed, IEnumerable<PrintedLine> now) =>
        now.Select(l => l.Sealed(edition)).ToHashSet(StringComparer.Ordinal).SetEquals(printed);

    /// <summary>Lines of an edition that are no longer right: whose numbers are others now, or who answers there no more. Who was added since is no fault of the paper.</summary>
    public static IReadOnlyList<ChangedLine> Changed(Guid edition, IEnumerable<string> printed, IEnumerable<PrintedLine> now)
    {
        var right = now.Select(l => l.Sealed(edition)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. printed
                .Where(line => !right.Contains(line))
                .Select(line => line.Split(' '))
                .Where(parts => parts.Length == Parts)
                .Select(parts => new ChangedLine(
                    parts[0],
                    int.TryParse(parts[1], out var task) && task > 0 ? (ResponseTask)task : null,
                    parts[2]
                )),
        ];
    }
}
