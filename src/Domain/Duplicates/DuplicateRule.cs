namespace Tirek.Domain.Duplicates;

/// <summary>
/// What each thing that two entries have in common, or have otherwise, counts. A name and one more thing that is somebody's own make a pair; a name alone does
/// not, nor does all that services of one organisation share.
/// </summary>
public static class DuplicateRule
{
    /// <summary>From so many points on a person is to look at the two.</summary>
    public const int Threshold = 60;
    public const int Most = 100;

    internal const int Name = 50;
    internal const int NoName = -40;

    /// <summary>Names in languages that cannot be compared say little.</summary>
    internal const int ForeignName = -5;
    internal const int Telephone = 25;
    internal const int OtherTelephone = -8;
    internal const int Mail = 12;
    internal const int Website = 10;
    internal const int Organization = 12;
    internal const int OtherOrganization = -15;
    internal const int Town = 8;
    internal const int OtherTown = -25;
    internal const int OtherCountry = -60;
    internal const int Address = 10;
    internal const int OtherAddress = -10;

    /// <summary>Of one organisation's own list, where two addresses are two branches.</summary>
    internal const int OtherBranch = -30;
    internal const int Help = 6;
    internal const int OtherHelp = -20;

    /// <summary>Of one organisation's own list, where two that help otherwise in one house are two.</summary>
    internal const int OtherProgramme = -30;
    internal const int Text = 12;
    internal const int OtherText = -25;

    /// <summary>What is left of a value's worth when so many entries have it: a pair has it for itself, a switchboard belongs to everybody.</summary>
    internal static double Rarity(int entries) => Math.Min(1, 3 / Math.Pow(Math.Max(1, entries), 0.75));

    /// <summary>What is left of a name's worth when so many entries are called so.</summary>
    internal static double RarityOfName(int entries) => Math.Clamp(1.15 - 0.15 * Math.Log2(Math.Max(1, entries)), 0.4, 1);
}
