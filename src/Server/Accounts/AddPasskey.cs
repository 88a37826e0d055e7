using Microsoft.AspNetCore.Identity;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>Adds a passkey that the browser has just made for this account.</summary>
internal static class AddPasskey
{
    private const int LongestCredential = 20_000;

    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys,
        Callers callers
    )
    {
        var person = (await people.FindByIdAsync(caller.Person.ToString()))!;
        if (!await Keep(http, person, people, steps, passkeys))
            return await FinishAccount.Next(http, person, people, steps, passkeys, AccountsText.PasskeyFailed);
        callers.Forget(person.Id);
        return new SeeOther($"/{http.Language().Code}/account/finish");
    }

    /// <summary>False for a credential that was not made for this question and this person.</summary>
    public static async Task<bool> Keep(
        HttpContext http,
        Person person,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys
    )
    {
        var answer = await passkeys.PerformAttestationAsync(
            new()
            {
                HttpContext = http,
                CredentialJson = (await http.Form()).One("credential", LongestCredential),
                AttestationState = steps.Take(http, StepCookies.Passkey),
            }
        );
        StepCookies.Drop(http, StepCookies.Passkey);
        if (!answer.Succeeded || answer.UserEntity.Id != person.Id.ToString())
            return false;
        answer.Passkey.Name = DeviceLooks.Of(http.Request.Headers.UserAgent);
        return (await people.AddOrUpdatePasskeyAsync(person, answer.Passkey)).Succeeded;
    }
}
