using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Listings;

/// <summary>
/// Counts an organisation once however many sources tell of it: records with one name, one telephone or one id in their sources are one. In doubt fewer are
/// counted: an area becomes coarser by it, never finer.
/// </summary>
internal sealed class OneOrganization
{
    private const int ShortestNumber = 6;
    private const int LongestNumber = 9;

    private readonly Dictionary<Guid, Guid> above = [];
    private readonly Dictionary<string, Guid> known = new(StringComparer.Ordinal);

    /// <summary>The organisations of places and of what is given there.</summary>
    public static async Task<OneOrganization> Among(
        AppDb db,
        IReadOnlyCollection<LocationRecord> locations,
        IReadOnlyCollection<ListingRecord> listings,
        CancellationToken cancel
    )
    {
        var one = new OneOrganization();
        var ids = listings.Select(l => l.OrganizationId).Union(locations.Select(l => l.Document.OrganizationId).OfType<Guid>());
        foreach (var batch in ids.Chunk(500))
        foreach (var organization in await db.Organizations.AsNoTracking().Where(o => batch.Contains(o.Id)).ToListAsync(cancel))
            one.Add(organization);
        foreach (var listing in listings)
            one.Add(listing.OrganizationId, listing.Document.Phones);
        return one;
    }

    /// <summary>The record that stands for an organisation.</summary>
    public Guid Of(Guid organization)
    {
        while (above.TryGetValue(organization, out var next))
            organization = next;
        return organization;
    }

    private void Add(OrganizationRecord organization)
    {
        Join(organization.Id, $"name {Folding.Fold(organization.Document.Name.Original.Text)}");
        if (organization.SourceKey is { } key)
            Join(organization.Id, $"id {key}");
        Add(organization.Id, organization.Document.Phones);
    }

    private void Add(Guid organization, IEnumerable<Held<Phone>> phones)
    {
        foreach (var phone in phones)
        {
            var digits = string.Concat(phone.For<OwnerReader>()!.Number.Where(char.IsAsciiDigit)).TrimStart('0');
            if (digits.Length >= ShortestNumber)
                Join(organization, $"telephone {digits[^Math.Min(LongestNumber, digits.Length)..]}");
        }
    }

    private void Join(Guid organization, string by)
    {
        var (one, other) = (Of(organization), Of(known.GetValueOrDefault(by, organization)));
        known[by] = one;
        if (one != other)
            above[other] = one;
    }
}
