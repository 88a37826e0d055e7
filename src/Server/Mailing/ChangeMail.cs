using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Tirek.Domain.Mailing;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Mailing;

/// <summary>The operator's form for the way to a mail server.</summary>
internal static class ChangeMail
{
    public static async Task<IResult> Set(
        HttpContext http,
        Caller caller,
        AppDb db,
        NodeFolder folder,
        NodeState state,
        IDataProtectionProvider seals,
        TimeProvider clock
    )
    {
        var setup = Read(await http.Form());
        if (await SetMailServer.Set(db, folder, seals, setup, clock, http.RequestAborted, caller.Person) is { } fault)
            return await ShowMail.Show(http, db, setup with { Password = null }, MailWords.Of(fault));
        await state.Refresh(http.RequestAborted);
        return await ShowMail.Show(http, db, setup with { Password = null }, done: MailingText.SetupKept);
    }

    public static async Task<IResult> Clear(HttpContext http, Caller caller, AppDb db, NodeState state, TimeProvider clock)
    {
        await SetMailServer.Clear(db, clock, http.RequestAborted, caller.Person);
        await state.Refresh(http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/node/mail");
    }

    private static MailSetup Read(IFormCollection form) =>
        new(
            form.One("host"),
            int.TryParse(form.One("port", 5), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0,
            Enum.TryParse<MailSecurity>(form.One("security", 20), out var security) && Enum.IsDefined(security)
                ? security
                : MailSecurity.StartTls,
            form.One("user") is { Length: > 0 } user ? user : null,
            form["password"].ToString() is { Length: > 0 and <= 500 } password ? password : null,
            form.One("sender", MailRule.LongestAddress),
            form.One("site")
        );
}
