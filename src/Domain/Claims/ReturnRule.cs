using Tirek.Domain.Checking;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Claims;

/// <summary>An entry that is given or taken back says nothing again that its member took from the public while it was hers (directory.md §2).</summary>
public static class ReturnRule
{
    /// <summary>The former entry without the numbers that were withdrawn from the member's as wrong; the same entry if it has none of them.</summary>
    /// <param name="former">As its source says it.</param>
    /// <param name="own">As the member left it.</param>
    public static Listing Withdraw(Listing former, Listing own)
    {
        ArgumentNullException.ThrowIfNull(former);
        var wrong = Withdrawn(own);
        return Public(former.AllHeld())
            .Where(p => wrong.Contains(Digits(p.Number)))
            .Aggregate(former, (said, phone) => WithdrawNumber.From(said, phone.Id));
    }

    /// <summary>Whether a number that was withdrawn from the member's entry is still read with the former one, of its organisation or its places.</summary>
    /// <param name="beside">Numbers of those.</param>
    /// <param name="own">As the member left it.</param>
    public static bool SaysWithdrawn(IEnumerable<Held<Phone>> beside, Listing own)
    {
        ArgumentNullException.ThrowIfNull(beside);
        var wrong = Withdrawn(own);
        return Public(beside).Any(p => wrong.Contains(Digits(p.Number)));
    }

    /// <summary>
    /// Whether the former entry tells the address of a place that the member made secret. A place that cannot be told for sure to be another counts as that one.
    /// </summary>
    /// <param name="former">As its source says it.</param>
    /// <param name="shown">Whether everybody may know where a place of it is.</param>
    /// <param name="own">As the member left it.</param>
    /// <param name="ownPlaces">Of the member's places where each is; of one that is not known, null.</param>
    public static bool TellsSecretPlace(Listing former, Func<Guid, bool> shown, Listing own, Func<Guid, Whereabouts?> ownPlaces)
    {
        ArgumentNullException.ThrowIfNull(former);
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(ownPlaces);
        if (own.At.All(a => ownPlaces(a.LocationId) is Whereabouts.Shown))
            return false;
        var told = own.At.Where(a => ownPlaces(a.LocationId) is Whereabouts.Shown).Select(a => a.Id).ToHashSet();
        return former.At.Any(a => shown(a.LocationId) && !told.Contains(MergePlaces.IdIn(own.Id, a.Id)));
    }

    private static HashSet<string> Withdrawn(Listing own) => [.. WithdrawNumber.Of(own).Select(n => Digits(n.Number)).Where(n => n != "")];

    private static IEnumerable<Held<Phone>> AllHeld(this Listing listing) => listing.Phones.Concat(listing.At.SelectMany(a => a.Phones));

    private static IEnumerable<Phone> Public(IEnumerable<Held<Phone>> held) => held.Select(h => h.For<PublicReader>()).OfType<Phone>();

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));
}
