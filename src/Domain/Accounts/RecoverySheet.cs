using System.Security.Cryptography;
using System.Text;

namespace Tirek.Domain.Accounts;

/// <summary>
/// The code on the sheet that somebody prints and keeps: with it and her sign-in name she comes back when everything else is lost. 24 signs in six groups, 120
/// random bits, so that its plain hash may be kept.
/// </summary>
public static class RecoverySheet
{
    private const int Length = 24;

    public static string Make() => CodeSigns.Make(Length);

    /// <summary>The hash under which a code is kept, however it was typed. Null if it cannot be one.</summary>
    public static byte[]? HashOf(string? typed) =>
        CodeSigns.Read(typed, Length) is { } code ? SHA256.HashData(Encoding.ASCII.GetBytes($"tirek/sheet/{code}")) : null;
}
