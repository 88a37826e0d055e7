using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Checking;
using Tirek.Domain.Hsds;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;
using Tirek.Domain.Search;
using Tirek.Server.Data;

namespace Tirek.Server.Listings;

/// <summary>Makes the rows of what the public may see of listings, from what is kept of them.</summary>
internal sealed class PublicRows
{
    private readonly string[] controlledCountries;
    private readonly Dictionary<Guid, string> sources;

    private PublicRows(string[] controlledCountries, Dictionary<Guid, string> sources) =>
        (this.controlledCountries, this.sources) = (controlledCountries, sources);

    /// <summary>The organisations of all listings that were looked at.</summary>
    public HashSet<Guid> Organizations { get; } = [];

    public static async Task<PublicRows> Prepare(AppDb db, CancellationToken cancel)
    {
        var controlled = await db
            .NodeSettings.Where(s => s.Key == Node.SettingKeys.ControlledCountries)
            .Select(s => s.Value)
            .SingleOrDefaultAsync(cancel);
        return new(controlled?.Split(' ') ?? [], await db.ImportSources.ToDictionaryAsync(s => s.Id, s => s.Name, cancel));
    }

    /// <summary>All that rows of these listings are made of.</summary>
    public async Task<KeptListings> Read(AppDb db, Guid[] ids, CancellationToken cancel)
    {
        var all = await db.Listings.AsNoTracking().Where(l => ids.Contains(l.Id)).ToListAsync(cancel);
        Organizations.UnionWith(all.Select(l => l.OrganizationId));
        var away = await db.Away().Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancel);
        var listings = all.Where(l => l is { IsControlled: false, IsHidden: false, IsGone: false } && !away.Contains(l.Id)).ToList();
        var organizationIds = listings.Select(l => l.OrganizationId).Distinct().ToList();
        var organizations = await db
            .Organizations.AsNoTracking()
            .Where(o => organizationIds.Contains(o.Id) && !o.IsControlled && !o.IsHidden && !o.IsGone)
            .ToDictionaryAsync(o => o.Id, cancel);
        var locationIds = listings.SelectMany(l => l.Document.At).Select(a => a.LocationId).Distinct().ToList();
        var locations = await db
            .Locations.AsNoTracking()
            .Where(l => locationIds.Contains(l.Id) && !l.IsControlled && !l.IsHidden && !l.IsGone)
            .ToDictionaryAsync(l => l.Id, l => new PublishedLocation(l.Document, l.AreaKey()), cancel);
        return new(listings, organizations, locations);
    }

    /// <summary>A row for each of the listings that may be found.</summary>
    public IReadOnlyList<PublicRow> Of(KeptListings kept)
    {
        var views = kept.Organizations.ToDictionary(o => o.Key, o => ToldOrganization.Of(ViewOf(o.Value)));
        return
        [
            .. kept
                .Listings.Where(l => l.Document.Status is ListingStatus.Active or ListingStatus.TemporarilyClosed)
                .Select(l =>
                    Row(
                        ListingView.Of<PublicReader>(
                            l.Document,
                            kept.Organizations.GetValueOrDefault(l.OrganizationId)?.Document,
                            kept.Locations
                        ) with
                        {
                            Source = SourceOf(l),
                        },
                        views.GetValueOrDefault(l.OrganizationId)
                    )
                )
                .Where(row => !controlledCountries.Contains(row.Listing.Country)),
        ];
    }

    private string? SourceOf(ListingRecord listing) => listing.SourceId is { } source ? sources.GetValueOrDefault(source) : null;

    public static IEnumerable<PublicSite> SitesOf(PublicListing row) =>
        row
            .View.Sites.Select(site => (Site: site, Position: PositionOf(site)))
            .Select(s => new PublicSite
            {
                Id = s.Site.Id,
                ListingId = row.Id,
                PostalCode = s.Site.Addresses.Select(a => a.PostalCode).FirstOrDefault(c => !string.IsNullOrWhiteSpace(c)) is { } code
                    ? Folding.Fold(code)
                    : null,
                Latitude = s.Position?.Latitude,
                Longitude = s.Position?.Longitude,
                IsAreaOnly = s.Site.IsAreaOnly,
            });

    public static IEnumerable<PublicTerm> TermsOf(PublicListing row) =>
        HsdsTerms
            .Of(row.View)
            .Select(term => new PublicTerm
            {
                ListingId = row.Id,
                TermId = term.Id,
                TaxonomyId = term.Taxonomy.Id,
                Code = term.Code,
                Name = term.Name,
                Taxonomy = term.Taxonomy.Name,
            });

    /// <summary>Where it is for who asks by distance: a hidden place is at the centre of its published area.</summary>
    private static Position? PositionOf(SiteView site) =>
        site.IsAreaOnly
            ? Gazetteer.Find(site.AreaKey) is { } area
                ? AreaCentre.Of(area)
                : null
            : site.Position;

    /// <summary>The organisation as it stands in each of its services: what it belongs to is told at its own address, if that may be told.</summary>
    private OrganizationView<PublicReader> ViewOf(OrganizationRecord organization) =>
        OrganizationView.Of<PublicReader>(organization.Document) with
        {
            Source = organization.SourceId is { } source ? sources.GetValueOrDefault(source) : null,
            ParentOrganizationId = null,
        };

    private static PublicRow Row(ListingView<PublicReader> view, ToldOrganization? organization)
    {
        var row = new PublicListing
        {
            Id = view.Id,
            IsProgramme = ProgrammeRule.IsProgramme(view),
            Country = ListingCountry.Of(view),
            OrganizationId = view.OrganizationId,
            CheckedDay = view.CheckedOn?.DayNumber ?? 0,
            Side = StateBodyRule.SideOf(view),
            Folded = SearchWords.Of(view),
            View = view,
        };
        row.Digest = DigestOf(row.Stored(view), organization?.Written);
        return new(row, organization?.View);
    }

    private static readonly byte[] Format = Encoding.UTF8.GetBytes($"{RenewViews.Format}\n");

    /// <summary>Eight bytes of a hash over what the public sees and the version in which it is written.</summary>
    public static long DigestOf(byte[] view, byte[]? beside = null)
    {
        byte[] said = [.. Format, .. view, (byte)'\n', .. beside ?? []];
        return BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(said));
    }

    /// <summary>An organisation as it stands in its services, once as it is and once as it is written.</summary>
    private sealed record ToldOrganization(OrganizationView<PublicReader> View, byte[] Written)
    {
        public static ToldOrganization Of(OrganizationView<PublicReader> view) => new(view, StoredJson.Bytes(view));
    }
}

/// <summary>Listings as they are kept, with those of their organisations and places that may be told.</summary>
internal sealed record KeptListings(
    IReadOnlyList<ListingRecord> Listings,
    IReadOnlyDictionary<Guid, OrganizationRecord> Organizations,
    IReadOnlyDictionary<Guid, PublishedLocation> Locations
);

/// <summary>A row with the organisation that is told with it.</summary>
internal sealed record PublicRow(PublicListing Listing, OrganizationView<PublicReader>? Organization)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The row as of the instant at which what the public sees of it changed. The instant stands beside what is written, not in it.</summary>
    public PublicListing ChangedAt(DateTimeOffset at)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Options))
            WriteHsds.Service(json, Listing.View with { LastModified = null }, Organization, null, HsdsForm.Full);
        (Listing.ModifiedAt, Listing.Hsds) = (at, buffer.WrittenSpan.ToArray());
        return Listing;
    }
}
