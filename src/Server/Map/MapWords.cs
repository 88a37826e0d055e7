using Tirek.Domain.Languages;
using Tirek.Domain.Places;
using Tirek.Server.Find;
using Tirek.Server.Shell;

namespace Tirek.Server.Map;

/// <summary>Sentences of the map that hang on a number.</summary>
internal static class MapWords
{
    /// <summary>"12 places to turn to", in the words of Find help.</summary>
    public static string Services(Language language, int count) =>
        Counted.Of(language, count, FindText.Results_one, FindText.Results_few, FindText.Results_many, FindText.Results_other);

    /// <summary>The name of a place with what is known there.</summary>
    public static string Named(Language language, string name, int count) => FindWords.Say(MapText.Named, name, Services(language, count));

    /// <summary>The name of an area with what is somewhere in it.</summary>
    public static string AddressNotShown(Language language, Place area, int count) =>
        FindWords.Say(MapText.NamedHidden, area.Name(language), Services(language, count));
}
