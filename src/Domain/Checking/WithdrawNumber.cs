using Tirek.Domain.Listings;

namespace Tirek.Domain.Checking;

/// <summary>A telephone that everybody reads and that is wrong goes from the public at once; its owner keeps it and decides.</summary>
public static class WithdrawNumber
{
    /// <summary>The listing without this number for the public; the same listing if the public reads no such number of its own.</summary>
    public static Listing From(Listing listing, Guid phone) =>
        Each(
            listing,
            held =>
                held.For<PublicReader>() is { } read && read.Id == phone ? Held.For(Audience.Owner, read with { IsWithdrawn = true }) : held
        );

    /// <summary>The listing with a number that was withdrawn, for everybody again.</summary>
    public static Listing PutBack(Listing listing, Guid phone) =>
        Each(
            listing,
            held =>
                held.For<OwnerReader>() is { IsWithdrawn: true } read && read.Id == phone
                    ? Held.For(Audience.Public, read with { IsWithdrawn = false })
                    : held
        );

    /// <summary>Numbers that were public and were withdrawn: no others that only the owner reads.</summary>
    public static IReadOnlyList<WithdrawnNumber> Of(Listing listing) =>
        [
            .. listing
                .Phones.Concat(listing.At.SelectMany(a => a.Phones))
                .Where(h => h.Audience == Audience.Owner)
                .Select(h => h.For<OwnerReader>()!)
                .Where(p => p.IsWithdrawn)
                .Select(p => new WithdrawnNumber(p.Id, p.Number)),
        ];

    private static Listing Each(Listing listing, Func<Held<Phone>, Held<Phone>> change)
    {
        if (listing.Phones.Concat(listing.At.SelectMany(a => a.Phones)).All(h => ReferenceEquals(change(h), h)))
            return listing;
        return listing with
        {
            Phones = [.. listing.Phones.Select(change)],
            At = [.. listing.At.Select(a => a with { Phones = [.. a.Phones.Select(change)] })],
        };
    }
}
