using Microsoft.AspNetCore.Identity;
using Tirek.Domain.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>Gives an account that has none its password.</summary>
internal static class SetPassword
{
    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys
    )
    {
        var password = (await http.Form())["password"].ToString();
        var person = (await people.FindByIdAsync(caller.Person.ToString()))!;
        if (person.PasswordHash is not null)
            return new SeeOther($"/{http.Language().Code}/account/finish");
        if (!PasswordRule.IsFit(password, person.UserName!))
            return await FinishAccount.Next(http, person, people, steps, passkeys, AccountsText.PasswordUnfit);
        await people.AddPasswordAsync(person, password);
        return new SeeOther($"/{http.Language().Code}/account/finish");
    }
}
