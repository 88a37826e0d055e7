using Tirek.Domain.Listings;
using Tirek.Domain.Places;

namespace Tirek.Server.Imports;

/// <summary>
/// Makes a location of its row and the rows that belong to it. Of a hidden one only the nearest town of our list is taken: address, position and ways there
/// never leave this class.
/// </summary>
internal static class ReadLocation
{
    private const double WithinTown = 25;
    private const double NearestToHidden = 150;

    public static Location Location(this FeedContext context, FeedRow row)
    {
        var isHidden = context.Withholding.IsHiddenPlace(row);
        var text = new RecordText(context, row, isHidden);
        var location = new Location(context.Ids.Of(row))
        {
            Name = text.Of("name"),
            AlternateName = text.Of("alternate_name"),
            Description = text.Local("description"),
            OrganizationId = Organization(context, text, row),
            Type = Type(context, row),
            Whereabouts = isHidden ? Area(context, text, row) : Shown(context, text, row),
            Url = isHidden ? Withhold(context, row, "url") : text.Url(context, row),
            ExternalIdentifier = isHidden ? Withhold(context, row, "external_identifier") : text.Of("external_identifier"),
            ExternalIdentifierType = isHidden ? null : text.Of("external_identifier_type"),
            Transportation = isHidden ? null : text.Of("transportation"),
            Accessibility = Accessibility(context, text, row),
            Languages = context.Languages(text, row.Of("language")),
            Phones = context.Phones(text, row),
            Contacts = context.Contacts(text, row),
            Schedules = context.Schedules(text, row),
        };
        text.KeepOthers(row);
        text.KeepTranslations();
        foreach (var (i, note) in text.Notes(row).Index())
            text.Extra[$"note {i + 1}"] = note;
        if (context.Withholding.Elsewhere.TryGetValue(row, out var source))
            text.Extra[KnownPlaces.WithheldBy] = source.ToString();
        return location with { Extra = text.Extra.Count == 0 ? null : Held.For(Audience.Owner, text.Extra) };
    }

    private static Whereabouts.Shown Shown(FeedContext context, RecordText text, FeedRow row)
    {
        var position = RepairPosition.Of(row, context.Defects);
        var addresses = new List<PostalAddress>();
        foreach (var address in row.Of("physical_address").Concat(row.Of("postal_address")).ToList())
            if (context.Withholding.IsHiddenMail(row, address))
                context.Defects.Add(address, null, "withheld-address", Done.Withheld);
            else if (Address(context, text, address) is { } kept)
                addresses.Add(kept);
        var country = addresses.Select(a => a.Country).FirstOrDefault(c => c is { Length: 2 });
        var town = context.PlaceOf(text, row, "place") ?? Town(position, addresses.Select(a => a.City).ToList(), country, WithinTown);
        return new(addresses, position, town?.Key);
    }

    private static LocationType Type(FeedContext context, FeedRow row)
    {
        var written = row["location_type"];
        if (Enum.TryParse<LocationType>(written, ignoreCase: true, out var type) && Enum.IsDefined(type))
            return type;
        if (context.Feed.IsVersion3)
            context.Defects.Add(row, "location_type", written is null ? "type-assumed" : "unknown-type", Done.Repaired);
        return LocationType.Physical;
    }

    /// <summary>What identifies a hidden place as well as its address does.</summary>
    private static string? Withhold(FeedContext context, FeedRow row, string column)
    {
        if (row[column] is not null)
            context.Defects.Add(row, column, "withheld-address", Done.Withheld);
        return null;
    }

    private static Whereabouts.AreaOnly Area(FeedContext context, RecordText text, FeedRow row)
    {
        var area = context.PlaceOf(text, row, "area_place");
        if ((area?.Country ?? PlaceNames.Country(row["area_country"])) is { } of)
            return new(area is { Kind: PlaceKind.Country } ? null : area?.Key, of);

        var addresses = row.Of("physical_address").Concat(row.Of("postal_address")).ToList();
        foreach (var address in addresses)
            context.Defects.Add(address, null, "withheld-address", Done.Withheld);
        var country = addresses.Select(a => PlaceNames.Country(a["country"])).FirstOrDefault(c => c is not null) ?? context.Country;
        var town = Town(RepairPosition.Of(row, new Defects()), addresses.Select(a => a["city"]).ToList(), country, NearestToHidden);
        return new(town?.Key, town?.Country ?? country);
    }

    private static Place? Town(Position? position, IReadOnlyList<string?> cities, string? country, double within) =>
        (position is { } at ? Gazetteer.NearestTown(at, within, Gazetteer.Find(country)?.Key) : null)
        ?? cities.Select(c => PlaceNames.Town(c, country)).FirstOrDefault(t => t is not null);

    private static PostalAddress? Address(FeedContext context, RecordText text, FeedRow row)
    {
        string? Cell(string column) => text.Of(row, column);
        var lines = string.Join(", ", new[] { Cell("address_2"), Cell("address_3"), Cell("address_4") }.OfType<string>());
        var written = Cell("country");
        var country = PlaceNames.Country(written);
        if (written is not null && country is null)
            context.Defects.Add(row, "country", "bad-country", Done.Kept, written);
        text.KeepOthers(row);
        var address = new PostalAddress(context.Ids.Of(row), Cell("address_1"), Cell("city"), country ?? written ?? context.Country)
        {
            Attention = Cell("attention"),
            Address2 = lines.Length == 0 ? null : lines,
            Region = Cell("region"),
            StateProvince = Cell("state_province"),
            PostalCode = Cell("postal_code"),
            Type = AddressType(context, row),
        };
        if (
            (
                address.Address1
                ?? address.Address2
                ?? address.City
                ?? address.Region
                ?? address.StateProvince
                ?? address.PostalCode
                ?? written
            )
            is not null
        )
            return address;
        context.Defects.Quarantine(row, null, "empty-row");
        return null;
    }

    private static string AddressType(FeedContext context, FeedRow row)
    {
        var isPostal = row.Table.Name == "postal_address";
        var written = row["address_type"]?.ToLowerInvariant();
        if (written is "physical" or "postal" or "virtual")
            return written;
        if (context.Feed.IsVersion3)
            context.Defects.Add(row, "address_type", written is null ? "type-assumed" : "unknown-type", Done.Repaired);
        return isPostal ? "postal" : "physical";
    }

    private static Guid? Organization(FeedContext context, RecordText text, FeedRow row)
    {
        if (row["organization_id"] is not { } id)
            return null;
        if (context.Feed.Find(ImportTables.Organization, id) is { } organization)
            return context.Ids.Of(organization);
        // Of the place nothing else is lost; the id waits for its organisation to come with a later feed.
        text.Extra["organization_id"] = id;
        context.Defects.Add(row, "organization_id", "missing-organization", Done.LeftOut, id);
        return null;
    }

    private static IReadOnlyList<Accessibility> Accessibility(FeedContext context, RecordText text, FeedRow row)
    {
        var all = new List<Accessibility>();
        foreach (var part in text.Open(row.Of("accessibility_for_disabilities")))
        {
            var (description, details) = (text.Of(part, "accessibility"), text.Of(part, "details"));
            if ((description ?? details) is { } said)
                all.Add(new(context.Ids.Of(part), said, description is null ? null : details, text.Of(part, "url")));
            else
                context.Defects.Quarantine(part, "accessibility", "empty-row");
            text.KeepOthers(part);
        }
        return all;
    }
}
