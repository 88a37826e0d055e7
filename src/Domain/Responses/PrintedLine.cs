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
    private const int Parts = 5;

    /// <summary>
    /// At which of its places the address stands on the paper, and whether it works: ids, never an address, since of one that became secret not even a digest may stay
    /// from which it could be guessed.
    /// </summary>
    public string Stands { get; init; } = "";

    /// <summary>Whether a number that a member reads is none of those that may stand on a paper.</summary>
    public static bool IsForMembers(Phone phone, IEnumerable<Phone> onPaper) =>
        onPaper.All(p => WrittenNumber.Digits(p) != WrittenNumber.Digits(phone));

    /// <summary>Of an entry that is in no directory and has only its name.</summary>
    public static string KeyOf(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 12));

    /// <summary>As it is kept of an edition: where and what for, and digests of the numbers and of how it stands that only this edition can be compared with.</summary>
    public string Sealed(Guid edition) =>
        $"{PlaceKey} {(int?)Task ?? 0} {Key} {Digest($"{edition} {Key} {Numbers}")} {Digest($"{edition} {Key} {Stands}")}";

    private static string Digest(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));

    /// <summary>Whether an edition holds these lines and no others.</summary>
    public static bool AreSame(Guid edition, IEnumerable<string> printed, IEnumerable<PrintedLine> now) =>
        now.Select(l => l.Sealed(edition)).ToHashSet(StringComparer.Ordinal).SetEquals(printed);

    /// <summary>
    /// Lines of an edition that are no longer right: whose numbers are others now, whose address is told no more, who closed or
    /// answers there no more. Who was added since is no fault of the paper.
    /// </summary>
    public static IReadOnlyList<ChangedLine> Changed(Guid edition, IEnumerable<string> printed, IEnumerable<PrintedLine> now)
    {
        var right = now.Select(l => l.Sealed(edition)).ToHashSet(StringComparer.Ordinal);
        // What was given out before it was kept how a line stands is compared by its numbers.
        right.UnionWith([.. right.Select(line => line[..line.LastIndexOf(' ')])]);
        return
        [
            .. printed
                .Where(line => !right.Contains(line))
                .Select(line => line.Split(' '))
                .Where(parts => parts.Length is Parts or Parts - 1)
                .Select(parts => new ChangedLine(
                    parts[0],
                    int.TryParse(parts[1], out var task) && task > 0 ? (ResponseTask)task : null,
                    parts[2]
                )),
        ];
    }
}
