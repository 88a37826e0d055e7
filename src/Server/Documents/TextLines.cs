using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>Part of a line: words of one run, where they begin and how wide they are, the space after them included. In points.</summary>
internal readonly record struct LinePiece(Run Run, string Words, double X, double Width, bool IsBold);

/// <summary>
/// Breaks a text into lines: after spaces, after hyphens, slashes and dashes that stand before a letter, and anywhere in a word that is wider than the
/// line. Words of several runs without a space between them stay together.
/// </summary>
internal sealed class TextLines
{
    private readonly double size;
    private readonly double width;
    private readonly List<IReadOnlyList<LinePiece>> lines = [];
    private readonly List<LinePiece> line = [];
    private readonly List<LinePiece> word = [];
    private double lineWidth;

    private TextLines(double size, double width) => (this.size, this.width) = (size, width);

    /// <param name="text">At least one line is made of it, be it empty.</param>
    /// <param name="size">Of the letters.</param>
    /// <param name="width">Of the line.</param>
    /// <param name="isBold">Every run is set bold.</param>
    public static IReadOnlyList<IReadOnlyList<LinePiece>> Of(Text text, double size, double width, bool isBold = false)
    {
        var made = new TextLines(size, width);
        foreach (var run in text.Runs)
            made.Add(run, isBold || run.IsStrong);
        made.EndWord();
        made.EndLine();
        return made.lines;
    }

    /// <summary>How wide a line is without the space at its end.</summary>
    public static double WidthOf(IReadOnlyList<LinePiece> line, double size) =>
        line.Count == 0 ? 0 : line[^1].X + Font(line[^1]).Width(line[^1].Words.AsSpan().TrimEnd(' '), size);

    private static FontFile Font(LinePiece piece) => piece.IsBold ? FontFile.Bold : FontFile.Regular;

    private void Add(Run run, bool isBold)
    {
        var font = isBold ? FontFile.Bold : FontFile.Regular;
        foreach (var (i, part) in run.Words.Split('\n').Index())
        {
            if (i > 0)
            {
                EndWord();
                EndLine();
            }
            AddWords(run, font, font.Shown(part), isBold);
        }
    }

    private void AddWords(Run run, FontFile font, string text, bool isBold)
    {
        var begun = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!MayBreakAfter(text, i) && i < text.Length - 1)
                continue;
            var words = text[begun..(i + 1)];
            word.Add(new(run, words, 0, font.Width(words, size), isBold));
            if (MayBreakAfter(text, i))
                EndWord();
            begun = i + 1;
        }
    }

    private static bool MayBreakAfter(string text, int at) =>
        text[at] switch
        {
            ' ' => at + 1 == text.Length || text[at + 1] != ' ',
            '-' or '/' or '–' or '—' or '\u2010' => at > 0 && at + 1 < text.Length && char.IsLetter(text[at + 1]),
            _ => false,
        };

    private void EndWord()
    {
        if (word.Count == 0)
            return;
        var all = word.Sum(p => p.Width);
        var shown = all - word[^1].Width + Font(word[^1]).Width(word[^1].Words.AsSpan().TrimEnd(' '), size);
        if (lineWidth + shown > width && lineWidth > 0)
            EndLine();
        foreach (var piece in word)
            if (shown > width)
                AddCut(piece);
            else
                Append(piece);
        word.Clear();
    }

    /// <summary>A word that no line can hold goes on in the next one, wherever that is; a mark over a letter stays with it.</summary>
    private void AddCut(LinePiece piece)
    {
        var font = Font(piece);
        var begun = 0;
        double measured = 0;
        for (var i = 0; i < piece.Words.Length; i++)
        {
            var letter = font.Width(piece.Words.AsSpan(i, 1), size);
            if (lineWidth + measured + letter > width && lineWidth + measured > 0 && letter > 0 && piece.Words[i] != ' ')
            {
                if (i > begun)
                    Append(piece with { Words = piece.Words[begun..i], Width = measured });
                EndLine();
                (begun, measured) = (i, 0);
            }
            measured += letter;
        }
        if (begun < piece.Words.Length)
            Append(piece with { Words = piece.Words[begun..], Width = measured });
    }

    private void Append(LinePiece piece)
    {
        if (line.Count > 0 && ReferenceEquals(line[^1].Run, piece.Run))
            line[^1] = line[^1] with { Words = line[^1].Words + piece.Words, Width = line[^1].Width + piece.Width };
        else
            line.Add(piece with { X = lineWidth });
        lineWidth += piece.Width;
    }

    private void EndLine()
    {
        lines.Add([.. line]);
        line.Clear();
        lineWidth = 0;
    }
}
