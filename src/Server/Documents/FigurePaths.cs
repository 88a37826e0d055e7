using System.Globalization;
using PdfSharp.Drawing;
using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>Reads the path language of SVG (SVG 1.1, section 8.3: M L H V C Q Z, absolute and relative) into a path of the sheet.</summary>
internal sealed class FigurePaths
{
    private readonly XGraphicsPath drawn = new() { FillMode = XFillMode.Alternate };
    private readonly string data;
    private readonly Func<XPoint, XPoint> onSheet;
    private int at;
    private XPoint pen;
    private XPoint begun;

    private FigurePaths(string data, Func<XPoint, XPoint> onSheet) => (this.data, this.onSheet) = (data, onSheet);

    /// <exception cref="FormatException">The path holds something else.</exception>
    public static XGraphicsPath Read(FigurePath path, Func<XPoint, XPoint> onSheet)
    {
        var paths = new FigurePaths(path.Data, onSheet);
        paths.Read();
        return paths.drawn;
    }

    private void Read()
    {
        var command = ' ';
        while (Skip())
        {
            if (char.IsAsciiLetter(data[at]))
                command = data[at++];
            else if (command is ' ' or 'Z' or 'z')
                throw new FormatException("A path of a figure has numbers without a command.");
            Draw(char.ToUpperInvariant(command), char.IsLower(command) ? pen : default);
            // Further points after a move are lines.
            command = command switch
            {
                'M' => 'L',
                'm' => 'l',
                _ => command,
            };
        }
    }

    private void Draw(char command, XPoint from)
    {
        switch (command)
        {
            case 'M':
                drawn.StartFigure();
                pen = begun = Point(from);
                break;
            case 'L':
                Line(Point(from));
                break;
            case 'H':
                Line(new(from.X + Number(), pen.Y));
                break;
            case 'V':
                Line(new(pen.X, from.Y + Number()));
                break;
            case 'C':
                Curve(Point(from), Point(from), Point(from));
                break;
            case 'Q':
                var (bend, end) = (Point(from), Point(from));
                Curve(Between(pen, bend), Between(end, bend), end);
                break;
            case 'Z':
                drawn.CloseFigure();
                pen = begun;
                break;
            default:
                throw new FormatException($"A path of a figure has the command {command}, which is not read.");
        }
    }

    /// <summary>The control point of the cubic curve that is the same as a quadratic one.</summary>
    private static XPoint Between(XPoint end, XPoint bend) => new(end.X + (bend.X - end.X) * 2 / 3, end.Y + (bend.Y - end.Y) * 2 / 3);

    private void Line(XPoint to)
    {
        drawn.AddLine(onSheet(pen), onSheet(to));
        pen = to;
    }

    private void Curve(XPoint first, XPoint second, XPoint to)
    {
        drawn.AddBezier(onSheet(pen), onSheet(first), onSheet(second), onSheet(to));
        pen = to;
    }

    private XPoint Point(XPoint from) => new(from.X + Number(), from.Y + Number());

    private double Number()
    {
        Skip();
        var begins = at;
        if (at < data.Length && data[at] is '-' or '+')
            at++;
        var hasPoint = false;
        while (at < data.Length && (char.IsAsciiDigit(data[at]) || (data[at] == '.' && !hasPoint)))
            hasPoint |= data[at++] == '.';
        return double.Parse(data.AsSpan(begins, at - begins), CultureInfo.InvariantCulture);
    }

    private bool Skip()
    {
        while (at < data.Length && (char.IsWhiteSpace(data[at]) || data[at] == ','))
            at++;
        return at < data.Length;
    }
}
