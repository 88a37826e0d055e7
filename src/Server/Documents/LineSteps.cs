using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>What it takes to paint one line: its words, with the elements of links and of words in another language around them.</summary>
internal static class LineSteps
{
    /// <param name="line">Pieces of it, measured in <paramref name="size"/>.</param>
    /// <param name="size">Of the letters, in points.</param>
    /// <param name="x">Where it begins on the sheet.</param>
    /// <param name="y">Its top, from that of its strip.</param>
    public static IEnumerable<Step> Of(IReadOnlyList<LinePiece> line, double size, double x, double y)
    {
        foreach (var piece in line)
        {
            var words = new Step.Words(piece.Words, x + piece.X, y + size * SheetStyle.Baseline, piece.IsBold, size);
            if (piece.Run.Tag is { } tag)
                yield return new Step.Open("Span") { Language = tag };
            if (piece.Run.Address is { } address)
                yield return new Step.OpenLink(address, piece.Run.Words, x + piece.X, y, piece.Width, size * SheetStyle.Leading);
            yield return words;
            if (piece.Run.Address is not null)
                yield return Step.Close.It;
            if (piece.Run.Tag is not null)
                yield return Step.Close.It;
        }
    }
}
