using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Audit;

/// <summary>What a check of a trail found: how many lines stand, how many of them name nobody any more, and the first line that is not as it was written.</summary>
internal sealed record TrailVerdict(long Lines, long Nameless, string? Fault);

/// <summary>Follows a trail from its first line and compares it with a head that was printed: whoever rewrote a line before it is found.</summary>
internal static class VerifyTrail
{
    /// <param name="db">Where the trail stands.</param>
    /// <param name="organization">Whose it is.</param>
    /// <param name="printed">A head that somebody kept on paper; null: only that the chain holds by itself.</param>
    /// <param name="cancel">Stops the walk.</param>
    public static async Task<TrailVerdict> Check(
        AppDb db,
        Guid organization,
        (long Sequence, byte[] Hash)? printed,
        CancellationToken cancel
    )
    {
        var (previous, count, nameless) = (Trail.Beginning, 0L, 0L);
        var erased = await Erased(db, organization, cancel);
        var kept = (await db.People.Where(p => erased.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancel)).ToHashSet();
        var rows =
            from e in db.TrailEntries.AsNoTracking()
            where e.OrganizationId == organization
            from w in db.TrailWords.Where(w => w.OrganizationId == e.OrganizationId && w.Sequence == e.Sequence).DefaultIfEmpty()
            orderby e.Sequence
            select new { Entry = e, Words = w };
        var affairs = new VerifyAffairs();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (row.Entry.Sequence != ++count)
                return new(count, nameless, $"Line {count} is missing.");
            if (!Trail.HashOf(row.Entry, previous).AsSpan().SequenceEqual(row.Entry.Hash))
                return new(count, nameless, $"Line {count} is not as it was written, or the line before it was changed.");
            if (EraseFromTrails.Acts.Contains(row.Entry.Act) && kept.Contains(row.Entry.Subject))
                return new(count, nameless, $"Line {count} says that somebody was erased who still has an account.");
            if (row.Words is null && !IsExplained(row.Entry, erased))
                return new(count, nameless, $"The names in line {count} are gone, and no line says that whom it named was erased.");
            if (row.Words is null)
                nameless++;
            else if (!CryptographicOperations.FixedTimeEquals(Trail.CommitmentTo(row.Words), row.Entry.Commitment))
                return new(count, nameless, $"The names in line {count} are not those that were written.");
            if (printed is { } head && head.Sequence == count && !head.Hash.AsSpan().SequenceEqual(row.Entry.Hash))
                return new(
                    count,
                    nameless,
                    $"Line {count} is not the one of this head. Compare what you typed with the paper, sign by sign; if it is right, the trail was rewritten."
                );
            affairs.Follow(row.Entry);
            previous = row.Entry.Hash;
        }
        if (printed is { } paper && paper.Sequence > count)
            return new(count, nameless, $"The trail ends at line {count}, before line {paper.Sequence} of the head on paper.");
        var newest = await db.TrailHeads.AsNoTracking().SingleOrDefaultAsync(h => h.OrganizationId == organization, cancel);
        return (newest?.Sequence ?? 0) == count && (newest?.Hash ?? Trail.Beginning).AsSpan().SequenceEqual(previous)
            ? new(count, nameless, await affairs.Fault(db, organization, cancel))
            : new(count, nameless, "Lines at the end are missing.");
    }

    /// <summary>Whom this trail says to have been erased: each by a line of its own, which nobody can add unseen either.</summary>
    public static async Task<IReadOnlySet<Guid>> Erased(AppDb db, Guid organization, CancellationToken cancel) =>
        (
            await db
                .TrailEntries.Where(e => e.OrganizationId == organization && EraseFromTrails.Acts.Contains(e.Act))
                .Select(e => e.Subject)
                .ToListAsync(cancel)
        ).ToHashSet();

    private static bool IsExplained(TrailEntry entry, IReadOnlySet<Guid> erased) =>
        erased.Contains(entry.Actor) || (IsAboutPerson(entry.Act) && erased.Contains(entry.Subject));

    /// <summary>Acts whose subject is a person: that a proposal or an invitation was erased explains nothing.</summary>
    private static bool IsAboutPerson(string act) =>
        act is "roles.change" or "membership.end" or "sessions.end" || act.StartsWith("return.", StringComparison.Ordinal);
}
