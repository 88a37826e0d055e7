using System.Globalization;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Hsds;

/// <summary>Writes what is of a service itself.</summary>
internal static class WriteListing
{
    public static void ServiceFields<TReader>(
        this HsdsWriter to,
        ListingView<TReader> view,
        DateTimeOffset? modified,
        HsdsForm form,
        bool isDemonstration
    )
        where TReader : IReader
    {
        to.Id(view.Id);
        to.Text("name", view.Name);
        to.Text("alternate_name", view.AlternateName);
        to.Text("description", view.Description);
        to.Address("url", view.Url);
        to.Email("email", view.Email);
        to.Required(
            "status",
            view.Status == ListingStatus.TemporarilyClosed ? "temporarily closed" : view.Status.ToString().ToLowerInvariant()
        );
        to.Text("interpretation_services", view.InterpretationServices);
        to.Text("application_process", view.ApplicationProcess);
        to.Text("fees_description", view.Fees);
        to.Text("wait_time", view.WaitTime);
        to.Text("accreditations", view.Accreditations);
        to.Text("eligibility_description", view.Eligibility);
        to.Number("minimum_age", view.MinimumAge);
        to.Number("maximum_age", view.MaximumAge);
        to.Date("assured_date", view.CheckedOn);
        to.Text("licenses", view.Licenses);
        to.Text("alert", view.Alert);
        to.Text(
            "last_modified",
            (modified ?? view.LastModified)?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        );
        to.Is("is_free", view.IsFree);
        to.Text("checked_by", view.CheckedBy);
        to.Text("source", view.Source);
        if (isDemonstration)
            to.Text("demonstration", WriteHsds.Demonstration);
        if (form == HsdsForm.Full)
            to.TranslateExtension(view);
        to.EndFields();
    }

    public static void ProgramOf(this HsdsWriter to, Organization.Programme? program)
    {
        if (program is null)
            return;
        to.Json.WritePropertyName("program");
        to.Program(program);
    }

    public static void Program(this HsdsWriter to, Organization.Programme program)
    {
        to.Id(program.Id);
        to.Text("name", program.Name);
        to.Text("alternate_name", program.AlternateName);
        to.Required("description", program.Description);
        to.Json.WriteEndObject();
    }

    /// <summary>What belongs to a service, its places apart.</summary>
    public static void Parts<TReader>(this HsdsWriter to, ListingView<TReader> view)
        where TReader : IReader
    {
        to.Many("phones", view.Phones, to.Phone);
        to.Many("schedules", view.Schedules, to.Schedule);
        to.Many("service_areas", view.ServiceAreas, to.Area);
        to.Many("languages", view.Languages, to.Language);
        to.Many("funding", view.Funding, to.Funding);
        to.Many("cost_options", view.Costs, cost => Cost(to, cost));
        to.Many("required_documents", view.Documents, document => Document(to, document));
        to.Many("contacts", view.Contacts, to.Contact);
        to.Many("capacities", view.Capacity, capacity => Capacity(to, capacity));
        to.Many("attributes", HsdsTerms.Of(view), term => to.Attribute(view.Id, term));
        if (view.StatusIsAssumed)
            to.Many("metadata", [view.Id], id => Assumed(to, id, view.LastModified));
    }

    public static void SiteFields(this HsdsWriter to, SiteView site)
    {
        to.Id(site.Id);
        to.Text("description", site.OwnDescription);
        to.EndFields();
    }

    public static void SiteParts(this HsdsWriter to, SiteView site)
    {
        to.Many("contacts", site.OwnContacts, to.Contact);
        to.Many("phones", site.OwnPhones, to.Phone);
        to.Many("schedules", site.OwnSchedules, to.Schedule);
    }

    public static void Site(this HsdsWriter to, SiteView site)
    {
        to.SiteFields(site);
        to.SiteParts(site);
        to.Json.WritePropertyName("location");
        to.Location(site);
        to.Json.WriteEndObject();
    }

    private static void Cost(HsdsWriter to, CostOption cost)
    {
        to.Id(cost.Id);
        to.Text("option", cost.Option);
        to.Text("currency", cost.Currency);
        if (cost.Amount is { } amount)
            to.Json.WriteNumber("amount", amount);
        to.Text("amount_description", cost.AmountDescription);
        to.Json.WriteEndObject();
    }

    private static void Document(HsdsWriter to, RequiredDocument document)
    {
        to.Id(document.Id);
        to.Text("document", document.Document);
        to.Address("uri", document.Uri);
        to.Json.WriteEndObject();
    }

    private static void Capacity(HsdsWriter to, Capacity capacity)
    {
        to.Id(capacity.Id);
        to.Json.WritePropertyName("unit");
        to.Id(Uuid5.Create(Uuid5.Url, $"tirek:unit:{capacity.Unit}"));
        to.Required("name", capacity.Unit);
        to.Json.WriteEndObject();
        to.Json.WriteNumber("available", capacity.Available);
        to.Number("maximum", capacity.Maximum);
        to.Text("updated", $"{capacity.Updated:yyyy-MM-dd}T00:00:00Z");
        to.Json.WriteEndObject();
    }

    /// <summary>HSDS <c>metadata</c>: that a value was not said by its source.</summary>
    private static void Assumed(HsdsWriter to, Guid service, DateTimeOffset? on)
    {
        to.Id(Uuid5.Create(service, "status assumed"));
        to.Text("resource_type", HsdsTables.Service);
        to.Required("last_action_date", (on ?? DateTimeOffset.UnixEpoch).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        to.Required("last_action_type", "assumed");
        to.Required("field_name", "status");
        to.Required("previous_value", "");
        to.Required("replacement_value", "active");
        to.Required("updated_by", "Tirek");
        to.Json.WriteEndObject();
    }
}
