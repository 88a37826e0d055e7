using System.Globalization;
using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Programmes;

namespace Tirek.Server.Imports;

/// <summary>Makes a listing of a service's row and the rows that belong to it.</summary>
internal static partial class ReadListing
{
    /// <summary>Key of the stand-in for services that name no organisation at all.</summary>
    public const string NoOrganization = "none named";

    public static Listing Listing(this FeedContext context, FeedRow row)
    {
        var flags = context.Withholding.Of(row);
        var text = new RecordText(context, row, context.Withholding.IsAtHiddenPlace(row));
        var (status, isAssumed) = Status(context, row);
        var (minimum, maximum) = Ages(context, text, row);
        var terms = context.Terms(text, row);
        var eligibility = Eligibility(text, row);
        var listing = new Listing(context.Ids.Of(row), OrganizationId(context, row), Name(context, text, row))
        {
            AlternateName = text.Of("alternate_name"),
            Description = text.Local("description"),
            ProgramId = context.Feed.Find("program", row["program_id"]) is { } program ? context.Ids.Of(program) : null,
            Url = flags.HasFlag(PrivacyFlags.Website) ? ReadOrganization.Keep(context, text, row, "url") : text.Url(context, row),
            Email = flags.HasFlag(PrivacyFlags.Email) ? ReadOrganization.Keep(context, text, row, "email") : text.Email(context, row),
            Status = status,
            StatusIsAssumed = isAssumed,
            InterpretationServices = text.Of("interpretation_services"),
            ApplicationProcess = text.Local("application_process"),
            WaitTime = text.Of("wait_time"),
            Fees = text.Local("fees_description") ?? text.Local("fees"),
            IsFree = IsFree(context, text, row),
            Eligibility = eligibility,
            MinimumAge = minimum,
            MaximumAge = maximum,
            Accreditations = text.Of("accreditations"),
            Licenses = text.Of("licenses"),
            Alert = text.Local("alert") is { } alert ? Held.Public(alert) : null,
            CheckedOn = text.Value<DateOnly>(context, row, "assured_date", ReadValue.Day, "bad-date"),
            CheckedBy = text.Local("checked_by"),
            LastModified = text.Value<DateTimeOffset>(context, row, "last_modified", ReadValue.Instant, "bad-date"),
            Terms = terms.Own,
            ForeignTerms = terms.Foreign,
            BeforeYouCall = context.BeforeYouCall(text, row),
            Programme = context.Programme(text, row, terms, status, eligibility),
            At = [.. row.Of(ImportTables.AtLocation).Select(at => At(context, text, at)).OfType<ListingAtLocation>()],
            Languages = context.Languages(text, Parts(row, "language")),
            ServiceAreas = [.. text.Open(Parts(row, "service_area")).Select(p => Area(context, text, p)).OfType<ServiceArea>()],
            Costs = context.Costs(text, row),
            Documents = context.Documents(text, row),
            Phones = context.Phones(text, row),
            Contacts = context.Contacts(text, row),
            Schedules = context.Schedules(text, row),
            Funding = context.Funding(text, Parts(row, "funding").ToList()),
            Capacity = context.Capacities(text, row),
            Notes = [.. text.Notes(row).Select(note => Held.For(Audience.Owner, note))],
        };
        if (listing.Programme is { } programme && ProgrammeStates.StatusOf(programme.State, status) is var told && told != status)
            listing = listing with { Status = told, StatusIsAssumed = false };
        if (row["program_id"] is { } id && listing.ProgramId is null)
        {
            text.Extra["program_id"] = id;
            context.Defects.Add(row, "program_id", "missing-program", Done.LeftOut, id);
        }
        foreach (var part in Parts(row, "eligibility"))
            text.KeepOthers(part, "minimum_age", "maximum_age");
        text.KeepOthers(row, row["fees_description"] is not null ? ["fees"] : []);
        text.KeepTranslations();
        return listing with { Extra = text.Extra.Count == 0 ? null : Held.For(Audience.Owner, text.Extra) };
    }

    /// <summary>Key of the organisation of a service whose organisation is not in the feed; null when it is.</summary>
    public static string? AbsentOrganization(this Feed feed, FeedRow service) =>
        feed.Find(ImportTables.Organization, service["organization_id"]) is null ? service["organization_id"] ?? NoOrganization : null;

    /// <summary>The rows of a table that belong to a service or to it at one of its places, each once.</summary>
    public static IEnumerable<FeedRow> Parts(FeedRow service, string table) =>
        service.Of(table).Concat(service.Of(ImportTables.AtLocation).SelectMany(at => at.Of(table))).Distinct();

