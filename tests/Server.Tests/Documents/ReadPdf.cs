using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Tirek.Server.Tests.Documents;

/// <summary>An element of a PDF's structure tree with the text that it holds, that of its children included.</summary>
internal sealed record PdfElement(string Tag, string Text, DictionaryToken Dictionary, IReadOnlyList<PdfElement> Children)
{
    public IEnumerable<PdfElement> All => Children.SelectMany(c => c.All).Prepend(this);

    public string? Value(string key) =>
        Dictionary.TryGet(NameToken.Create(key), out var token)
            ? token switch
            {
                StringToken s => s.Data,
                HexToken h => h.Data,
                NameToken n => n.Data,
                _ => token.ToString(),
            }
            : null;
}

/// <summary>Reads a PDF as a screen reader does: by its structure tree.</summary>
internal sealed class ReadPdf : IDisposable
{
    private readonly PdfDocument document;
    private readonly List<Dictionary<int, string>> marked = [];
    private readonly List<string> artifacts = [];
    private readonly List<string> unmarked = [];
    private readonly Dictionary<IndirectReference, int> pages = [];

    public ReadPdf(byte[] bytes)
    {
        Bytes = bytes;
        document = PdfDocument.Open(bytes);
        foreach (var page in document.GetPages())
            Read(page);
        FindPages(Get(Catalog, "Pages"));
        Root = Element((DictionaryToken)Resolve(Get(StructTreeRoot, "K")));
    }

    public byte[] Bytes { get; }
    public PdfElement Root { get; }
    public int Pages => document.NumberOfPages;
    public string? Title => document.Information.Title;
    public string? Created => document.Information.CreationDate;
    public DictionaryToken Catalog => document.Structure.Catalog.CatalogDictionary;
    public DictionaryToken StructTreeRoot => (DictionaryToken)Resolve(Get(Catalog, "StructTreeRoot"));

    /// <summary>An entry of the catalogue, or of a dictionary in it, as text.</summary>
    public string? Value(params string[] path)
    {
        IToken token = Catalog;
        foreach (var key in path)
            token = Resolve(Get((DictionaryToken)token, key));
        return token switch
        {
            StringToken s => s.Data,
            HexToken h => h.Data,
            BooleanToken b => b.Data ? "true" : "false",
            _ => token.ToString(),
        };
    }

    /// <summary>The text of each page that only adorns or repeats.</summary>
    public IReadOnlyList<string> Artifacts => artifacts;

    /// <summary>Text of each page that no reader would be told of.</summary>
    public IReadOnlyList<string> Unmarked => unmarked;

    /// <summary>All text of each page, as it stands there.</summary>
    public IReadOnlyList<string> Shown => [.. document.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value)))];

    public IReadOnlyList<string> Bookmarks =>
        document.TryGetBookmarks(out var found) ? [.. found.GetNodes().Select(n => $"{n.Level} {n.Title}")] : [];

    public IReadOnlyList<string> Links => [.. document.GetPages().SelectMany(p => p.GetHyperlinks()).Select(l => l.Uri)];

    public IReadOnlyList<Letter> LettersOf(int page) => document.GetPage(page).Letters;

    /// <summary>Everything that anybody could find in the file: text, strings and streams, unpacked.</summary>
    public string Everything
    {
        get
        {
            var all = new StringBuilder(string.Join('\n', Shown)).Append(Encoding.Latin1.GetString(Bytes));
            foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys)
                Append(all, document.Structure.GetObject(reference).Data);
            return all.ToString();
        }
    }

    public void Dispose() => document.Dispose();

    private void Read(Page page)
    {
        var (byId, ornament) = (new Dictionary<int, string>(), new StringBuilder());
        foreach (var content in page.GetMarkedContents())
            if (content.Tag == "Artifact")
                ornament.Append(Text(content));
            else
                byId[content.MarkedContentIdentifier] = byId.GetValueOrDefault(content.MarkedContentIdentifier) + Text(content);
        marked.Add(byId);
        artifacts.Add(ornament.ToString());
        var known = page.GetMarkedContents().SelectMany(LettersIn).Select(l => (l.Value, l.StartBaseLine)).ToHashSet();
        unmarked.Add(string.Concat(page.Letters.Where(l => !known.Contains((l.Value, l.StartBaseLine))).Select(l => l.Value)));
    }

    private static IEnumerable<Letter> LettersIn(MarkedContentElement content) =>
        content.Letters.Concat(content.Children.SelectMany(LettersIn));

    private static string Text(MarkedContentElement content) => string.Concat(LettersIn(content).Select(l => l.Value));

    private void FindPages(IToken node)
    {
        var dictionary = (DictionaryToken)Resolve(node);
        if (!dictionary.TryGet(NameToken.Kids, out var kids))
            return;
        foreach (var kid in ((ArrayToken)Resolve(kids)).Data.OfType<IndirectReferenceToken>())
        {
            if (((DictionaryToken)Resolve(kid)).ContainsKey(NameToken.Kids))
                FindPages(kid);
            else
                pages[kid.Data] = pages.Count;
        }
    }

    private PdfElement Element(DictionaryToken dictionary)
    {
        var children = new List<PdfElement>();
        var text = new StringBuilder();
        var page = dictionary.TryGet(NameToken.Create("Pg"), out var on) && on is IndirectReferenceToken r ? pages[r.Data] : -1;
        foreach (var kid in Kids(dictionary))
            switch (Resolve(kid))
            {
                case NumericToken id:
                    text.Append(marked[page][id.Int]);
                    break;
                case DictionaryToken reference when reference.TryGet(NameToken.Create("MCID"), out NumericToken id):
                    text.Append(marked[pages[((IndirectReferenceToken)Get(reference, "Pg")).Data]][id.Int]);
                    break;
                case DictionaryToken inner when inner.ContainsKey(NameToken.Create("S")):
                    children.Add(Element(inner));
                    text.Append(children[^1].Text);
                    break;
            }
        return new(((NameToken)Get(dictionary, "S")).Data, text.ToString(), dictionary, children);
    }

    private IEnumerable<IToken> Kids(DictionaryToken dictionary) =>
        !dictionary.TryGet(NameToken.Create("K"), out var kids) ? []
        : Resolve(kids) is ArrayToken many ? many.Data
        : [kids];

    private static void Append(StringBuilder all, IToken token)
    {
        switch (token)
        {
            case StringToken s:
                all.Append('\n').Append(s.Data);
                break;
            case HexToken h:
                all.Append('\n').Append(h.Data);
                break;
            case ArrayToken array:
                foreach (var item in array.Data)
                    Append(all, item);
                break;
            case DictionaryToken dictionary:
                foreach (var (_, value) in dictionary.Data)
                    Append(all, value);
                break;
            case StreamToken stream:
                Append(all, stream.StreamDictionary);
                all.Append('\n').Append(Encoding.Latin1.GetString(Unpacked(stream)));
                break;
        }
    }

    private static byte[] Unpacked(StreamToken stream)
    {
        if (
            !stream.StreamDictionary.TryGet(NameToken.Filter, out var filter)
            || !filter.ToString()!.Contains("Flate", StringComparison.Ordinal)
        )
            return stream.Data.ToArray();
        using var packed = new ZLibStream(new MemoryStream(stream.Data.ToArray()), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }

    private static IToken Get(DictionaryToken dictionary, string key) => dictionary.Data[key];

    private IToken Resolve(IToken token) =>
        token is IndirectReferenceToken reference ? document.Structure.GetObject(reference.Data).Data : token;
}
