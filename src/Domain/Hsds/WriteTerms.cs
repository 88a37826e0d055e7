using Tirek.Domain.Languages;

namespace Tirek.Domain.Hsds;

/// <summary>Writes taxonomies, terms and their links to services.</summary>
internal static class WriteTerms
{
    /// <summary>HSDS <c>attribute</c>: that a service has a term.</summary>
    public static void Attribute(this HsdsWriter to, Guid service, HsdsTerm term)
    {
        to.Id(Uuid5.Create(service, term.Id.ToString()));
        to.Text("link_type", "taxonomy_term");
        to.Text("link_entity", HsdsTables.Service);
        to.Json.WritePropertyName("taxonomy_term");
        to.Term(term, isWhole: false);
        to.Json.WriteEndObject();
    }

    /// <summary>A term; a whole one carries our names in all languages.</summary>
    public static void Term(this HsdsWriter to, HsdsTerm term, bool isWhole)
    {
        to.Id(term.Id);
        to.Text("code", term.Code);
        to.Required("name", term.Name);
        to.Required("description", null);
        to.Text("taxonomy", term.Taxonomy.Name);
        to.Json.WritePropertyName("taxonomy_detail");
        to.Taxonomy(term.Taxonomy);
        if (term.Own is { } own)
        {
            to.Text("language", "en");
            if (isWhole)
                to.Many("translations", [.. Language.All.Where(l => l != Language.English)], language => Name(to, own, language));
        }
        to.Json.WriteEndObject();
    }

    public static void Taxonomy(this HsdsWriter to, HsdsTaxonomy taxonomy)
    {
        to.Id(taxonomy.Id);
        to.Required("name", taxonomy.Name);
        to.Required("description", taxonomy.Description);
        to.Address("uri", taxonomy.Uri);
        to.Text("version", taxonomy.Version);
        to.Json.WriteEndObject();
    }

    private static void Name(HsdsWriter to, Domain.Taxonomy.Term term, Language language)
    {
        to.Json.WriteStartObject();
        to.Text("field", "name");
        to.Text("language", language.Code);
        to.Text("state", HsdsWriter.NameOf(term.IsConfirmed(language) ? TranslationState.Human : TranslationState.Unchecked));
        to.Text("value", term.Name(language));
        to.Json.WriteEndObject();
    }
}
