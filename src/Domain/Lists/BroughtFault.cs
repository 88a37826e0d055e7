using Tirek.Domain.Places;

namespace Tirek.Domain.Lists;

/// <summary>Why something of a list cannot be taken as it is.</summary>
public enum BroughtReason
{
    /// <summary>A service needs a name of two letters at least. The row is not taken.</summary>
    NameMissing,

    /// <summary>A new service needs at least one kind of help that we know. The row is not taken.</summary>
    KindMissing,

    /// <summary>A new service needs a town of the country. The row is not taken.</summary>
    TownMissing,

    /// <summary>No town of the country has this name, or more than one. The row is not taken if it is new.</summary>
    TownUnknown,

    /// <summary>Another row of the list is the same service. The second is not taken.</summary>
    Twice,

    /// <summary>Two services of the organisation have this name: nobody can tell which is meant. The row is not taken.</summary>
    Unclear,

    /// <summary>Longer than the field. The cell is left out.</summary>
    TooLong,

    /// <summary>No answer that the field has; the cell, or this part of it, is left out.</summary>
    NotUnderstood,

    /// <summary>The address of a shelter is left out; its place is shown as an area.</summary>
    ShelterAddress,

    /// <summary>A service whose address everybody reads would become a shelter: that is asked in its form. The kinds of help are left out.</summary>
    BecomesShelter,

    /// <summary>Words beside a telephone number: the number is taken, the words are left out.</summary>
    WordsLeftOut,
}

/// <summary>
/// Something of a list that is not taken as it is. <see cref="Stops"/>: nothing of the row is.
/// </summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Column">What it was to be (<see cref="BroughtColumn"/>).</param>
/// <param name="Cell">What stands there.</param>
public sealed record BroughtFault(int Row, string Column, BroughtReason Reason, string Cell)
{
    /// <summary>Of a town that is not told from another: those that it may be.</summary>
    public IReadOnlyList<Place> Towns { get; init; } = [];

    public bool Stops =>
        Reason
            is BroughtReason.NameMissing
                or BroughtReason.KindMissing
                or BroughtReason.TownMissing
                or BroughtReason.Twice
                or BroughtReason.Unclear;
}
