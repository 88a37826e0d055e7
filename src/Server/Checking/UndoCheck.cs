using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;

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
        Guid id
    )
    {
        var before = Open(seals, (await http.Form()).One("before", 8_000), caller, id) ?? throw Problems.ChangedMeanwhile();
        await CheckListing.Write(
            http,
            caller,
            db,
            clock,
            id,
            l => MarkOf(l) == before.After ? CheckRule.AsCheckedIn(l, before.Listing) : throw Problems.ChangedMeanwhile()
        );
        return new SeeOther($"/{http.Language().Code}/checks?done=saved&entry={id}");
    }

    /// <summary>What takes it back, for the address of the page that follows: sealed, since whoever could write it could write any day of a check.</summary>
    public static string Seal(IDataProtectionProvider seals, Caller caller, Listing before, Listing after) =>
        Sealer(seals).Protect(StoredJson.Write(new Before(caller.Person, Only(before), MarkOf(after))), Lasts);

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

    private static string MarkOf(Listing listing) => StoredJson.MarkOf(Only(listing));

    /// <summary>How it was checked and called, and nothing else of it.</summary>
    private static Listing Only(Listing listing) => CheckRule.AsCheckedIn(new(listing.Id, Guid.Empty, LocalText.Of("")), listing);

    /// <param name="By">Who said it.</param>
    /// <param name="Listing">As it was before.</param>
    /// <param name="After">Tells what she made of it from what somebody says later.</param>
    private sealed record Before(Guid By, Listing Listing, string After);
}
