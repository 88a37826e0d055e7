using System.Security.Cryptography;
using System.Text;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// Keys of rows as they may be kept. One that is made of what the row says, or that tells a hidden place, is a hash with the node's own salt: whoever guesses
/// the address could find the guess confirmed by a plain one, and by the id made of it.
/// </summary>
internal sealed class SafeKeys(byte[] salt)
{
    private const string Setting = "imports.salt";
    private const int Bytes = 16;
    private const int SaltBytes = 32;

    /// <summary>With the salt of the node, which is made with its first import.</summary>
    public static async Task<SafeKeys> Of(AppDb db, CancellationToken cancel)
    {
        if (await db.NodeSettings.FindAsync([Setting], cancel) is { } kept)
            return new(Convert.FromBase64String(kept.Value));
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        // Who only looks what an import would do keeps nothing: she saves no changes.
        db.NodeSettings.Add(new NodeSetting { Key = Setting, Value = Convert.ToBase64String(salt) });
        return new(salt);
    }

    public StruckValues? Struck { get; set; }

    public string Of(string key) =>
        IsPlain(key) ? key : $"~{Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(key)).AsSpan(0, Bytes))}";

    private bool IsPlain(string key) =>
        Guid.TryParse(key, out _) || (!key.Contains('~', StringComparison.Ordinal) && Struck?.TellsPlace(key) != true);
}
