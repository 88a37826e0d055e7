using Microsoft.AspNetCore.Identity;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>Gives an account that has none its password, with the key of the one-time codes that go with it: looking at the next step changes nothing.</summary>
internal static class SetPassword
{
    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys
    )
    {
        var password = (await http.Form())["password"].ToString();
        var person = await OwnPerson.Of(people, caller);
        if (await FinishAccount.IsComplete(people, person))
            return new SeeOther($"/{http.Language().Code}/waiting");
        if (await FinishAccount.HasPassword(people, person))
            return new SeeOther($"/{http.Language().Code}/account/finish");
        if (await ChoosePassword.FindFault(db, person, password, http.RequestAborted) is { } fault)
            return await FinishAccount.Next(http, person, people, steps, passkeys, fault);
        if (person.PasswordHash is not null)
            await people.RemovePasswordAsync(person);
        // Of two at once the second comes too late, and goes on with the first's.
        if ((await people.AddPasswordAsync(person, password)).Succeeded)
            await people.ResetAuthenticatorKeyAsync(person);
        return new SeeOther($"/{http.Language().Code}/account/finish");
    }
}
