using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Tirek.Domain;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>Adds a passkey to a complete account, or takes one away: never the last way in.</summary>
internal static class ChangePasskeys
{
    public static async Task<IResult> Add(
        HttpContext http,
        Caller caller,
        AppDb db,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys
    )
    {
        var person = (await people.FindByIdAsync(caller.Person.ToString()))!;
        return await AddPasskey.Keep(http, person, people, steps, passkeys)
            ? new SeeOther($"/{http.Language().Code}/account")
            : await ShowAccount.Show(http, caller, db, people, steps, passkeys, AccountsText.PasskeyFailed);
    }

    public static async Task<IResult> Remove(
        HttpContext http,
        Caller caller,
        AppDb db,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys
    )
    {
        var person = (await people.FindByIdAsync(caller.Person.ToString()))!;
        var all = await people.GetPasskeysAsync(person);
        var id = (await http.Form()).One("passkey", 2000);
        var chosen = all.FirstOrDefault(p => WebEncoders.Base64UrlEncode(p.CredentialId) == id) ?? throw Problems.NotFound();
        if (all.Count == 1 && !person.TwoFactorEnabled)
            return await ShowAccount.Show(http, caller, db, people, steps, passkeys, AccountsText.LastPasskey);
        await people.RemovePasskeyAsync(person, chosen.CredentialId);
        return new SeeOther($"/{http.Language().Code}/account");
    }
}
