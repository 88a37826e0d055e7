using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Documents;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Responses;

/// <summary>What people do with paper: change a number, save a sheet as a file, read all that is in it.</summary>
internal static class Printing
{
    /// <summary>The organisation writes another number for everybody into its own listing.</summary>
    public static async Task ChangeNumber(Persona her, Guid listing, string number)
    {
        var path = $"/organization/services/{listing}";
        await her.Open(path);
        await her.Send(path, ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")), ("phone", number), ("phone-for", "Public"));
    }

    public static async Task<byte[]> Bytes(TestSite site, Persona her, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", string.Join("; ", her.Cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await site.Browser.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The words of a Word file as they are read.</summary>
    public static string Words(byte[] word)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(word), false);
        return document.MainDocumentPart!.Document!.Body!.InnerText;
    }

    /// <summary>Everything that anybody could find in a file: PDF or Word.</summary>
    public static string Everything(byte[] file)
    {
        if (file.AsSpan(0, 4).SequenceEqual("%PDF"u8))
        {
            using var pdf = new ReadPdf(file);
            return pdf.Everything;
        }
        var all = new StringBuilder();
        using var package = new ZipArchive(new MemoryStream(file));
        foreach (var part in package.Entries)
        {
            using var read = new StreamReader(part.Open());
            all.Append(CultureInfo.InvariantCulture, $"{part.FullName}\n{Regex.Replace(read.ReadToEnd(), "<[^>]*>", "")}\n");
        }
        return all.ToString();
    }
}
