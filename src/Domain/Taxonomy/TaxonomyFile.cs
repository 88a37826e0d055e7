using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Taxonomy;

/// <summary>
/// The shape of <c>taxonomy.json</c>. Cyrillic Uzbek is derived from Latin unless an entry <c>uz-Cyrl</c> gives it.
/// A fault in the file is a programmer's error: the type initialiser of <see cref="Taxonomy"/> throws.
/// </summary>
internal sealed record TaxonomyFile(string Version, IReadOnlyList<TaxonomyFile.Entry> Terms)
{
    internal sealed record Entry(
        string Key,
        Facet Facet,
        string Audience,
        IReadOnlyList<string> Unconfirmed,
        IReadOnlyDictionary<string, TermWords> Words
    );

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<Facet>(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    // The name space of our term ids: changing it, or the names within, changes every id in every feed we ever published.
    private static readonly Guid NameSpace = Uuid5.Create(Uuid5.Url, "urn:tirek:taxonomy");

    public static TaxonomyFile Read()
    {
        using var stream =
            typeof(TaxonomyFile).Assembly.GetManifestResourceStream("Tirek.Domain.taxonomy.json")
            ?? throw new InvalidOperationException("taxonomy.json is not embedded.");
        return JsonSerializer.Deserialize<TaxonomyFile>(stream, Options) ?? throw new InvalidOperationException("taxonomy.json is empty.");
    }

    public IReadOnlyList<Term> ToTerms()
    {
        var ordinals = new Dictionary<Facet, int>();
        var terms = new List<Term>();
        foreach (var entry in Terms)
        {
            var ordinal = ordinals.GetValueOrDefault(entry.Facet);
            ordinals[entry.Facet] = ordinal + 1;
            terms.Add(
                new Term(WordsOf(entry), entry.Unconfirmed.Select(Known).ToFrozenSet())
                {
                    Key = entry.Key,
                    Facet = entry.Facet,
                    Id = Uuid5.Create(NameSpace, entry.Key),
                    Ordinal = ordinal,
                    IsPublicByDefault = entry.Audience == "public",
                }
            );
        }

        return terms;
    }

    private static FrozenDictionary<Language, TermWords> WordsOf(Entry entry)
    {
        var words = entry.Words.ToDictionary(pair => Known(pair.Key), pair => pair.Value);
        words.TryAdd(Language.UzbekCyrillic, InCyrillic(words[Language.Uzbek]));
        return words.ToFrozenDictionary();
    }

    private static TermWords InCyrillic(TermWords latin) =>
        new(UzbekScript.ToCyrillic(latin.Name), [.. latin.Also.Select(UzbekScript.ToCyrillic)]);

    private static Language Known(string code) =>
        Language.Find(code) ?? throw new InvalidOperationException($"taxonomy.json names a language {code}.");
}
