using System.Text.Json;
using System.Text.Json.Serialization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Tirek.Domain.Search;

namespace Tirek.Server.Search;

/// <summary>A listing as a document of the index: its words and places as whole terms, the rest as one stored value.</summary>
internal static class IndexDocument
{
    public const string Id = "id",
        Name = "n",
        Text = "t",
        Place = "p",
        Serves = "s";
    private const string Stored = "d";

    /// <summary>Changes whenever documents are made in another way: an index of another format is made anew.</summary>
    public const string Format = "2";

    private static readonly FieldType Whole = new(StringField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_ONLY };

    public static Document Of(IndexedListing listing)
    {
        var document = new Document { new Field(Id, listing.Card.Id.ToString("N"), Whole) };
        Add(document, Name, listing.NameWords);
        Add(document, Text, listing.TextWords);
        Add(document, Place, listing.Places);
        Add(document, Serves, listing.Serves);
        var kept = listing with { NameWords = [], TextWords = [], Places = [] };
        document.Add(new StoredField(Stored, JsonSerializer.SerializeToUtf8Bytes(kept, IndexJson.Default.IndexedListing)));
        return document;
    }

    public static Term IdTerm(Guid id) => new(Id, id.ToString("N"));

    /// <summary>The listing of a document, without its words and places, as it is stored.</summary>
    public static byte[] Read(IndexReader reader, int document)
    {
        var visitor = new StoredValue();
        reader.Document(document, visitor);
        return visitor.Value;
    }

    public static IndexedListing Parse(byte[] stored) => JsonSerializer.Deserialize(stored, IndexJson.Default.IndexedListing)!;

    private static void Add(Document document, string field, IEnumerable<string> terms)
    {
        foreach (var term in terms)
            // Lucene refuses terms beyond 32,766 bytes; nobody types a word that long.
            if (term.Length <= 256)
                document.Add(new Field(field, term, Whole));
    }

    private sealed class StoredValue : StoredFieldVisitor
    {
        public byte[] Value { get; private set; } = [];

        public override void BinaryField(FieldInfo fieldInfo, byte[] value) => Value = value;

        public override Status NeedsField(FieldInfo fieldInfo) => fieldInfo.Name == Stored ? Status.YES : Status.NO;
    }
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
[JsonSerializable(typeof(IndexedListing))]
internal sealed partial class IndexJson : JsonSerializerContext;
