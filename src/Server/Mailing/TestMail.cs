using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Mailing;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Mailing;

/// <summary>Sends one mail to an address that the operator types, now, and says on the page how it went. The address is kept nowhere.</summary>
internal static class TestMail
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, Postman postman, TimeProvider clock)
    {
        var cancel = http.RequestAborted;
        var kept = await db.NodeSettings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == SettingKeys.Mail, cancel);
        if (MailServer.Read(kept?.Value) is not { } server)
            return new SeeOther($"/{http.Language().Code}/node/mail");
        var to = (await http.Form()).One("to", MailRule.LongestAddress);
        if (!MailRule.IsAddress(to))
            return await ShowMail.Show(http, db, server.Shown, MailingText.SaidUnfit);
        db.Trail("mail.test", SettingKeys.Mail, clock, caller.Person);
        await db.SaveChangesAsync(cancel);
        var letter = new Letter(to, http.Language().Code, LetterKind.Test, "/sign-in");
        return await postman.Hand(server, letter, Guid.CreateVersion7(clock.GetUtcNow()), cancel) is { } refusal
            ? await ShowMail.Show(http, db, server.Shown, MailWords.Of(refusal.Fault))
            : await ShowMail.Show(http, db, server.Shown, done: MailingText.TestTaken);
    }
}