    private static LocalText? Eligibility(RecordText text, FeedRow row)
    {
        var parts = Join(text.Open(Parts(row, "eligibility")).Select(part => text.Of(part, "eligibility")));
        var own = text.Local("eligibility_description");
        return own is null || parts is null
            ? own ?? LocalText.OfOptional(parts)
            : new([own.Original with { Text = $"{own.Original.Text}\n{parts}" }]);
    }

    private static bool? IsFree(FeedContext context, RecordText text, FeedRow row) =>
        text.Value<bool>(context, row, "is_free", ReadValue.YesNo, "bad-number")
        ?? ((row["fees_description"] ?? row["fees"]) is { } fees && Free().IsMatch(fees) ? true : null);

    private static Guid OrganizationId(FeedContext context, FeedRow row)
    {
        if (context.Feed.AbsentOrganization(row) is not { } absent)
            return context.Ids.Of(context.Feed.Find(ImportTables.Organization, row["organization_id"])!);
        context.Defects.Add(row, "organization_id", "missing-organization", Done.Repaired, row["organization_id"]);
        return context.Ids.Of(ImportTables.Organization, absent);
    }

    private static LocalText Name(FeedContext context, RecordText text, FeedRow row)
    {
        if (text.Local("name") is { } name)
            return name;
        context.Defects.Add(row, "name", "no-name", Done.Repaired);
        return text.Local("alternate_name") ?? LocalText.Of("[…]");
    }

    private static (ListingStatus, bool IsAssumed) Status(FeedContext context, FeedRow row)
    {
        switch (row["status"]?.ToLowerInvariant().Replace('_', ' '))
        {
            case null:
                context.Defects.Add(row, "status", "status-assumed", Done.Repaired);
                return (ListingStatus.Active, true);
            case "active":
                return (ListingStatus.Active, context.Feed.WithAssumedStatus.Contains(row.Key));
            case "inactive":
                return (ListingStatus.Inactive, false);
            case "defunct":
                return (ListingStatus.Defunct, false);
            case "temporarily closed":
                return (ListingStatus.TemporarilyClosed, false);
            default:
                context.Defects.Add(row, "status", "unknown-status", Done.Repaired, row["status"]);
                return (ListingStatus.Inactive, true);
        }
    }

    private static (int? Minimum, int? Maximum) Ages(FeedContext context, RecordText text, FeedRow row)
    {
        var (minimum, maximum) = (Age("minimum_age"), Age("maximum_age"));
        if (minimum <= maximum || minimum is null || maximum is null)
            return (minimum, maximum);
        context.Defects.Add(row, "minimum_age", "swapped-ages", Done.Repaired);
        return (maximum, minimum);

        int? Age(string column)
        {
            if (row[column] is not { } written)
                return null;
            if (
                decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var age)
                && age is >= 0 and <= 130
            )
                return (int)age;
            text.Extra[column] = written;
            context.Defects.Add(row, column, "bad-age", Done.LeftOut, written);
            return null;
        }
    }

    private static ListingAtLocation? At(FeedContext context, RecordText text, FeedRow row)
    {
        if (row.Flags.HasFlag(PrivacyFlags.Controlled))
        {
            // That this service is given there is what the flag withholds.
            text.Extra[$"{row.Table.Name}/{context.Ids.KeyOf(row)}"] = row["location_id"]!;
            context.Defects.Add(row, null, "controlled", Done.Kept);
            return null;
        }
        var location = context.Feed.Find(ImportTables.Location, row["location_id"])!;
        text.KeepOthers(row);
        return new(context.Ids.Of(row), context.Ids.Of(location))
        {
            Description = text.Local(row, "description"),
            Phones = context.Phones(text, row),
            Contacts = context.Contacts(text, row),
            Schedules = context.Schedules(text, row),
        };
    }

    private static ServiceArea? Area(FeedContext context, RecordText text, FeedRow row)
    {
        text.KeepOthers(row);
        if ((text.Of(row, "service_area") ?? text.Of(row, "description")) is { } name)
            return new(
                context.Ids.Of(row),
                name,
                text.Of(row, "description"),
                context.PlaceOf(text, row, "place")?.Key ?? PlaceNames.Any(name, context.Country)?.Key
            );
        context.Defects.Quarantine(row, "service_area", "empty-row");
        return null;
    }

    private static string? Join(IEnumerable<string?> texts) =>
        string.Join("\n", texts.OfType<string>().Distinct()) is { Length: > 0 } all ? all : null;

    [GeneratedRegex(
        @"^\s*(free|free of charge|no fees?|no charge|no cost|бесплатно|тегін|акысыз|ройгон|mugt|bepul|бепул)\s*(?:[.!]\s*)?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Free();
}
