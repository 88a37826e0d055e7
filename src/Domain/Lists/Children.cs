using Tirek.Domain.Languages;

namespace Tirek.Domain.Lists;

/// <summary>Children are girls and boys: no term of ours is both, and a mother with children is another.</summary>
internal static class Children
{
    private static readonly HashSet<string> Words =
    [
        .. (
            "children, child, minors, teenagers, дети, детям, детей, для детей, ребёнок, ребенок, несовершеннолетние, подростки, "
            + "подросток, балалар, бала, балаларға, жасөспірімдер, балдар, балдарга, өспүрүмдөр, кӯдакон, кӯдак, наврасон, наврас, "
            + "çagalar, çaga, ýetginjekler, bolalar, bola, oʻsmirlar, болалар, ўсмирлар"
        )
            .Split(',')
            .Select(w => Folding.Fold(w.Trim())),
    ];

    public static IReadOnlyList<string> Terms { get; } = ["girls", "boys"];

    public static bool Are(string text) => Words.Contains(Folding.Fold(text));
}
