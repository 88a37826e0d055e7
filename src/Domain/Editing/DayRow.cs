namespace Tirek.Domain.Editing;

/// <summary>A line of special days as a form shows it.</summary>
/// <param name="At">Its number among those of the page: what is ticked in it is sent by this number.</param>
/// <param name="IsPast">It is over and stands folded.</param>
public sealed record DayRow(int At, DayLine Line, DayFault Fault, bool IsPast);
