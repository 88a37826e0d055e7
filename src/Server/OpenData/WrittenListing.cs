using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Tirek.Domain.Hsds;

namespace Tirek.Server.OpenData;

/// <summary>A full service as UTF-8, written when it last changed.</summary>
internal sealed record WrittenListing(Guid Id, DateTimeOffset ModifiedAt, byte[] Hsds)
{
    private const string Instant = "yyyy-MM-ddTHH:mm:ss.fff'Z'";
    private const int InstantLength = 24;

    private static readonly byte[] Demonstration =
    [
        .. "\"demonstration\":"u8,
        .. JsonSerializer.SerializeToUtf8Bytes(WriteHsds.Demonstration),
        .. ","u8,
    ];

    private static ReadOnlySpan<byte> Before => "{\"last_modified\":\""u8;
    private static ReadOnlySpan<byte> After => "\","u8;

    /// <summary>How many bytes <see cref="WriteTo"/> writes.</summary>
    public int Length(bool isDemonstration) =>
        Before.Length + InstantLength + After.Length + (isDemonstration ? Demonstration.Length : 0) + Hsds.Length - 1;

    /// <summary>The whole object: when it changed, on a demonstration that it is invented, and what was written. Piece by piece: nothing is copied before.</summary>
    public void WriteTo(IBufferWriter<byte> to, bool isDemonstration)
    {
        to.Write(Before);
        var at = to.GetSpan(InstantLength);
        _ = ModifiedAt.UtcDateTime.TryFormat(at, out var length, Instant, CultureInfo.InvariantCulture);
        to.Advance(length);
        to.Write(After);
        if (isDemonstration)
            to.Write(Demonstration);
        to.Write(Hsds.AsSpan(1));
    }

    public ReadOnlyMemory<byte> Whole(bool isDemonstration)
    {
        var whole = new ArrayBufferWriter<byte>(Length(isDemonstration));
        WriteTo(whole, isDemonstration);
        return whole.WrittenMemory;
    }
}
