using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Tirek.Domain.Documents;

namespace Tirek.Server.Documents;

/// <summary>
/// Takes chance and the moment of writing out of an Office package: its parts stand in the order of their names, each with the same date, so that the same report
/// is the same file and tells nothing of the machine that wrote it.
/// </summary>
internal static class SettledPackage
{
    /// <summary>The first that a zip can tell.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Title, language and the day of the report; nobody's name.</summary>
    public static void Describe(WordprocessingDocument document, Report report)
    {
        var at = report.MadeAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        XElement When(string name) => new(Terms + name, new XAttribute(Xsi + "type", "dcterms:W3CDTF"), at);
        var said = new XDocument(
            new XElement(
                Core + "coreProperties",
                new XAttribute(XNamespace.Xmlns + "cp", Core.NamespaceName),
                new XAttribute(XNamespace.Xmlns + "dc", Dc.NamespaceName),
                new XAttribute(XNamespace.Xmlns + "dcterms", Terms.NamespaceName),
                new XAttribute(XNamespace.Xmlns + "xsi", Xsi.NamespaceName),
                new XElement(Dc + "title", new Run(report.Title).Words),
                new XElement(Dc + "language", report.Language.Tag),
                When("created"),
                When("modified")
            )
        );
        var core = document.AddCoreFilePropertiesPart();
        document.ChangeIdOfPart(core, "core");
        using var part = core.GetStream(FileMode.Create);
        said.Save(part, SaveOptions.DisableFormatting);
    }

    public static byte[] Of(byte[] package)
    {
        using var settled = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var to = new ZipArchive(settled, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                var entry = to.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = Epoch;
                using var content = part.Open();
                using var written = entry.Open();
                content.CopyTo(written);
            }
        return settled.ToArray();
    }
}
