using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Mailing;

/// <summary>The door for features that ask somebody by mail, with a link that she answers by without signing in: a neutral line in her language.</summary>
internal static class AskByMail
{
    /// <summary>To an address that everybody reads in the directory, of somebody without an account. To be saved by the caller.</summary>
    /// <param name="db">Where it is queued.</param>
    /// <param name="to">The address.</param>
    /// <param name="language">In which it is written.</param>
    /// <param name="link">What is asked; the mail is nobody's who has an account.</param>
    /// <param name="path">After the language; it must tell of nothing.</param>
    /// <param name="seals">The node's keys.</param>
    /// <param name="now">When.</param>
    public static void Queue(
        AppDb db,
        string to,
        Domain.Languages.Language language,
        Guid link,
        string path,
        IDataProtectionProvider seals,
        DateTimeOffset now
    ) => db.Queue(new(to, language.Code, LetterKind.Check, path), link, seals, now);

    /// <summary>Nothing if she gave no address, has not confirmed it, or her server refused it. To be saved by the caller.</summary>
    /// <param name="path">After the language; it must tell of nothing.</param>
    public static async Task Queue(
        AppDb db,
        Guid person,
        string path,
        IDataProtectionProvider seals,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var address = await db
            .MailAddresses.AsNoTracking()
            .SingleOrDefaultAsync(a => a.PersonId == person && a.ConfirmedAt != null && a.RefusedAt == null, cancel);
        if (address is null || MailAddresses.Open(address, seals) is not { } to)
            return;
        var language = await db.People.Where(p => p.Id == person).Select(p => p.Language).SingleAsync(cancel);
        db.Queue(new(to, language, LetterKind.Answer, path), person, seals, now);
    }
}
