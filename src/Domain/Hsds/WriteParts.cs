using System.Globalization;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;

namespace Tirek.Domain.Hsds;

/// <summary>Writes the parts that organisations, services and places share, as HSDS 3.1 objects.</summary>
internal static class WriteParts
{
    public static void Phone(this HsdsWriter to, Phone phone)
    {
        to.Id(phone.Id);
        // The standard knows an extension as a number only.
        var isNumber = int.TryParse(phone.Extension, NumberStyles.None, CultureInfo.InvariantCulture, out var extension);
        to.Required("number", isNumber || phone.Extension is null ? phone.Number : $"{phone.Number} ext. {phone.Extension}");
        to.Number("extension", isNumber ? extension : null);
        to.Text("type", phone.Type);
        to.Text("description", phone.Description);
        to.Is("is_invented", phone.IsInvented ? true : null);
        to.EndFields();
        to.Many("languages", phone.Languages, code => Language(to, new(Uuid5.Create(phone.Id, code), code, null, null)));
        to.Json.WriteEndObject();
    }

    public static void Language(this HsdsWriter to, SpokenLanguage language)
    {
        to.Id(language.Id);
        to.Text("name", language.Name);
        to.Text("code", language.Code);
        to.Text("note", language.Note);
        to.Json.WriteEndObject();
    }

    public static void Contact(this HsdsWriter to, Contact contact)
    {
        to.Id(contact.Id);
        to.Text("name", contact.Name);
        to.Text("title", contact.Title);
        to.Text("department", contact.Department);
        to.Email("email", contact.Email);
        to.Json.WriteEndObject();
    }

    public static void Funding(this HsdsWriter to, Funding funding)
    {
        to.Id(funding.Id);
        to.Text("source", funding.Source);
        to.Json.WriteEndObject();
    }

    /// <summary>Weekly or monthly, since the standard names no more: what is daily is weekly on all days. Wall-clock times of the place.</summary>
    public static void Schedule(this HsdsWriter to, Schedule schedule)
    {
        var isDaily = schedule.Freq == "DAILY";
        to.Id(schedule.Id);
        to.Date("valid_from", schedule.ValidFrom);
        to.Date("valid_to", schedule.ValidTo);
        to.Date("dtstart", schedule.Start);
        to.Text("freq", isDaily ? "WEEKLY" : schedule.Freq);
        to.Number("interval", schedule.Interval == 1 ? null : schedule.Interval);
        to.Text("byday", isDaily ? "MO,TU,WE,TH,FR,SA,SU" : string.Join(',', schedule.ByDay));
        to.Text("bymonthday", string.Join(',', schedule.ByMonthDay));
        to.Text("description", schedule.Description);
        to.Text("opens_at", Time(schedule.OpensAt));
        to.Text("closes_at", Time(schedule.ClosesAt));
        to.Text("attending_type", schedule.AttendingType);
        to.Text("notes", schedule.Notes);
        to.Text("time_zone", schedule.TimeZone);
        to.Is("is_closure", schedule.IsClosure ? true : null);
        to.EndFields();
        to.Json.WriteEndObject();
    }

    public static void Area(this HsdsWriter to, ServiceArea area)
    {
        to.Id(area.Id);
        to.Text("name", area.Name);
        to.Text("description", area.Description);
        to.Text("place", area.PlaceKey);
        to.Json.WriteEndObject();
    }

    /// <summary>The standard demands five lines of every address: what we lack is "".</summary>
    public static void Address(this HsdsWriter to, PostalAddress address)
    {
        to.Id(address.Id);
        to.Text("attention", address.Attention);
        to.Required("address_1", address.Address1);
        to.Text("address_2", address.Address2);
        to.Required("city", address.City);
        to.Text("region", address.Region);
        to.Required("state_province", address.StateProvince);
        to.Required("postal_code", address.PostalCode);
        to.Required("country", address.Country);
        to.Required("address_type", address.Type);
        to.Json.WriteEndObject();
    }

    public static void Accessibility(this HsdsWriter to, Accessibility access)
    {
        to.Id(access.Id);
        to.Text("description", access.Description);
        to.Text("details", access.Details);
        to.Address("url", access.Url);
        to.Json.WriteEndObject();
    }

    /// <summary>
    /// A place, its own fields only. Of a hidden one there is its published area and nothing else: its address is left out whole, never blanked.
    /// </summary>
    public static void LocationFields(this HsdsWriter to, SiteView site)
    {
        to.Id(site.LocationId);
        to.Required("location_type", site.Type.ToString().ToLowerInvariant());
        to.Address("url", site.Url);
        to.Text("name", site.Name);
        to.Text("alternate_name", site.AlternateName);
        to.Text("description", site.PlaceDescription);
        to.Text("transportation", site.Transportation);
        if (site.Position is { } position)
        {
            to.Json.WriteNumber("latitude", position.Latitude);
            to.Json.WriteNumber("longitude", position.Longitude);
        }
        to.Text("external_identifier", site.ExternalIdentifier);
        to.Text("external_identifier_type", site.ExternalIdentifierType);
        to.Text("place", site.TownKey);
        if (site.IsAreaOnly)
        {
            to.Json.WriteStartObject("area");
            to.Text("place", site.AreaKey);
            to.Text("country", Gazetteer.Find(site.AreaKey)?.Country);
            to.Json.WriteEndObject();
        }
        to.EndFields();
    }

    public static void Location(this HsdsWriter to, SiteView site)
    {
        to.LocationFields(site);
        to.Many("languages", site.Languages, to.Language);
        to.Many("addresses", site.Addresses, to.Address);
        to.Many("contacts", site.PlaceContacts, to.Contact);
        to.Many("accessibility", site.Accessibility, to.Accessibility);
        to.Many("phones", site.PlacePhones, to.Phone);
        to.Many("schedules", site.PlaceSchedules, to.Schedule);
        to.Json.WriteEndObject();
    }

    private static string? Time(TimeOnly? time) => time?.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
