using Tirek.Domain.Languages;

namespace Tirek.Server.Shell;

/// <summary>A text with a number in it, in the form that the language wants for that number (CLDR).</summary>
internal static class Counted
{
    public static string Of(Language language, long count, string one, string few, string many, string other)
    {
        var form = Plural.Of(language, count) switch
        {
            PluralCategory.One => one,
            PluralCategory.Few => few,
            PluralCategory.Many => many,
            _ => other,
        };
        return string.Format(language.Culture, form, Number(language, count));
    }

    /// <summary>A whole number with its groups as the language sets them.</summary>
    public static string Number(Language language, long count) => count.ToString("N0", language.Culture);
}
