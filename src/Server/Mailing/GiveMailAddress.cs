using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Tirek.Domain.Mailing;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Mailing;

/// <summary>She gives an address, which counts once she opened the link that is sent to it, or takes it back. Sending is not waited for.</summary>
internal static class GiveMailAddress
{
    private const int TokenBytes = 24;

    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        NodeState state,
        IDataProtectionProvider seals,
        AskedAddresses asked,
        TimeProvider clock
    )
    {
        var address = (await http.Form()).One("mail", MailRule.LongestAddress);
        if (state.Current.Mail is null || !MailRule.IsAddress(address))
            return Back(http, "unfit");
        if (!asked.Take(caller.Person))
            return Back(http, "often");
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        await MailAddresses.Forget(db, caller.Person, http.RequestAborted);
        db.MailAddresses.Add(
            new()
            {
                PersonId = caller.Person,
                Sealed = MailAddresses.Seal(address, seals),
                GivenAt = now,
                TokenHash = MailAddresses.HashOf(token),
            }
        );
        db.Queue(new(address, http.Language().Code, LetterKind.Confirm, $"/mail/{token}"), caller.Person, seals, now);
        await db.SaveChangesAsync(http.RequestAborted);
        await transaction.CommitAsync(http.RequestAborted);
        return Back(http, "sent");
    }

    public static async Task<IResult> Remove(HttpContext http, Caller caller, AppDb db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        await MailAddresses.Forget(db, caller.Person, http.RequestAborted);
        await transaction.CommitAsync(http.RequestAborted);
        return Back(http, "removed");
    }

    private static SeeOther Back(HttpContext http, string said) => new($"/{http.Language().Code}/account?mail={said}#mail");
}
