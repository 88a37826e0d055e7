using System.Resources;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Server.Shell;

/// <summary>A text of ours that is written into a record: in all our languages, those beside English not confirmed by anybody.</summary>
internal static class InEveryLanguage
{
    public static LocalText Of(ResourceManager texts, string key) =>
        new([
            .. Language.All.Select(l => new Wording(
                l.Code,
                texts.GetString(key, l.Culture)!,
                l == Language.English ? TranslationState.Original : TranslationState.Unchecked
            )),
        ]);
}
