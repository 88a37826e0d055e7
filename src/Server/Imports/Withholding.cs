using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Server.Imports;

/// <summary>
/// What the privacy flags of a whole feed mean for each of its records (directory.md §§2, 3). A flag reaches what it may speak of: that of an organisation or
/// service reaches its places, that of a record its telephones. In doubt it reaches further, never less far.
/// </summary>
internal sealed class Withholding
{
    private const PrivacyFlags OfPlaces = PrivacyFlags.Address | PrivacyFlags.Mailing;
    private const PrivacyFlags OfParts = PrivacyFlags.Phone | PrivacyFlags.Contact;

    private readonly Feed feed;
    private readonly Dictionary<FeedRow, PrivacyFlags> reaching = [];
    private ILookup<string?, FeedRow>? servicesByOrganization;
    private ILookup<string?, FeedRow>? placesByOrganization;
    private bool? hasSecretNames;

    public Withholding(Feed feed, Defects defects)
    {
        this.feed = feed;
        foreach (var row in Records().Concat(feed.Rows(ImportTables.AtLocation)))
            Reach(row, row.Flags);
        foreach (var row in feed.Rows("physical_address").Concat(feed.Rows("postal_address")).Where(r => (r.Flags & OfPlaces) != 0))
        foreach (var owner in row.Owners)
            Reach(owner, row.Flags & OfPlaces);
        foreach (var organization in feed.Rows(ImportTables.Organization).Where(r => Of(r) != 0))
        foreach (var place in PlacesOf(organization))
            Reach(place, Of(organization) & OfPlaces);
        foreach (var at in feed.Rows(ImportTables.AtLocation))
        {
            var (service, location) = (
                feed.Find(ImportTables.Service, at["service_id"])!,
                feed.Find(ImportTables.Location, at["location_id"])!
            );
            Reach(location, (Of(at) | Of(service)) & OfPlaces | Of(service) & OfParts);
            Reach(at, (Of(service) | Of(location)) & OfParts);
        }
        HideSameAddresses(defects);
        Struck = new StruckValues(this, feed);
        Report(defects);
    }

    /// <summary>What must not stand in any text of the feed.</summary>
    public StruckValues Struck { get; }

    /// <summary>The flags that reach a record, its own and those of others.</summary>
    public PrivacyFlags Of(FeedRow record) => reaching.GetValueOrDefault(record);

    public bool IsHiddenPlace(FeedRow location) => Of(location).HasFlag(PrivacyFlags.Address);

    /// <summary>Whether one of the places of a service is hidden, or its own row says that its address is.</summary>
    public bool IsAtHiddenPlace(FeedRow service) =>
        Of(service).HasFlag(PrivacyFlags.Address)
        || service
            .Of(ImportTables.AtLocation)
            .Any(at => feed.Find(ImportTables.Location, at["location_id"]) is { } location && IsHiddenPlace(location));

    /// <summary>Whether an organisation has a hidden place, so that what it says of itself may tell where that is.</summary>
    public bool HasHiddenPlace(FeedRow organization) =>
        Of(organization).HasFlag(PrivacyFlags.Address) || PlacesOf(organization).Any(IsHiddenPlace);

    /// <summary>The names of controlled organisations behind a service or place, which its texts must not tell.</summary>
    public IReadOnlyList<string> SecretNames(FeedRow record)
    {
        hasSecretNames ??= feed.Rows(ImportTables.Organization).Any(o => Of(o).HasFlag(PrivacyFlags.Controlled));
        if (hasSecretNames == false || record.Table.Name == ImportTables.Organization)
            return [];
        var services =
            record.Table.Name == ImportTables.Location
                ? record.Of(ImportTables.AtLocation).Select(at => feed.Find(ImportTables.Service, at["service_id"])).OfType<FeedRow>()
                : [];
        return
        [
            .. services
                .Append(record)
                .Select(r => feed.Find(ImportTables.Organization, r["organization_id"]))
                .OfType<FeedRow>()
                .Where(o => Of(o).HasFlag(PrivacyFlags.Controlled))
                .SelectMany(o => new[] { o["name"], o["alternate_name"] })
                .OfType<string>()
                .Where(name => name.Length >= 4)
                .Distinct(),
        ];
    }

    /// <summary>
    /// Who may read a part of a record: the narrowest of what its own row, the record, and every other record that it belongs to say. What stands in one in the
    /// open and in another not would be in the open.
    /// </summary>
    public Audience AudienceOf(FeedRow part, FeedRow record)
    {
        var audience = Alone(part, record);
        foreach (var owner in part.Owners.Where(o => o != record))
            if (owner.Table.Name != "contact")
                audience = Narrower(audience, Alone(part, owner));
            else if (OnlyOfContact(part))
                audience = Narrower(audience, AudienceOf(owner, owner.Owners is [var above, ..] ? above : record));
        return audience;
    }

