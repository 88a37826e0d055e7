using Tirek.Domain.Listings;

namespace Tirek.Server.Imports;

/// <summary>
/// What the privacy flags of a whole feed mean for each of its records (directory.md §§2, 3). A flag reaches what it may speak of: that of an organisation or
/// service reaches its places, that of a record its telephones. In doubt it reaches further, never less far.
/// </summary>
internal sealed class Withholding
{
    private readonly Feed feed;
    private readonly ReachFlags reach;
    private readonly PrivatePhones phones;
    private bool? hasSecretNames;

    public Withholding(Feed feed, Defects defects)
    {
        this.feed = feed;
        reach = new(feed, defects);
        phones = new(this);
    }

    /// <summary>What must not stand in any text of the feed; complete once the rest of the node is known (<see cref="Settle"/>).</summary>
    public StruckValues Struck { get; private set; } = new();

    /// <summary>Which places another source of the node withholds.</summary>
    public IReadOnlyDictionary<FeedRow, Guid> Elsewhere { get; private set; } = new Dictionary<FeedRow, Guid>();

    /// <summary>Whether a flag of the feed withholds where something is.</summary>
    public bool HidesPlaces =>
        feed.Tables.Any(t => t.HasFlags) && feed.Tables.SelectMany(t => t.Rows).Any(r => ((r.Flags | Of(r)) & ReachFlags.OfPlaces) != 0);

    /// <summary>Hides places that another source of the node withholds.</summary>
    public void HideElsewhere(IReadOnlyDictionary<FeedRow, Guid> places, Defects defects)
    {
        Elsewhere = places;
        foreach (var row in places.Keys)
        {
            reach.Reach(row, ReachFlags.OfPlaces);
            defects.Add(row, null, "withheld-elsewhere", Done.Withheld);
        }
    }

    /// <summary>Adds what the node knows of what is withheld. From here on all is known that the feed may not tell.</summary>
    public void Settle(KnownPlaces known, Defects defects)
    {
        Struck = CollectWithheld.Of(feed, this, known);
        if (SameHouses.Hide(feed, this, defects))
            Struck = CollectWithheld.Of(feed, this, known);
        Report(defects);
    }

    /// <summary>The flags that reach a record, its own and those of others.</summary>
    public PrivacyFlags Of(FeedRow record) => reach.Of(record);

    /// <summary>Ids that a flag reaches in a table, with the row if there is one.</summary>
    public IEnumerable<(string Id, FeedRow? Row)> Reached(string table, PrivacyFlags flag) =>
        reach.Ids(table, flag).Select(id => (id, feed.FindAny(table, id)));

    /// <summary>Lets flags reach a record.</summary>
    public void Reach(FeedRow record, PrivacyFlags flags) => reach.Reach(record, flags);

    public bool IsHiddenPlace(FeedRow location) => Of(location).HasFlag(PrivacyFlags.Address);

    /// <summary>Whether one of the places of a service is hidden, or its own row says that its address is.</summary>
    public bool IsAtHiddenPlace(FeedRow service) =>
        Of(service).HasFlag(PrivacyFlags.Address)
        || service
            .Of(ImportTables.AtLocation)
            .Any(at => feed.Find(ImportTables.Location, at["location_id"]) is { } location && IsHiddenPlace(location));

    /// <summary>Whether an organisation has a hidden place, so that what it says of itself may tell where that is.</summary>
    public bool HasHiddenPlace(FeedRow organization) =>
        Of(organization).HasFlag(PrivacyFlags.Address) || reach.PlacesOf(organization["id"]).Any(IsHiddenPlace);

    /// <summary>Ids of the organisations that a record is of.</summary>
    public IReadOnlyCollection<string> OrganizationsOf(FeedRow record) =>
        record.Table.Name switch
        {
            ImportTables.Organization => record["id"] is { } id ? [id] : [],
            ImportTables.Location =>
            [
                .. record
                    .Of(ImportTables.AtLocation)
                    .Select(at => feed.FindAny(ImportTables.Service, at["service_id"])?["organization_id"])
                    .Append(record["organization_id"])
                    .OfType<string>()
                    .Distinct(),
            ],
            ImportTables.Service => record["organization_id"] is { } id ? [id] : [],
            _ => [.. record.Owners.SelectMany(OrganizationsOf).Distinct()],
        };

    /// <summary>Whether an address is withheld: that of a hidden place, service or organisation, or a private one to write to.</summary>
    public bool IsWithheldAddress(FeedRow address)
    {
        if (address.Table.Name == "physical_address")
            return Reaching(address, PrivacyFlags.Address);
        return Reaching(address, PrivacyFlags.Mailing) || Reaching(address, PrivacyFlags.Address);
    }

    private bool Reaching(FeedRow address, PrivacyFlags flag) =>
        address.Flags.HasFlag(flag)
        || address.Owners.Any(o => Of(o).HasFlag(flag))
        || ImportTables.Links.Any(l => address[l.Column] is { } id && reach.Of(l.Table, id).HasFlag(flag));

    /// <summary>Whether an address of a place is withheld: that of a hidden one, or a private one to write to.</summary>
    public bool IsHiddenMail(FeedRow location, FeedRow address) =>
        IsHiddenPlace(location)
        || address.Flags.HasFlag(PrivacyFlags.Mailing)
        || (address.Table.Name == "postal_address" && Of(location).HasFlag(PrivacyFlags.Mailing));

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
            "phone" when phones.IsPrivate(part, record) || Struck.IsPrivatePhone(part["number"] ?? "") => Narrower(
                Audience.Professionals,
                part.Audience ?? Audience.Public
            ),
            "contact" when (part.Flags | Of(record)).HasFlag(PrivacyFlags.Contact) => Audience.Owner,
            "contact" => part.Audience ?? Audience.Professionals,
            "funding" or "service_capacity" => part.Audience ?? Audience.Owner,
            _ when part.Flags != 0 => Audience.Owner,
            _ => part.Audience ?? Audience.Public,
        };
    }

    private static Audience Narrower(Audience one, Audience other) => one > other ? one : other;

    /// <summary>Whether a flag makes a telephone private, and not only that it leads to a person.</summary>
    public bool IsFlaggedPhone(FeedRow phone) => phones.IsFlagged(phone);

    /// <summary>Whether a telephone has no owner but persons.</summary>
    public static bool OnlyOfContact(FeedRow phone) => phone.Owners.All(o => o.Table.Name == "contact");

    private void Report(Defects defects)
    {
        foreach (
            var row in feed.Rows(ImportTables.Organization).Concat(feed.Rows(ImportTables.Service)).Concat(feed.Rows(ImportTables.Location))
        )
        {
            // A place that comes as an area withholds nothing here.
            if (IsHiddenPlace(row) && row.Table.Name == ImportTables.Location && (row["area_place"] ?? row["area_country"]) is null)
                defects.Add(row, null, "withheld-address", Done.Withheld);
            if (row.Flags.HasFlag(PrivacyFlags.Controlled))
                defects.Add(row, null, "controlled", Done.Kept);
        }
    }
}
