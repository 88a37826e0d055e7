using Tirek.Domain.Taxonomy;

namespace Tirek.Domain.Gaps;

/// <summary>What is looked for in every region.</summary>
public static class GapRule
{
    /// <summary>
    /// The kinds of help of which the pages say where they are missing: what articles 18 to 26 of the Council of Europe's Convention ask for (advice, law, shelter,
    /// helplines, care after sexual violence, help for children), and the police and doctors to whom people turn first. The download has every kind.
    /// </summary>
    public static readonly IReadOnlyList<Term> Kinds =
    [
        .. new[]
        {
            "helpline",
            "crisis-centre",
            "shelter",
            "counselling",
            "legal-aid",
            "police-womens-unit",
            "health-care",
            "care-after-rape",
            "forensic-examination",
            "child-protection",
        }.Select(k => Taxonomy.Taxonomy.Find(k)!),
    ];

    /// <summary>
    /// Kinds that come by telephone: how far away they stand tells nothing, and one that names no area serves its whole country.
    /// </summary>
    public static readonly IReadOnlyList<Term> ByTelephone =
    [
        Taxonomy.Taxonomy.Find("emergency-line")!,
        Taxonomy.Taxonomy.Find("helpline")!,
    ];

    /// <summary>Bits of <see cref="ByTelephone"/>.</summary>
    public static readonly ulong TelephoneBits = ByTelephone.Aggregate(0UL, (bits, k) => bits | k.Bit);

    /// <summary>Every kind of help for survivors, in the order of the taxonomy.</summary>
    public static readonly IReadOnlyList<Term> AllKinds =
    [
        .. Taxonomy.Taxonomy.Of(Facet.KindOfHelp).Where(t => t.Key is not Programmes.ProgrammeRule.Kind),
    ];

    /// <summary>The kind whose places are set against the number of inhabitants.</summary>
    public static readonly Term Shelter = Taxonomy.Taxonomy.Find("shelter")!;

    /// <summary>ISO 639-1 codes of the languages that people of the five countries speak; of each region those are named that nobody there speaks.</summary>
    public static readonly IReadOnlyList<string> Languages = ["ru", "kk", "ky", "tg", "tk", "uz"];
}
