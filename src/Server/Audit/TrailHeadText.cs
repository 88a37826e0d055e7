using Tirek.Server.Data;

namespace Tirek.Server.Audit;

/// <summary>A head as it is printed and typed again: the number of the line, then its hash in groups of eight hexadecimal signs.</summary>
internal static class TrailHeadText
{
    public static string Of(TrailHead head) => Of(head.Sequence, head.Hash);

    public static string Of(long sequence, byte[] hash) =>
        $"{sequence} {string.Join(' ', Convert.ToHexStringLower(hash).Chunk(8).Select(c => new string(c)))}";

    /// <summary>Null if it cannot be one.</summary>
    public static (long Sequence, byte[] Hash)? Read(string typed)
    {
        var parts = typed.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || !long.TryParse(parts[0], out var sequence) || sequence < 1)
            return null;
        var hex = parts[1].Replace(" ", "", StringComparison.Ordinal);
        return hex.Length == 64 && hex.All(char.IsAsciiHexDigit) ? (sequence, Convert.FromHexString(hex)) : null;
    }
}
