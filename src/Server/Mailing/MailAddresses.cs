using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Mailing;
using Tirek.Server.Data;

namespace Tirek.Server.Mailing;

/// <summary>Somebody's address of mail as it is kept: sealed, so that a copy of the database alone does not tell it. The door for her account's page.</summary>
internal static class MailAddresses
{
    private const string Purpose = "tirek/mail-address";

    public static string Seal(string address, IDataProtectionProvider seals) => seals.CreateProtector(Purpose).Protect(address);

    /// <summary>Null if it was sealed by keys that are not here any more.</summary>
    public static string? Open(MailAddress kept, IDataProtectionProvider seals)
    {
        try
        {
            return seals.CreateProtector(Purpose).Unprotect(kept.Sealed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>As she sees it herself.</summary>
    public static async Task<OwnMail?> Of(AppDb db, Guid person, IDataProtectionProvider seals, CancellationToken cancel) =>
        await db.MailAddresses.AsNoTracking().SingleOrDefaultAsync(a => a.PersonId == person, cancel) is { } kept
            ? new(Open(kept, seals) ?? "?", kept.ConfirmedAt is not null, kept.RefusedAt is not null)
            : null;

    /// <summary>With every mail that waits for her. In the caller's transaction.</summary>
    public static async Task Forget(AppDb db, Guid person, CancellationToken cancel)
    {
        await db.OutgoingMails.Where(m => m.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.MailAddresses.Where(a => a.PersonId == person).ExecuteDeleteAsync(cancel);
    }

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes($"tirek/mail/{token}"));
}
