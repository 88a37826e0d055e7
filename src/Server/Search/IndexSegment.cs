using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Tirek.Domain.Search;
using Tirek.Domain.Taxonomy;

namespace Tirek.Server.Search;

/// <summary>One segment of an index as a search reads it: postings from Lucene, everything else from memory.</summary>
internal sealed class IndexSegment
{
    // A segment's content hangs on its core, which outlives readers: after a change only new segments are read.
    private static readonly ConditionalWeakTable<object, Content> Contents = [];

    private readonly AtomicReader reader;
    private readonly Content content;

    public IndexSegment(AtomicReader reader)
    {
        this.reader = reader;
        content = Contents.GetValue(reader.CoreCacheKey, _ => new Content(reader));
        Live = LiveOf(reader);
    }

    public ListingColumns Columns => content.Columns;

    /// <summary>Every word of its listings, to find those near a typed one.</summary>
    public Vocabulary Words => content.Words.Value;

    /// <summary>The documents that are not deleted.</summary>
    public Bits Live { get; }

    public IndexedListing Listing(int document) => IndexDocument.Parse(content.Stored[document]);

    /// <summary>The documents in which a field has exactly this term; null when there is none.</summary>
    public DocsEnum? Documents(string field, string term) => reader.GetTermDocsEnum(new(field, term));

    private static Bits LiveOf(AtomicReader reader)
    {
        var live = new Bits(reader.MaxDoc);
        if (reader.LiveDocs is not { } given)
            live.SetAll();
        else
            for (var document = 0; document < reader.MaxDoc; document++)
                if (given.Get(document))
                    live.Set(document);
        return live;
    }

    private sealed class Content
    {
        public Content(AtomicReader reader)
        {
            Stored = new byte[reader.MaxDoc][];
            Columns = new(reader.MaxDoc, Listings(reader));
            Words = new(() => new Vocabulary(WordsOf(reader, IndexDocument.Name).Concat(WordsOf(reader, IndexDocument.Text))));
        }

        public ListingColumns Columns { get; }
        public Lazy<Vocabulary> Words { get; }

        /// <summary>The stored values, in memory: Lucene would unpack sixteen kilobytes for each one (about a kilobyte a listing).</summary>
        public byte[][] Stored { get; }

        private IEnumerable<(int, IndexedListing)> Listings(AtomicReader reader)
        {
            var live = reader.LiveDocs;
            for (var document = 0; document < reader.MaxDoc; document++)
                if (live is null || live.Get(document))
                    yield return (document, IndexDocument.Parse(Stored[document] = IndexDocument.Read(reader, document)));
        }

        private static IEnumerable<string> WordsOf(AtomicReader reader, string field)
        {
            if (reader.GetTerms(field) is not { } terms)
                yield break;
            var each = terms.GetEnumerator();
            while (each.MoveNext())
                yield return each.Term.Utf8ToString();
        }
    }
}
