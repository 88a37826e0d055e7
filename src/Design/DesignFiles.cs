namespace Tirek.Design;

/// <summary>The bundled style sheets and script, as text, and the fonts of printed sheets.</summary>
public static class DesignFiles
{
    /// <param name="name"><c>site.css</c>, <c>card.css</c>, <c>member.css</c>, <c>leave.js</c>, <c>passkey.js</c>, <c>live.js</c>, <c>preview.js</c>, <c>gapmap.js</c> or <c>gapmap.css</c>.</param>
    public static string Read(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd().Trim();
    }

    /// <param name="name"><c>NotoSans-Regular.ttf</c> or <c>NotoSans-Bold.ttf</c>: every letter of our eight languages is in them.</param>
    public static byte[] ReadFont(string name)
    {
        using var stream = Open(name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Stream Open(string name) =>
        typeof(DesignFiles).Assembly.GetManifestResourceStream(name)
        ?? throw new ArgumentException("No such file of the design.", nameof(name));
}
