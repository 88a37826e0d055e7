namespace Tirek.Server.Imports;

/// <summary>Letters of one alphabet that are taken for those of the other, since they look the same.</summary>
internal static class LookAlikes
{
    private const string Cyrillic = "аеорсухіјѕкмтвн";
    private const string Latin = "aeopcyxijskmtbh";

    public static string ToLatin(string text) => Replace(text, Cyrillic, Latin);

    public static string ToCyrillic(string text) => Replace(text, Latin, Cyrillic);

    private static string Replace(string text, string from, string to) =>
        string.Create(
            text.Length,
            (text, from, to),
            static (span, s) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = s.from.IndexOf(s.text[i], StringComparison.Ordinal) is >= 0 and var at ? s.to[at] : s.text[i];
            }
        );
}
