namespace Tirek.Domain.Duplicates;

/// <summary>What speaks for two entries being one service, or against it.</summary>
public enum DuplicateReason
{
    SameName,

    /// <summary>The same but for slips, order, script or language of some words.</summary>
    NearName,
    OtherName,
    SameTelephone,
    OtherTelephone,
    SameMail,
    SameWebsite,
    SameOrganization,
    OtherOrganization,
    SameTown,
    OtherTown,
    OtherCountry,
    SameAddress,
    OtherAddress,
    SameHelp,
    OtherHelp,
    SameText,
    OtherText,
}

/// <summary>A reason and what it counts: above nought for one service, below it against.</summary>
public sealed record WeighedReason(DuplicateReason Reason, int Points);

/// <summary>
/// Two entries that probably are one service. <see cref="First"/> sorts before <see cref="Second"/>; the score goes from
/// <see cref="DuplicateRule.Threshold"/> to 100, and the reasons, weightiest first, make it.
/// </summary>
public sealed record ProbablePair(Guid First, Guid Second, int Score, IReadOnlyList<WeighedReason> Reasons)
{
    /// <summary>The id of the pair of these two, whichever is named first.</summary>
    public static Guid IdOf(Guid one, Guid other)
    {
        var (first, second) = one.CompareTo(other) < 0 ? (one, other) : (other, one);
        return Uuid5.Create(first, $"tirek:pair:{second}");
    }
}
