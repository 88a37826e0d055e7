using Microsoft.AspNetCore.Identity;
using Tirek.Domain.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>She types the last group of the code from her sheet: then it was printed or written down, and its hash is kept.</summary>
internal static class ConfirmSheet
{
    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys,
        Callers callers
    )
    {
        var typed = (await http.Form()).One("group", 10).ToUpperInvariant();
        var person = (await people.FindByIdAsync(caller.Person.ToString()))!;
        var code = steps.Take(http, StepCookies.Pending);
        if (person.SheetHash is not null || RecoverySheet.HashOf(code) is not { } hash)
            return new SeeOther($"/{http.Language().Code}/account/finish");
        if (typed != code!.Split('-')[^1])
            return await FinishAccount.Next(http, person, people, steps, passkeys, AccountsText.WrongGroup);
        person.SheetHash = hash;
        await people.UpdateAsync(person);
        StepCookies.Drop(http, StepCookies.Pending);
        callers.Forget(person.Id);
        return new SeeOther($"/{http.Language().Code}/waiting");
    }
}
