using Microsoft.AspNetCore.Identity;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>With a passkey (WebAuthn): the browser finds the account; nothing is typed.</summary>
internal static class SignInWithPasskey
{
    private const int LongestCredential = 20_000;

    public static async Task<IResult> Answer(
        HttpContext http,
        StepCookies steps,
        Sessions sessions,
        UserManager<Person> people,
        IPasskeyHandler<Person> passkeys,
        UsedQuestions used
    )
    {
        var form = await http.Form();
        var then = form.One("then", 500);
        var asked = steps.Take(http, StepCookies.Passkey);
        StepCookies.Drop(http, StepCookies.Passkey);
        var answer = await passkeys.PerformAssertionAsync(
            new()
            {
                HttpContext = http,
                CredentialJson = form.One("credential", LongestCredential),
                AssertionState = asked,
            }
        );
        if (!answer.Succeeded || !used.Take(asked!))
            return new SeeOther($"/{http.Language().Code}/sign-in?passkey=failed");
        await people.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey);
        await sessions.Begin(http, answer.User.Id, withPasskey: true);
        return new SeeOther(SeeOther.IsOurs(then) ? then : $"/{http.Language().Code}/waiting");
    }
}
