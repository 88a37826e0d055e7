using Microsoft.AspNetCore.Identity;
using Tirek.Domain.Accounts;
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
        var person = (await people.FindByIdAsync(caller.Person.ToString()))!;
        var lane = SignInLanes.Of($"password of {person.Id}", caller.Session, http);
        if (lanes.IsShut(lane))
            return await ShowAccount.Show(http, caller, db, people, steps, passkeys, AccountsText.TooManyTries);
        if (!await passwords.Verify(person, old, isKnownDevice: true, http.RequestAborted))
        {
            lanes.Failed(lane);
            return await ShowAccount.Show(http, caller, db, people, steps, passkeys, AccountsText.WrongOldPassword);
        }
        if (!PasswordRule.IsFit(wanted, person.UserName!))
            return await ShowAccount.Show(http, caller, db, people, steps, passkeys, AccountsText.PasswordUnfit);
        await people.RemovePasswordAsync(person);
        await people.AddPasswordAsync(person, wanted);
        await sessions.EndAll(person.Id, caller.Session, http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/account");
    }
}
