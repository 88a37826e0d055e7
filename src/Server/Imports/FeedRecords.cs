using System.Security.Cryptography;
using System.Text;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>Makes the records of a feed, one after another: places first, since which of them are hidden decides what may be kept of the rest.</summary>
internal sealed class FeedRecords(FeedContext context)
{
    private readonly StrikeRecords strike = new(context.Withholding.Struck);

    public Made<LocationRecord> Locations => Of(ImportTables.Location, Location);
    public Made<ListingRecord> Listings => Of(ImportTables.Service, Listing);

    /// <summary>Those of the feed, and a stand-in for each that services name and the feed lacks.</summary>
    public Made<OrganizationRecord> Organizations
    {
        get
        {
            var own = Of(ImportTables.Organization, Organization);
            var absent = context
                .Feed.Rows(ImportTables.Service)
                .Select(context.Feed.AbsentOrganization)
                .OfType<string>()
                .Distinct()
                .ToList();
            return new("organization", own.Count + absent.Count, own.Records.Concat(absent.Select(StandIn)));
        }
    }

    public Made<SourceRow> Rows
    {
        get
        {
            var rows = context.Feed.OtherRows().ToList();
            return new("row", rows.Count, rows.Select(Row));
        }
    }

    /// <summary>SHA-256 of all that is kept of a record: two that say the same have the same.</summary>
    public static byte[] DigestOf(KeptRecord record)
    {
        byte[] said = [.. Encoding.UTF8.GetBytes($"{record.IsControlled}{record.SourceKey}"), .. record.Stored(DocumentOf(record))];
        return SHA256.HashData(said);
    }

    public static object DocumentOf(KeptRecord record) =>
        record switch
        {
            OrganizationRecord o => o.Document,
            LocationRecord l => l.Document,
            ListingRecord l => l.Document,
            SourceRow r => r.Cells,
            _ => throw new NotSupportedException(),
        };

    private Made<T> Of<T>(string table, Func<FeedRow, T> make)
        where T : KeptRecord
    {
        var rows = context.Feed.Rows(table).ToList();
        return new(
            table == ImportTables.Service ? "listing" : table,
            rows.Count,
            rows.Select(row =>
            {
                var record = make(row);
                record.SourceKey = context.Ids.KeyOf(row);
                record.IsControlled = context.Withholding.Of(row).HasFlag(PrivacyFlags.Controlled);
                return record;
            })
        );
    }

    private SourceRow Row(FeedRow row)
    {
        var record = context.SourceRow(row);
        record.Cells = strike.Clean(record.Cells);
        return record;
    }

    private OrganizationRecord Organization(FeedRow row)
    {
        var read = context.Organization(row);
        var organization = strike.Clean(read);
        return new()
        {
            Id = organization.Id,
            Document = organization with { Extra = SaidRows.Beside(organization.Extra, Said(row, ReferenceEquals(read, organization))) },
        };
    }

    private OrganizationRecord StandIn(string key)
    {
        var organization = context.StandIn(key);
        return new()
        {
            Id = organization.Id,
            SourceKey = context.Ids.KeyOf(key),
            // Where a feed names nobody, as an export does for a controlled organisation, there is no name to show either.
            IsControlled = key == ReadListing.NoOrganization,
            Document = organization,
        };
    }

    private LocationRecord Location(FeedRow row)
    {
        var read = context.Location(row);
        var location = strike.Clean(read);
        return new()
        {
            Id = location.Id,
            Document = location with { Extra = SaidRows.Beside(location.Extra, Said(row, ReferenceEquals(read, location))) },
        };
    }

    private string? Said(FeedRow row, bool isWhole) => isWhole ? SaidRows.Of(context, row) : null;

    private ListingRecord Listing(FeedRow row)
    {
        var read = context.Listing(row);
        var listing = strike.Clean(read);
        return new()
        {
            Id = listing.Id,
            OrganizationId = listing.OrganizationId,
            Document = listing with { Extra = SaidRows.Beside(listing.Extra, Said(row, ReferenceEquals(read, listing))) },
        };
    }
}

/// <summary>Records of a kind (<c>organization</c>, <c>location</c>, <c>listing</c>, <c>row</c>) and how many there will be.</summary>
internal sealed record Made<T>(string Kind, int Count, IEnumerable<T> Records)
    where T : KeptRecord;
