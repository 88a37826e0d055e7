using System.Security.Cryptography;
using System.Text;

namespace Tirek.Domain.Accounts;

/// <summary>
/// The code on the sheet that somebody prints and keeps: with it and her sign-in name she comes back when everything else is lost. 24 signs in six groups, 120
/// random bits (Crockford's Base32: no letters that are taken for others), so that its plain hash may be kept.
/// </summary>
public static class RecoverySheet
{
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 24;
    private const int Group = 4;

    public static string Make()
    {
        var code = new StringBuilder();
        for (var i = 0; i < Length; i++)
        {
            if (i > 0 && i % Group == 0)
                code.Append('-');
            code.Append(Signs[RandomNumberGenerator.GetInt32(Signs.Length)]);
        }
        return code.ToString();
    }

    /// <summary>The hash under which a code is kept, however it was typed: O for 0, I and L for 1, with or without hyphens. Null if it cannot be one.</summary>
    public static byte[]? HashOf(string? typed)
    {
        var code = new StringBuilder();
        foreach (var c in (typed ?? "").ToUpperInvariant())
            if (
                c switch
                {
                    'O' => '0',
                    'I' or 'L' => '1',
                    _ => c,
                }
                    is var sign
                && Signs.Contains(sign)
            )
                code.Append(sign);
            else if (!char.IsWhiteSpace(c) && c is not '-' and not '–')
                return null;
        return code.Length == Length ? SHA256.HashData(Encoding.ASCII.GetBytes($"tirek/sheet/{code}")) : null;
    }
}
