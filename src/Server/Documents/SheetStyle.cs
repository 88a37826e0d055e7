using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>Measures of a sheet of A4 in points (1/72 inch), and how its text is set: black on white, with the order of sizes that pages have.</summary>
internal static class SheetStyle
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    public const double Side = 56;
    public const double Top = 52;
    public const double Bottom = 76;
    public const double Plain = 10.5;
    public const double Small = 9;
    public const double Foot = 8;
    public const double Large = 17;
    public const double Leading = 1.4;

    /// <summary>Where letters stand in their line, from its top, in parts of their size.</summary>
    public const double Baseline = 1.05;

    public const double Padding = 9;
    public const double CardWidth = 85 * Millimetre;
    public const double CardHeight = 54 * Millimetre;
    public const double Millimetre = 72 / 25.4;

    public static double TextWidth => Width - 2 * Side;
    public static double TextHeight => Height - Top - Bottom;

    /// <summary>Size of a heading and the space above it.</summary>
    public static (double Size, double Before) Of(Heading heading) =>
        heading.Level switch
        {
            1 => (20, 12),
            2 => (14, 14),
            3 => (11.5, 11),
            _ => (Plain, 10),
        };

    public static double Of(TextSize size) =>
        size switch
        {
            TextSize.Large => Large,
            TextSize.Small => Small,
            _ => Plain,
        };
}
