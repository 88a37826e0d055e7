using System.Buffers.Binary;

namespace Tirek.Server.Imports;

/// <summary>
/// Looks at the end of a zip (APPNOTE 6.3, 4.3.16) before anything is made of its directory: one of millions of entries would fill the memory before the
/// first of them could be looked at.
/// </summary>
internal static class ArchiveDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const long LongestDirectory = 4 << 20;

    /// <exception cref="InvalidDataException">There is no directory, it is longer than that of any feed, or in the form for archives above 4 GB.</exception>
    public static void Check(Stream stream)
    {
        var tail = new byte[Math.Min(stream.Length, EndLength + LongestComment)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        stream.Position = 0;
        for (var i = tail.Length - EndLength; i >= 0; i--)
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(i)) == EndSignature)
            {
                var (end, start) = (stream.Length - tail.Length + i, BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(i + 16)));
                if (start > end || end - start > LongestDirectory)
                    throw new InvalidDataException();
                return;
            }
        throw new InvalidDataException();
    }
}
