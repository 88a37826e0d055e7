using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Tirek.Domain.Listings;
using Tirek.Server.Editing;

namespace Tirek.Server.Duplicates;

/// <summary>
/// Tells one state of an entry from another to somebody who may not read all of it: sealed, since whoever knows the rest of an entry could try out of a bare hash
/// what she may not read.
/// </summary>
internal sealed class PairMarks(IDataProtectionProvider protection)
{
    /// <summary>Letters of a mark in a form.</summary>
    private const int Longest = 400;

    private readonly IDataProtector seal = protection.CreateProtector("tirek/pair-marks");

    public string Of(Listing listing) => seal.Protect(EditHistory.MarkOf(listing));

    /// <summary>Whether the mark that a form bears is of this state.</summary>
    public bool IsOf(string mark, Listing listing)
    {
        try
        {
            return mark.Length <= Longest && seal.Unprotect(mark) == EditHistory.MarkOf(listing);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
