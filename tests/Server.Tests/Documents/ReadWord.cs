using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tirek.Server.Tests.Documents;

/// <summary>Reads a Word file as Word does: by its styles and properties.</summary>
internal static class ReadWord
{
    /// <summary>What Word would find wrong about it.</summary>
    public static IReadOnlyList<string> Faults(byte[] word)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(word), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(f => $"{f.Path?.XPath}: {f.Description}")];
    }

    /// <summary>The words of every heading of this level.</summary>
    public static IReadOnlyList<string> Headings(byte[] word, int level)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(word), false);
        return
        [
            .. document
                .MainDocumentPart!.Document!.Body!.Elements<Paragraph>()
                .Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == $"Heading{level}")
                .Select(p => p.InnerText),
        ];
    }
}
