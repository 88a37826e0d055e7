using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Checking;

/// <summary>
/// Takes back what she has just said by one tap of a listing: it is checked and called as it was before. Only by whoever said it, for a quarter of an hour, and only
/// while nobody has said something else since.
/// </summary>
internal static class UndoCheck
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        TimeProvider clock,
        IDataProtectionProvider seals,
        NodeState node,
        Guid id
    )
    {
        var (cancel, form) = (http.RequestAborted, await http.Form());
        var before = Open(seals, form.One("before", 8_000), caller, id) ?? throw Problems.ChangedMeanwhile();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var kept = await InHerReach.Hold(db, caller, id, cancel);
        if (At(kept) != before.WrittenAt)
            throw Problems.ChangedMeanwhile();
        await CheckListing.Write(http, caller, db, clock, kept, l => CheckRule.AsCheckedIn(l, before.Listing));
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/checks?done=saved&entry={id}{ListChecks.In(node, caller, form.One("country", 2))}");
    }

    /// <summary>What takes it back, for the address of the page that follows: sealed, since whoever could write it could write any day of a check.</summary>
    public static string Seal(IDataProtectionProvider seals, Caller caller, Listing before, ListingRecord after) =>
        Sealer(seals).Protect(StoredJson.Write(new Before(caller.Person, Only(before), At(after))), Lasts);

    private static Before? Open(IDataProtectionProvider seals, string said, Caller caller, Guid id)
    {
        try
        {
            var before = StoredJson.Read<Before>(Sealer(seals).Unprotect(said));
            return before.By == caller.Person && before.Listing.Id == id ? before : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Sealer(IDataProtectionProvider seals) =>
        seals.CreateProtector("checks.undo").ToTimeLimitedDataProtector();

    /// <summary>When somebody wrote it last, to the millisecond, as finely as both databases keep it.</summary>
    private static long At(ListingRecord kept) => kept.ChangedAt.ToUnixTimeMilliseconds();

    /// <summary>How it was checked and called, and nothing else of it.</summary>
    private static Listing Only(Listing listing) => CheckRule.AsCheckedIn(new(listing.Id, Guid.Empty, LocalText.Of("")), listing);

    /// <param name="By">Who said it.</param>
    /// <param name="Listing">As it was before.</param>
    /// <param name="WrittenAt">When she did (<see cref="At"/>): what somebody says later, even the same, is not hers to take back.</param>
    private sealed record Before(Guid By, Listing Listing, long WrittenAt);
}
