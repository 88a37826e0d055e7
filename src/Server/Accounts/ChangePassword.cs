using Microsoft.AspNetCore.Identity;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>A new password for the old one. Her other sessions end: whoever knew the old one may sit in them.</summary>
internal static class ChangePassword
{
    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        UserManager<Person> people,
        PasswordQueue passwords,
        SignInLanes lanes,
        Sessions sessions,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys
    )
    {
        var form = await http.Form();
        var (old, wanted) = (form["current"].ToString(), form["password"].ToString());
        var person = await OwnPerson.Of(people, caller);
        var isRight = await lanes.Try(
            SignInLanes.Of(person.UserName!, caller.Session, http, "password"),
            () => passwords.Verify(person, old, isKnownDevice: true, http.RequestAborted)
        );
        if (isRight is null)
            return await ShowAccount.Show(http, caller, db, people, steps, passkeys, AccountsText.TooManyTries);
        if (isRight == false)
            return await ShowAccount.Show(http, caller, db, people, steps, passkeys, AccountsText.WrongOldPassword);
        if (await ChoosePassword.FindFault(db, person, wanted, http.RequestAborted) is { } fault)
            return await ShowAccount.Show(http, caller, db, people, steps, passkeys, fault);
        await people.RemovePasswordAsync(person);
        await people.AddPasswordAsync(person, wanted);
        await sessions.EndAll(person.Id, caller.Session, http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/account");
    }
}
