namespace Tirek.Design;

/// <summary>The bundled style sheets and script, as text.</summary>
public static class DesignFiles
{
    /// <param name="name"><c>site.css</c>, <c>card.css</c> or <c>leave.js</c>.</param>
    public static string Read(string name)
    {
        using var stream =
            typeof(DesignFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException("No such file of the design.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim();
    }
}
