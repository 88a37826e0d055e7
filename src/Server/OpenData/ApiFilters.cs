using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Server.Data;

namespace Tirek.Server.OpenData;

/// <summary>The standard's filters over what is public. All of them hold together.</summary>
internal static class ApiFilters
{
    private const double MetresPerDegree = 111_195;

    /// <summary>Services; a programme for people who use violence is one of them and says so.</summary>
    public static IQueryable<PublicListing> Listings(AppDb db, ApiQuery query)
    {
        var rows = db.PublicListings.AsNoTracking();
        if (query.OrganizationId is { } organization)
            rows = rows.Where(l => l.OrganizationId == organization);
        if (query.ModifiedAfter is { } after)
            rows = rows.Where(l => l.ModifiedAt >= after);
        if (query.TermId is { } term)
            rows = rows.Where(l => db.PublicTerms.Any(t => t.ListingId == l.Id && t.TermId == term));
        if (query.TaxonomyId is { } taxonomy)
            rows = rows.Where(l => db.PublicTerms.Any(t => t.ListingId == l.Id && t.TaxonomyId == taxonomy));
        foreach (var word in Words(query.Search))
            rows = rows.Where(l => l.Folded.Contains(word));
        return rows;
    }

    public static IQueryable<PublicOrganization> Organizations(AppDb db, ApiQuery query)
    {
        var rows = db.PublicOrganizations.AsNoTracking();
        if (query.ModifiedAfter is { } after)
            rows = rows.Where(o => o.ModifiedAt >= after);
        if (query.TermId is { } term)
            rows = rows.Where(o =>
                db.PublicListings.Any(l => l.OrganizationId == o.Id && db.PublicTerms.Any(t => t.ListingId == l.Id && t.TermId == term))
            );
        if (query.TaxonomyId is { } taxonomy)
            rows = rows.Where(o =>
                db.PublicListings.Any(l =>
                    l.OrganizationId == o.Id && db.PublicTerms.Any(t => t.ListingId == l.Id && t.TaxonomyId == taxonomy)
                )
            );
        foreach (var word in Words(query.Search))
            rows = rows.Where(o => o.Folded.Contains(word));
        return rows;
    }

    /// <summary>
    /// Services at their places. With a postcode alone, those at addresses that carry it; with proximity, those within so many metres of the middle of the
    /// shown places that carry it. A hidden place is at the centre of its published area, as everywhere.
    /// </summary>
    public static async Task<IQueryable<PublicSite>> Sites(AppDb db, ApiQuery query, CancellationToken cancel)
    {
        var listings = Listings(db, query);
        var sites = db.PublicSites.AsNoTracking().Where(s => listings.Any(l => l.Id == s.ListingId));
        if (query.Postcode is null)
            return sites;
        var code = Folding.Fold(query.Postcode);
        if (query.ProximityMetres is not { } metres)
            return sites.Where(s => s.PostalCode == code);
        var known = await db
            .PublicSites.Where(s => s.PostalCode == code && !s.IsAreaOnly && s.Latitude != null)
            .GroupBy(_ => 1)
            .Select(g => new { Latitude = g.Average(s => s.Latitude), Longitude = g.Average(s => s.Longitude) })
            .FirstOrDefaultAsync(cancel);
        if (known is null)
            return sites.Where(_ => false);
        // Flat within the reach of a city, which is what postcodes are asked for: an error of some metres in a hundred kilometres is none.
        var (latitude, longitude) = (known.Latitude!.Value, known.Longitude!.Value);
        var perLongitude = MetresPerDegree * Math.Cos(double.DegreesToRadians(latitude));
        var reach = metres * metres;
        return sites.Where(s =>
            (s.Latitude - latitude) * MetresPerDegree * ((s.Latitude - latitude) * MetresPerDegree)
                + (s.Longitude - longitude) * perLongitude * ((s.Longitude - longitude) * perLongitude)
            <= reach
        );
    }

    /// <summary>Beginnings of words as the public rows hold them: each with the blank before it.</summary>
    private static IEnumerable<string> Words(string search) => Folding.Words(search).Distinct().Select(word => $" {word}");
}
