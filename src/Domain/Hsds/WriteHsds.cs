using System.Text.Json;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Hsds;

/// <summary>How much of an object is written.</summary>
public enum HsdsForm
{
    /// <summary>Its own fields with organisation and program: what a list holds (HSDS <c>service_list</c>).</summary>
    Short,

    /// <summary>All that belongs to it (HSDS <c>service</c>).</summary>
    Full,
}

/// <summary>
/// Writes views as nested HSDS 3.1 JSON with our profile (docs/decisions/0011). What a reader may not see has no field in the view, so that it cannot be
/// written. Links that only say where an object stands are left out, as in the standard's own examples.
/// </summary>
public static class WriteHsds
{
    /// <summary>The sentence by which a demonstration says that it is one; null on a real node.</summary>
    public const string Demonstration = "Demonstration: invented, do not call.";

    /// <param name="organization">Null where it is not told.</param>
    /// <param name="modified">When this record last changed on this node.</param>
    /// <param name="isDemonstration">Whether the node is invented, so that each object says so.</param>
    public static void Service<TReader>(
        Utf8JsonWriter json,
        ListingView<TReader> view,
        OrganizationView<TReader>? organization,
        DateTimeOffset? modified,
        HsdsForm form,
        bool isDemonstration = false
    )
        where TReader : IReader
    {
        var to = new HsdsWriter(json);
        to.ServiceFields(view, modified, form, isDemonstration);
        to.OrganizationOf(organization, form, isDemonstration);
        to.ProgramOf(view.Program);
        if (form == HsdsForm.Full)
        {
            to.Extension(view);
            to.Parts(view);
            to.Many("service_at_locations", view.Sites, site => to.Site(site));
        }
        json.WriteEndObject();
    }

    /// <summary>A service at one of its places, with the service in it.</summary>
    public static void AtLocation<TReader>(
        Utf8JsonWriter json,
        ListingView<TReader> view,
        SiteView site,
        OrganizationView<TReader>? organization,
        DateTimeOffset? modified,
        HsdsForm form,
        bool isDemonstration = false
    )
        where TReader : IReader
    {
        var to = new HsdsWriter(json);
        to.SiteFields(site);
        if (form == HsdsForm.Full)
            to.SiteParts(site);
        json.WritePropertyName("location");
        if (form == HsdsForm.Full)
            to.Location(site);
        else
        {
            to.LocationFields(site);
            json.WriteEndObject();
        }
        json.WritePropertyName("service");
        to.ServiceFields(view, modified, form, isDemonstration);
        to.OrganizationOf(organization, form, isDemonstration);
        to.ProgramOf(view.Program);
        if (form == HsdsForm.Full)
        {
            to.Extension(view);
            to.Parts(view);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <param name="services">Its services, each with the time of its last change, in the form of a list or, if asked for, in full.</param>
    public static void Organization<TReader>(
        Utf8JsonWriter json,
        OrganizationView<TReader> organization,
        IReadOnlyCollection<(ListingView<TReader> View, DateTimeOffset? Modified)> services,
        HsdsForm form,
        HsdsForm formOfServices = HsdsForm.Short,
        bool isDemonstration = false
    )
        where TReader : IReader
    {
        var to = new HsdsWriter(json);
        to.OrganizationFields(organization, isDemonstration);
        if (form == HsdsForm.Full)
        {
            to.OrganizationParts(organization, [.. services.SelectMany(s => s.View.Sites)]);
            to.Many("services", services, s => Service(json, s.View, null, s.Modified, formOfServices, isDemonstration));
        }
        json.WriteEndObject();
    }

    public static void Term(Utf8JsonWriter json, HsdsTerm term) => new HsdsWriter(json).Term(term, isWhole: true);

    public static void Taxonomy(Utf8JsonWriter json, HsdsTaxonomy taxonomy) => new HsdsWriter(json).Taxonomy(taxonomy);
}
