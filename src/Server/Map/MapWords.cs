using Tirek.Domain.Languages;
using Tirek.Server.Find;
using Tirek.Server.Shell;

namespace Tirek.Server.Map;

/// <summary>Sentences of the map that hang on a number.</summary>
internal static class MapWords
{
    /// <summary>"12 places to turn to", in the words of Find help.</summary>
    public static string Services(Language language, int count) =>
        Counted.Of(language, count, FindText.Results_one, FindText.Results_few, FindText.Results_many, FindText.Results_other);
}
