using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// Knows listings again under other ids and in other sources: the same name, and the same organisation's name or a telephone in common, in any spelling.
/// </summary>
/// <typeparam name="T">What is to be known of a listing that was found.</typeparam>
internal sealed class ListingTwins<T>
{
    private readonly Dictionary<string, List<Twin>> byName = new(StringComparer.Ordinal);

    public bool IsEmpty => byName.Count == 0;

    public void Add(string name, string? organization, IEnumerable<string> phones, T found)
    {
        var numbers = new Telephones();
        foreach (var phone in phones)
            numbers.Add(phone);
        var key = Folding.Fold(name);
        if (!byName.TryGetValue(key, out var twins))
            byName[key] = twins = [];
        twins.Add(new(organization is null ? null : Folding.Fold(organization), numbers, found));
    }

    public IEnumerable<T> Of(string name, string? organization, IReadOnlyCollection<string> phones)
    {
        if (!byName.TryGetValue(Folding.Fold(name), out var twins))
            return [];
        var folded = organization is null ? null : Folding.Fold(organization);
        return twins.Where(t => (folded is not null && t.Organization == folded) || phones.Any(t.Phones.Has)).Select(t => t.Found);
    }

    private sealed record Twin(string? Organization, Telephones Phones, T Found);
}

/// <summary>What listings are known again by.</summary>
internal static class ListingMarks
{
    /// <summary>The telephones of a listing, whoever may read them.</summary>
    public static IReadOnlyCollection<string> AllPhones(this Listing listing) =>
        [.. listing.Phones.Concat(listing.At.SelectMany(at => at.Phones)).Select(p => p.For<OwnerReader>()!.Number)];

    /// <summary>The listings that were hidden by hand, with their ids.</summary>
    public static async Task<ListingTwins<Guid>> HiddenByHand(this AppDb db, CancellationToken cancel)
    {
        var twins = new ListingTwins<Guid>();
        foreach (var listing in await db.Listings.AsNoTracking().Where(l => l.IsHidden).ToListAsync(cancel))
        {
            var organization = await db.Organizations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == listing.OrganizationId, cancel);
            twins.Add(
                listing.Document.Name.Original.Text,
                organization?.Document.Name.Original.Text,
                listing.Document.AllPhones(),
                listing.Id
            );
        }
        return twins;
    }
}
