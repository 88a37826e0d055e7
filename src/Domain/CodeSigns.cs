using System.Security.Cryptography;
using System.Text;

namespace Tirek.Domain;

/// <summary>
/// Codes that people read aloud and type: Crockford's Base32, without letters that are taken for others, in groups of four with hyphens between. Five random bits
/// a sign.
/// </summary>
public static class CodeSigns
{
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 4;

    public static string Make(int length)
    {
        var code = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            if (i > 0 && i % Group == 0)
                code.Append('-');
            code.Append(Signs[RandomNumberGenerator.GetInt32(Signs.Length)]);
        }
        return code.ToString();
    }

    /// <summary>The signs alone, however they were typed: O for 0, I and L for 1, with or without hyphens. Null if they cannot be a code of this length.</summary>
    public static string? Read(string? typed, int length)
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
        return code.Length == length ? code.ToString() : null;
    }
}
