using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Server.Imports;

/// <summary>Makes an organisation of its row and the rows that belong to it.</summary>
internal static class ReadOrganization
{
    private static readonly string[] Lines =
    [
        "attention",
        "address_1",
        "address_2",
        "address_3",
        "address_4",
        "city",
        "region",
        "state_province",
        "postal_code",
        "country",
    ];

    public static Organization Organization(this FeedContext context, FeedRow row)
    {
        var text = new RecordText(context, row, context.Withholding.HasHiddenPlace(row));
        var flags = context.Withholding.Of(row);
        var organization = new Organization(context.Ids.Of(row), Name(context, text, row))
        {
            AlternateName = text.Of("alternate_name"),
            Description = text.Local("description"),
            Email = flags.HasFlag(PrivacyFlags.Email) ? Keep(context, text, row, "email") : text.Email(context, row),
            Website = flags.HasFlag(PrivacyFlags.Website) ? Keep(context, text, row, "url") : text.Url(context, row),
            TaxStatus = text.Of("tax_status"),
            TaxId = text.Of("tax_id"),
            YearIncorporated = text.Of("year_incorporated"),
            LegalStatus = text.Of("legal_status"),
            Logo = text.Url(context, row, "logo"),
            Uri = text.Url(context, row, "uri"),
            ParentOrganizationId = Parent(context, row),
            Phones = context.Phones(text, row),
            Contacts = context.Contacts(text, row),
            Funding = context.Funding(text, row.Of("funding")),
            Identifiers = Identifiers(context, text, row),
            Programs = [.. text.Open(row.Of("program")).Select(p => Program(context, text, p)).OfType<Organization.Programme>()],
        };
        foreach (var address in row.Of("physical_address").Concat(row.Of("postal_address")))
            if (
                text.IsHidden
                || context.Withholding.IsHiddenMail(row, address)
                || SameHouses.TellsHidden(context.Withholding.Struck, address)
            )
                context.Defects.Add(address, null, "withheld-address", Done.Withheld);
            else
                text.Extra[$"{address.Table.Name}/{context.Ids.KeyOf(address)}"] = string.Join(
                    ", ",
                    Lines.Select(l => text.Of(address, l)).OfType<string>()
                );
        text.KeepOthers(row);
        text.KeepTranslations();
        foreach (var (i, note) in text.Notes(row).Index())
            text.Extra[$"note {i + 1}"] = note;
        return organization with { Extra = text.Extra.Count == 0 ? null : Held.For(Audience.Owner, text.Extra) };
    }

    private static IReadOnlyList<Organization.OrganizationIdentifier> Identifiers(FeedContext context, RecordText text, FeedRow row)
    {
        var identifiers = new List<Organization.OrganizationIdentifier>();
        foreach (var part in text.Open(row.Of("organization_identifier")))
        {
            text.KeepOthers(part);
            if (text.Of(part, "identifier") is { } identifier)
                identifiers.Add(
                    new(context.Ids.Of(part), text.Of(part, "identifier_scheme"), text.Of(part, "identifier_type") ?? "", identifier)
                );
            else
                context.Defects.Quarantine(part, "identifier", "empty-row");
        }
        return identifiers;
    }

    /// <summary>What stands in the place of an organisation that services name and the feed does not hold.</summary>
    public static Organization StandIn(this FeedContext context, string key) =>
        new(
            context.Ids.Of(ImportTables.Organization, key),
            LocalText.Of($"Organisation not in the feed ({context.Withholding.Struck.StrikePlaces(key)})", Language.English)
        )
        {
            IsStandIn = true,
        };

    /// <summary>A value whose flag keeps it for the owner.</summary>
    public static string? Keep(FeedContext context, RecordText text, FeedRow row, string column)
    {
        if (row[column] is { } value)
        {
            text.Extra[column] = value;
            context.Defects.Add(row, column, "withheld-value", Done.Kept);
        }
        return null;
    }

    private static LocalText Name(FeedContext context, RecordText text, FeedRow row)
    {
        if (text.Local("name") is { } name)
            return name;
        context.Defects.Add(row, "name", "no-name", Done.Repaired);
        return text.Local("alternate_name") ?? LocalText.Of($"Organisation without a name ({context.Ids.KeyOf(row)})", Language.English);
    }

    private static Guid? Parent(FeedContext context, FeedRow row)
    {
        if (row["parent_organization_id"] is not { } id || context.Feed.WithoutParent.Contains(row))
            return null;
        if (context.Feed.Find(ImportTables.Organization, id) is { } parent)
            return context.Ids.Of(parent);
        context.Defects.Add(row, "parent_organization_id", "missing-parent", Done.LeftOut, id);
        return null;
    }

    private static Organization.Programme? Program(FeedContext context, RecordText text, FeedRow row)
    {
        text.KeepOthers(row);
        if ((text.Of(row, "name") ?? text.Of(row, "alternate_name")) is { } name)
            return new(context.Ids.Of(row), name, text.Of(row, "alternate_name"), text.Of(row, "description"));
        context.Defects.Quarantine(row, "name", "no-name");
        return null;
    }
}
