using Tirek.Domain.Languages;

namespace Tirek.Domain.Documents;

/// <summary>
/// A document as what it says, not how it looks: written as a page, as PDF, and as whatever comes later, from this one form.
/// <paramref name="Title"/> stands in the window, in the history and in the file, so of what a survivor may open it is neutral; what the sheet is about
/// is its first heading. <paramref name="MadeAt"/> is the instant at which it was made, the only clock that a written document knows.
/// </summary>
public sealed record Report(string Title, Language Language, DateTimeOffset MadeAt, IReadOnlyList<Block> Blocks)
{
    /// <summary>Lines at the foot of every sheet: when it was made, where it comes from, when that was checked. There is room for four.</summary>
    public IReadOnlyList<string> Foot { get; init; } = [];

    /// <summary>The number of a sheet in words: <c>{0}</c> is the sheet, <c>{1}</c> how many there are. Empty: sheets are not numbered.</summary>
    public string PageOf { get; init; } = "";

    /// <summary>What stands at the head of every sheet when its content is invented; null when it is real.</summary>
    public string? Mark { get; init; }

    public Paper Paper { get; init; } = Paper.A4;
}

/// <summary>The sheet that a report is made for.</summary>
public enum Paper
{
    /// <summary>210 × 297 mm.</summary>
    A4,

    /// <summary>A card to cut out, 85 mm wide as a bank card is, alone on a sheet of A4 without head, foot or ornament.</summary>
    Card,
}
