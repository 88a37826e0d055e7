using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Server.Imports;

/// <summary>Collects all that must be struck: what the flags of a feed withhold, in it and in what the node knew of the same places before.</summary>
internal sealed partial class CollectWithheld
{
    private static readonly string[] Lines = ["address_1", "address_2", "address_3", "address_4"];
    private const int ShortestWay = 12;
    private const int ShortestNumber = 5;

    /// <summary>A short number is that of many things.</summary>
    private const int LongCode = 8;

    private readonly StruckValues struck = new();
    private readonly Feed feed;
    private readonly Withholding withholding;

    private CollectWithheld(Feed feed, Withholding withholding) => (this.feed, this.withholding) = (feed, withholding);

    public static StruckValues Of(Feed feed, Withholding withholding, KnownPlaces known)
    {
        var collect = new CollectWithheld(feed, withholding);
        collect.Places();
        collect.Known(known);
        collect.Others();
        collect.Parts();
        foreach (var organization in feed.Rows(ImportTables.Organization))
            if (organization["id"] is { } id)
            {
                collect.struck.Forgive(id, organization["name"]);
                collect.struck.Forgive(id, organization["alternate_name"]);
            }
        return collect.struck;
    }

    private void Places()
    {
        foreach (var location in feed.AllRows(ImportTables.Location).Where(withholding.IsHiddenPlace))
        {
            if (
                location["external_identifier"] is { } code
                && (code.Length >= LongCode || (code.Any(char.IsDigit) && code.Any(char.IsLetter)))
            )
                struck.AddPlace(code);
            if (RepairPosition.Of(location, new Defects()) is { } position)
                struck.AddPosition(position);
            foreach (var degrees in new[] { location["latitude"], location["longitude"] })
                if (degrees is not null && Exact().IsMatch(degrees))
                    struck.AddPlace(degrees);
            if (location["transportation"] is { Length: >= ShortestWay } way)
                struck.AddPlace(way);
        }
        foreach (
            var address in feed.AllRows("physical_address").Concat(feed.AllRows("postal_address")).Where(withholding.IsWithheldAddress)
        )
        {
            var organizations = withholding.OrganizationsOf(address);
            struck.AddAddress(
                Lines.Select(l => address[l]).Append(WithNumber(address["attention"])),
                TownOf(address["city"], address["country"]),
                organizations
            );
        }
        foreach (var table in feed.Tables.Where(t => t.Unread.Count > 0 && t.Flags.Any(f => (f.Meaning & ReachFlags.OfPlaces) != 0)))
        foreach (var cell in table.Unread.SelectMany(cells => cells))
            struck.AddHouse(cell);
    }

    /// <summary>For whose attention it is: mostly a person, sometimes a house.</summary>
    private static string? WithNumber(string? attention) => attention?.Any(char.IsDigit) == true ? attention : null;

    private void Known(KnownPlaces known)
    {
        foreach (var place in known.Withheld)
        {
            foreach (var address in place.Addresses)
                struck.AddAddress(
                    [address.Address1, address.Address2, WithNumber(address.Attention)],
                    TownOf(address.City, address.Country),
                    place.Organizations
                );
            foreach (var line in place.Lines)
                struck.AddLine(line, null, place.Organizations);
            if (place.Position is { } position)
                struck.AddPosition(position);
            if (place.Way is { Length: >= ShortestWay } way)
                struck.AddPlace(way);
        }
    }

    /// <summary>Cells of other columns whose names say that they are what the flag speaks of.</summary>
    private void Others()
    {
        foreach (var row in feed.Tables.SelectMany(t => t.Rows))
        {
            var flags = row.Flags | withholding.Of(row);
            if (flags == PrivacyFlags.None)
                continue;
            foreach (var column in row.Table.OtherColumns)
                if (row[column] is { } value && IsRareEnough(value))
                    if (
                        (flags & ReachFlags.OfPlaces) != 0
                        && PrivacyColumns.TellsWhere(column)
                        && !Area().IsMatch(PrivacyColumns.Bare(column))
                    )
                        struck.AddLine(value, null, withholding.OrganizationsOf(row));
                    else if (SpeaksOf(PrivacyColumns.Bare(column), flags))
                        struck.AddOther(value);
            if (flags.HasFlag(PrivacyFlags.Email))
                struck.AddOther(row["email"]);
            if (flags.HasFlag(PrivacyFlags.Website))
                struck.AddOther(row["url"]);
            if (flags.HasFlag(PrivacyFlags.Phone))
                foreach (var number in PrivatePhones.NumbersIn(row))
                    struck.AddPhone(number);
        }
    }

    private static bool SpeaksOf(string column, PrivacyFlags flags) =>
        flags.HasFlag(PrivacyFlags.Contact) && column.Contains("contact", StringComparison.Ordinal)
        || flags.HasFlag(PrivacyFlags.Email) && column.Contains("mail", StringComparison.Ordinal);

    private void Parts()
    {
        // A number that leads to a person is often the one that everybody may call.
        var open = new Telephones();
        var ofPersons = new List<string>();
        foreach (var phone in feed.AllRows("phone"))
            if (phone["number"] is not { } number || Telephones.Digits(number).Length < ShortestNumber)
                continue;
            else if (withholding.IsFlaggedPhone(phone))
                struck.AddPhone(number);
            else if (phone.Owners.Count > 0 && Withholding.OnlyOfContact(phone))
                ofPersons.Add(number);
            else
                open.Add(number);
        foreach (var number in ofPersons.Where(n => !open.Has(n)))
            struck.AddPhone(number);
        foreach (var contact in feed.AllRows("contact").Where(c => c.Owners.Count > 0))
            if (withholding.AudienceOf(contact, contact.Owners[0]) == Audience.Owner)
                Person(contact);
    }

    private void Person(FeedRow contact)
    {
        struck.AddOther(contact["email"]);
        if (contact["name"] is not { } name || !name.Contains(' ', StringComparison.Ordinal))
            return;
        struck.AddOther(name);
        struck.AddOther(string.Join(' ', name.Split(' ').Reverse()));
    }

    /// <summary>Key of a town of our list, or its name folded; null when unknown.</summary>
    public static string? TownOf(string? city, string? country) =>
        city is null ? null
        : PlaceNames.Town(KindOfTown().Replace(city, ""), PlaceNames.Country(country)) is { } town ? town.Key
        : Folding.Fold(KindOfTown().Replace(city, "")) is { Length: > 0 } folded ? folded
        : null;

    /// <summary>The name of a town, or a word, would be struck from texts that have nothing to do with it.</summary>
    private static bool IsRareEnough(string value) => value.Length >= 6 && value.Any(c => char.IsDigit(c) || c is '@' or ' ');

    [GeneratedRegex(@"^-?\d{1,3}[.,]\d{4,}$")]
    private static partial Regex Exact();

    [GeneratedRegex(
        "city|village|postal|zip|district|quarter|neighbo|town|region|place|type|hours|beds|count|индекс|район|город|квартал|село"
    )]
    private static partial Regex Area();

    [GeneratedRegex(
        @"^\s*(г|гор|город|с|село|пос|посёлок|city of|town of|қ|ш)\.?\s+|(?<!\s)\s+(city|town|шаары|қаласы|shahri|шаҳри|şäheri)\s*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex KindOfTown();
}
