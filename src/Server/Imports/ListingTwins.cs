using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// Knows listings again under other ids and in other sources: the same name, and the same organisation's name or a telephone in common, in any spelling.
/// </summary>
internal sealed class ListingTwins
{
    private readonly Dictionary<string, (HashSet<string> Organizations, Telephones Phones)> byName = new(StringComparer.Ordinal);

    public bool IsEmpty => byName.Count == 0;

    public void Add(string name, string? organization, IEnumerable<string> phones)
    {
        var key = Folding.Fold(name);
        if (!byName.TryGetValue(key, out var known))
            byName[key] = known = (new(StringComparer.Ordinal), new());
        if (organization is not null)
            known.Organizations.Add(Folding.Fold(organization));
        foreach (var phone in phones)
            known.Phones.Add(phone);
    }

    public bool Has(string name, string? organization, IEnumerable<string> phones) =>
        byName.TryGetValue(Folding.Fold(name), out var known)
        && (organization is not null && known.Organizations.Contains(Folding.Fold(organization)) || phones.Any(known.Phones.Has));

    /// <summary>The telephones of a listing, whoever may read them.</summary>
    public static IEnumerable<string> PhonesOf(Listing listing) =>
        listing.Phones.Concat(listing.At.SelectMany(at => at.Phones)).Select(p => p.For<OwnerReader>()!.Number);

    /// <summary>Those that were hidden by hand.</summary>
    public static async Task<ListingTwins> HiddenByHand(AppDb db, CancellationToken cancel)
    {
        var twins = new ListingTwins();
        foreach (var listing in await db.Listings.AsNoTracking().Where(l => l.IsHidden).ToListAsync(cancel))
        {
            var organization = await db.Organizations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == listing.OrganizationId, cancel);
            twins.Add(listing.Document.Name.Original.Text, organization?.Document.Name.Original.Text, PhonesOf(listing.Document));
        }
        return twins;
    }
}
