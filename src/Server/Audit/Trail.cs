using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Audit;

/// <summary>
/// A line that is to be written: who (by id and by the name colleagues know) did what to what, in the affairs of which organisation. <see cref="Details"/> name no
/// person (<see cref="TrailEntry.Details"/>).
/// </summary>
internal sealed record TrailLine(
    Guid Organization,
    string Act,
    Guid Actor,
    string ActorName,
    Guid Subject,
    string SubjectName = "",
    string[]? Details = null
);

/// <summary>The door to an organisation's trail: appends a line in the transaction of the act itself, bound to the line before.</summary>
internal static class Trail
{
    /// <summary>What binds the first line.</summary>
    public static readonly byte[] Beginning = new byte[SHA256.HashSizeInBytes];

    /// <inheritdoc cref="Record(AppDb, TrailLine, DateTimeOffset, CancellationToken)"/>
    public static Task Record(this AppDb db, TrailLine line, TimeProvider clock, CancellationToken cancel) =>
        db.Record(line, clock.GetUtcNow(), cancel);

    /// <summary>Needs a transaction: the line stands if and only if the act does. Saves what the caller has added.</summary>
    public static async Task Record(this AppDb db, TrailLine line, DateTimeOffset now, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("An act and its line are written together.");
        // Whoever comes second waits here for the first.
        await db
            .TrailHeads.Where(h => h.OrganizationId == line.Organization)
            .ExecuteUpdateAsync(u => u.SetProperty(h => h.Sequence, h => h.Sequence), cancel);
        var head = await db.TrailHeads.SingleOrDefaultAsync(h => h.OrganizationId == line.Organization, cancel);
        if (head is null)
            db.TrailHeads.Add(head = new() { OrganizationId = line.Organization, Hash = Beginning });
        else
            await db.Entry(head).ReloadAsync(cancel);
        var words = new TrailWords
        {
            OrganizationId = line.Organization,
            Sequence = head.Sequence + 1,
            Salt = RandomNumberGenerator.GetBytes(16),
            Actor = line.ActorName,
            Subject = line.SubjectName,
        };
        var entry = new TrailEntry
        {
            OrganizationId = line.Organization,
            Sequence = words.Sequence,
            At = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            Act = line.Act,
            Actor = line.Actor,
            Subject = line.Subject,
            Details = line.Details ?? [],
            Commitment = CommitmentTo(words),
            Hash = [],
        };
        entry.Hash = HashOf(entry, head.Hash);
        (head.Sequence, head.Hash) = (entry.Sequence, entry.Hash);
        db.TrailEntries.Add(entry);
        db.TrailWords.Add(words);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>SHA-256 over salt and words, each with its length before it.</summary>
    public static byte[] CommitmentTo(TrailWords words) =>
        SHA256.HashData([.. words.Salt, .. Framed(words.Actor), .. Framed(words.Subject)]);

    /// <summary>
    /// SHA-256 over the hash before, organisation, sequence, milliseconds since 1970, act, actor, subject, commitment and each of the details, in this order. Texts
    /// have their length before them.
    /// </summary>
    public static byte[] HashOf(TrailEntry entry, byte[] previous)
    {
        var numbers = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(numbers, entry.Sequence);
        BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(8), entry.At.ToUnixTimeMilliseconds());
        return SHA256.HashData([
            .. "tirek/trail/1"u8,
            .. previous,
            .. entry.OrganizationId.ToByteArray(bigEndian: true),
            .. numbers,
            .. Framed(entry.Act),
            .. entry.Actor.ToByteArray(bigEndian: true),
            .. entry.Subject.ToByteArray(bigEndian: true),
            .. entry.Commitment,
            .. entry.Details.SelectMany(Framed),
        ]);
    }

    /// <summary>A text with its length before it, so that two texts beside each other are no third.</summary>
    public static byte[] Framed(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        return [.. length, .. bytes];
    }
}
