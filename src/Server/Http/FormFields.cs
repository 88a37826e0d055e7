using System.Globalization;
using System.Text;
using Tirek.Domain;

namespace Tirek.Server.Http;

/// <summary>Reads the form of a request. What no form of ours sends is refused.</summary>
internal static class FormFields
{
    /// <summary>Signs that count as letters, marks or symbols and show nothing (Unicode, Default_Ignorable_Code_Point; the empty braille pattern).</summary>
    private static readonly (int First, int Last)[] ShowNothing =
    [
        (0x034F, 0x034F),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x2800, 0x2800),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFFA0, 0xFFA0),
        (0xFFFD, 0xFFFD),
        (0xE0100, 0xE01EF),
    ];

    /// <summary>What no library reads as a form is no form of ours, and no fault of ours: signs that no text holds, more fields than any page has.</summary>
    public static async Task<IFormCollection> Form(this HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            throw Problems.NotUnderstood();
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw Problems.NotUnderstood();
        }
    }

    /// <summary>
    /// One field on one line, with one space where there are several or none that is seen, and without signs that nobody sees, by which one name passes for
    /// another; empty if it is absent.
    /// </summary>
    /// <exception cref="Problem">It is longer than <paramref name="longest"/> letters.</exception>
    public static string One(this IFormCollection form, string name, int longest = 200) =>
        Fit(string.Join(' ', Seen(form, name).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)), longest);

    /// <summary>A field in which somebody writes lines.</summary>
    /// <exception cref="Problem">It is longer than <paramref name="longest"/> letters.</exception>
    public static string Lines(this IFormCollection form, string name, int longest) =>
        Fit(Seen(form, name).ReplaceLineEndings("\n").Trim(), longest);

    private static string Fit(string value, int longest) => value.Length <= longest ? value : throw Problems.NotUnderstood();

    /// <summary>A text without signs that nobody sees.</summary>
    public static string Seen(string text) => string.Concat(text.EnumerateRunes().Where(IsSeen));

    private static string Seen(IFormCollection form, string name) => Seen(form[name].ToString());

    /// <summary>Spaces and ends of lines count as seen.</summary>
    private static bool IsSeen(Rune sign) =>
        Rune.IsWhiteSpace(sign)
        || (
            Rune.GetUnicodeCategory(sign)
                is not (
                    UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.Surrogate
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
                )
            && !ShowNothing.Any(r => r.First <= sign.Value && sign.Value <= r.Last)
        );
}