    private Audience Alone(FeedRow part, FeedRow record)
    {
        if (part.Flags.HasFlag(PrivacyFlags.Controlled))
            return Audience.Owner;
        return part.Table.Name switch
        {
            "phone" when IsPrivatePhone(part, record) => Narrower(Audience.Professionals, part.Audience ?? Audience.Public),
            "contact" when (part.Flags | Of(record)).HasFlag(PrivacyFlags.Contact) => Audience.Owner,
            "contact" => part.Audience ?? Audience.Professionals,
            "funding" or "service_capacity" => part.Audience ?? Audience.Owner,
            _ when part.Flags != 0 => Audience.Owner,
            _ => part.Audience ?? Audience.Public,
        };
    }

    private static Audience Narrower(Audience one, Audience other) => one > other ? one : other;

    private bool IsPrivatePhone(FeedRow phone, FeedRow record)
    {
        // A number that only leads to a person is as private as the person is.
        if (
            phone.Flags.HasFlag(PrivacyFlags.Phone)
            || (record.Table.Name != "contact" && phone["contact_id"] is not null && OnlyOfContact(phone))
        )
            return true;
        if (!Of(record).HasFlag(PrivacyFlags.Phone))
            return false;
        return NamedPhones(record) is not { } named || named.Contains(Digits(phone["number"] ?? ""));
    }

    private static bool OnlyOfContact(FeedRow phone) => phone.Owners.All(o => o.Table.Name == "contact");

    /// <summary>
    /// The numbers that stand beside the flags in the record's own row (<c>Phone2IsPrivate</c> and <c>Phone2Number</c>); null when there are none, and the
    /// flag speaks of all.
    /// </summary>
    private static HashSet<string>? NamedPhones(FeedRow record)
    {
        var named = new HashSet<string>();
        foreach (var flag in record.Table.Columns.Where(c => IsSetPhoneFlag(record, c)))
        {
            var stem = PrivacyColumns.Bare(flag).Replace("isprivate", "", StringComparison.Ordinal);
            var number = record.Table.Columns.FirstOrDefault(c =>
                PrivacyColumns.Bare(c) is var bare && (bare == stem || bare == stem + "number")
            );
            if (number is null || record[number] is not { } written)
                return null;
            named.Add(Digits(written));
        }
        return named.Count == 0 ? null : named;
    }

    private static bool IsSetPhoneFlag(FeedRow record, string column) =>
        PrivacyColumns.MeaningOf(record.Table.Name, column) == PrivacyFlags.Phone && PrivacyColumns.Read(record[column]) != false;

    public static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));

    private IEnumerable<FeedRow> Records() =>
        feed.Rows(ImportTables.Organization).Concat(feed.Rows(ImportTables.Service)).Concat(feed.Rows(ImportTables.Location));

    private IEnumerable<FeedRow> PlacesOf(FeedRow organization)
    {
        var services = servicesByOrganization ??= feed.Rows(ImportTables.Service).ToLookup(s => s["organization_id"]);
        var places = placesByOrganization ??= feed.Rows(ImportTables.Location).ToLookup(s => s["organization_id"]);
        var id = organization["id"];
        return id is null
            ? []
            : places[id]
                .Concat(
                    services[id]
                        .SelectMany(s => s.Of(ImportTables.AtLocation))
                        .Select(at => feed.Find(ImportTables.Location, at["location_id"]))
                        .OfType<FeedRow>()
                );
    }

    private void Reach(FeedRow record, PrivacyFlags flags)
    {
        if (flags != PrivacyFlags.None)
            reaching[record] = Of(record) | flags;
    }

    /// <summary>The same address in the open at another record would give the hidden one away.</summary>
    private void HideSameAddresses(Defects defects)
    {
        var hidden = feed.Rows(ImportTables.Location)
            .SelectMany(l =>
                l.Of("physical_address").Where(_ => IsHiddenPlace(l)).Concat(l.Of("postal_address").Where(a => IsHiddenMail(l, a)))
            )
            .Select(Folded)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        if (hidden.Count == 0)
            return;
        foreach (var location in feed.Rows(ImportTables.Location).Where(l => !IsHiddenPlace(l)).ToList())
        foreach (var address in location.Of("physical_address").Concat(location.Of("postal_address")))
            if (!IsHiddenMail(location, address) && Folded(address) is { } folded && hidden.Contains(folded))
            {
                Reach(location, OfPlaces);
                defects.Add(address, null, "same-address", Done.Withheld);
            }
    }

    /// <summary>Whether an address of a place is withheld: that of a hidden one, or a private one to write to.</summary>
    public bool IsHiddenMail(FeedRow location, FeedRow address) =>
        IsHiddenPlace(location)
        || address.Flags.HasFlag(PrivacyFlags.Mailing)
        || (address.Table.Name == "postal_address" && Of(location).HasFlag(PrivacyFlags.Mailing));

    private static string? Folded(FeedRow address) =>
        address["address_1"] is { } street ? $"{Folding.Fold(street)}|{Folding.Fold(address["city"] ?? "")}" : null;

    private void Report(Defects defects)
    {
        foreach (var row in Records())
        {
            // A place that comes as an area withholds nothing here.
            if (IsHiddenPlace(row) && row.Table.Name == ImportTables.Location && (row["area_place"] ?? row["area_country"]) is null)
                defects.Add(row, null, "withheld-address", Done.Withheld);
            if (row.Flags.HasFlag(PrivacyFlags.Controlled))
                defects.Add(row, null, "controlled", Done.Kept);
        }
    }
}
