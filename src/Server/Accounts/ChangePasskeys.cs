using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
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
        Sessions sessions,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys
    )
    {
        if (!await sessions.IsFresh(caller, http.RequestAborted))
            return Sessions.ToSignInAgain(http);
        var person = await OwnPerson.Of(people, caller);
        return await AddPasskey.Keep(http, db, person, people, steps, passkeys)
            ? new SeeOther($"/{http.Language().Code}/account")
            : await ShowAccount.Show(http, caller, db, people, steps, passkeys, AccountsText.PasskeyFailed);
    }

    public static async Task<IResult> Remove(
        HttpContext http,
        Caller caller,
        AppDb db,
        UserManager<Person> people,
        Sessions sessions,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys
    )
    {
        if (!await sessions.IsFresh(caller, http.RequestAborted))
            return Sessions.ToSignInAgain(http);
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        // Of two that are taken away at once, the second is counted after the first.
        await db
            .People.Where(p => p.Id == caller.Person)
            .ExecuteUpdateAsync(u => u.SetProperty(p => p.Name, p => p.Name), http.RequestAborted);
        var person = await OwnPerson.Of(people, caller);
        var all = await people.GetPasskeysAsync(person);
        var id = (await http.Form()).One("passkey", 2000);
        var chosen = all.FirstOrDefault(p => WebEncoders.Base64UrlEncode(p.CredentialId) == id) ?? throw Problems.NotFound();
        if (all.Count == 1 && !person.TwoFactorEnabled)
            return await ShowAccount.Show(http, caller, db, people, steps, passkeys, AccountsText.LastPasskey);
        await people.RemovePasskeyAsync(person, chosen.CredentialId);
        await transaction.CommitAsync(http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/account");
    }
}
