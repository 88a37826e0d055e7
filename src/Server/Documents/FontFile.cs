using System.Buffers.Binary;
using System.Text;
using Tirek.Design;

namespace Tirek.Server.Documents;

/// <summary>
/// What a TrueType font knows of its letters: which it has and how wide they are (OpenType 1.9, tables <c>cmap</c> format 4, <c>hhea</c>, <c>hmtx</c>).
/// The layout measures with it by itself, on any number of threads at once.
/// </summary>
internal sealed class FontFile
{
    /// <summary>Stands for a letter that the font has not. Noto Sans has it, and every font has a question mark.</summary>
    private const char Missing = '\u25A1';

    public static readonly FontFile Regular = new("NotoSans-Regular.ttf");
    public static readonly FontFile Bold = new("NotoSans-Bold.ttf");

    /// <summary>Widths by letter in units of the em; negative: the font has no such letter.</summary>
    private readonly float[] widths = new float[char.MaxValue + 1];

    private readonly char missing;

    private FontFile(string name)
    {
        Name = name;
        Bytes = DesignFiles.ReadFont(name);
        Array.Fill(widths, -1);
        ReadWidths();
        missing = Has(Missing) ? Missing : '?';
    }

    public string Name { get; }
    public byte[] Bytes { get; }

    public bool Has(char letter) => widths[letter] >= 0;

    /// <summary>In points, of a text that <see cref="Shown"/> returned, set in <paramref name="size"/> points.</summary>
    public double Width(ReadOnlySpan<char> text, double size)
    {
        double width = 0;
        foreach (var letter in text)
            width += widths[letter];
        return width * size;
    }

    /// <summary>The text with a box for every letter that the font has not.</summary>
    public string Shown(string text)
    {
        foreach (var letter in text)
            if (!Has(letter))
                return Replaced(text);
        return text;
    }

    private string Replaced(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            shown.Append(rune.IsBmp && Has((char)rune.Value) ? (char)rune.Value : missing);
        return shown.ToString();
    }

    private void ReadWidths()
    {
        var em = (float)U16(Table("head") + 18);
        var measured = U16(Table("hhea") + 34);
        var advances = Table("hmtx");
        var map = Unicode(Table("cmap"));
        var segments = U16(map + 6) / 2;
        var (ends, starts) = (map + 14, map + 16 + 2 * segments);
        var (deltas, offsets) = (starts + 2 * segments, starts + 4 * segments);
        for (var s = 0; s < segments; s++)
        for (int letter = U16(starts + 2 * s), end = U16(ends + 2 * s); letter <= end && letter < char.MaxValue; letter++)
        {
            var at = offsets + 2 * s;
            var offset = U16(at);
            var glyph = offset == 0 ? letter : U16(at + offset + 2 * (letter - U16(starts + 2 * s)));
            glyph = glyph == 0 ? 0 : (glyph + U16(deltas + 2 * s)) & 0xFFFF;
            if (glyph != 0)
                widths[letter] = U16(advances + 4 * Math.Min(glyph, measured - 1)) / em;
        }
    }

    private int Table(string tag)
    {
        for (int i = 0, count = U16(4); i < count; i++)
            if (Encoding.ASCII.GetString(Bytes, 12 + 16 * i, 4) == tag)
                return (int)U32(12 + 16 * i + 8);
        throw new InvalidDataException($"The font {Name} has no table {tag}.");
    }

    /// <summary>The map from Unicode's first plane: platform 3, encoding 1, format 4.</summary>
    private int Unicode(int cmap)
    {
        for (int i = 0, count = U16(cmap + 2); i < count; i++)
        {
            var (platform, encoding, map) = (U16(cmap + 4 + 8 * i), U16(cmap + 6 + 8 * i), cmap + (int)U32(cmap + 8 + 8 * i));
            if (platform == 3 && encoding == 1 && U16(map) == 4)
                return map;
        }
        throw new InvalidDataException($"The font {Name} has no map of Unicode.");
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(Bytes.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(Bytes.AsSpan(at));
}
