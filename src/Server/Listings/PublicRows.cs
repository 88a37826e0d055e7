using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>A row for each of these listings that may be found.</summary>
    public async Task<IReadOnlyList<PublicListing>> Of(AppDb db, Guid[] ids, CancellationToken cancel)
    {
        var all = await db.Listings.AsNoTracking().Where(l => ids.Contains(l.Id)).ToListAsync(cancel);
        Organizations.UnionWith(all.Select(l => l.OrganizationId));
        var listings = all.Where(l => l is { IsControlled: false, IsHidden: false, IsGone: false }).ToList();
        var organizationIds = listings.Select(l => l.OrganizationId).Distinct().ToList();
        var organizations = await db
            .Organizations.AsNoTracking()
            .Where(o => organizationIds.Contains(o.Id) && !o.IsControlled && !o.IsHidden && !o.IsGone)
            .ToDictionaryAsync(o => o.Id, o => o.Document, cancel);
        var locationIds = listings.SelectMany(l => l.Document.At).Select(a => a.LocationId).Distinct().ToList();
        var locations = await db
            .Locations.AsNoTracking()
            .Where(l => locationIds.Contains(l.Id) && !l.IsControlled && !l.IsHidden && !l.IsGone)
            .ToDictionaryAsync(l => l.Id, l => new PublishedLocation(l.Document, CoarsenAreas.AreaKey(l)), cancel);
        var digests = organizations.ToDictionary(o => o.Key, o => StoredJson.Write(OrganizationView.Of<PublicReader>(o.Value)));
        return
        [
            .. listings
                .Where(l => l.Document.Status is ListingStatus.Active or ListingStatus.TemporarilyClosed)
                .Select(l =>
                    Row(
                        ListingView.Of<PublicReader>(l.Document, organizations.GetValueOrDefault(l.OrganizationId), locations) with
                        {
                            Source = SourceOf(l),
                        },
                        digests.GetValueOrDefault(l.OrganizationId)
                    )
                )
                .Where(row => !controlledCountries.Contains(row.Country)),
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

    private static PublicListing Row(ListingView<PublicReader> view, string? organization) =>
        new()
        {
            Id = view.Id,
            IsProgramme = ProgrammeRule.IsProgramme(view),
            Country = ListingCountry.Of(view),
            OrganizationId = view.OrganizationId,
            Folded = SearchWords.Of(view),
            View = view,
            Digest = DigestOf(StoredJson.Write(view), organization),
        };

    /// <summary>Eight bytes of a hash over what the public sees and the version in which it is written.</summary>
    public static long DigestOf(string view, string? beside = null) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{RenewViews.Format}\n{view}\n{beside}")));
}
