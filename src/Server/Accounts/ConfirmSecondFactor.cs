using Microsoft.AspNetCore.Identity;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>The first right code shows that her app has the key: from then on a password alone opens nothing.</summary>
internal static class ConfirmSecondFactor
{
    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys,
        Callers callers,
        TimeProvider clock
    )
    {
        var code = (await http.Form()).One("code", 20);
        var person = await OwnPerson.Of(people, caller);
        if (await FinishAccount.IsComplete(people, person))
            return new SeeOther($"/{http.Language().Code}/waiting");
        if (person.TwoFactorEnabled)
            return new SeeOther($"/{http.Language().Code}/account/finish");
        if (!await SignIn.IsRight(people, person, code, clock))
            return await FinishAccount.Next(http, person, people, steps, passkeys, AccountsText.WrongCode);
        await people.SetTwoFactorEnabledAsync(person, true);
        callers.Forget(person.Id);
        return new SeeOther($"/{http.Language().Code}/account/finish");
    }
}
