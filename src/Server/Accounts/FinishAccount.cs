using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Tirek.Domain.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>
/// What an account still lacks, one step a page: a passkey or a password; with a password a one-time code; a recovery sheet. The same steps after a new
/// invitation and after everything was lost.
/// </summary>
internal static class FinishAccount
{
    private const string Issuer = "Tirek";

    public static async Task<IResult> Page(
        HttpContext http,
        Caller caller,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys,
        Callers callers
    )
    {
        var person = await OwnPerson.Of(people, caller);
        if (await IsComplete(people, person))
            // Finished on another server: what this one believes of her would send her back here.
            callers.Forget(person.Id);
        return await Next(http, person, people, steps, passkeys, null);
    }

    /// <summary>Whether nothing is lacking: then the steps change nothing any more. What opens an account is changed on its own page, by who signed in just now.</summary>
    public static async Task<bool> IsComplete(UserManager<Person> people, Person person) =>
        person.SheetHash is not null && (person.TwoFactorEnabled || (await people.GetPasskeysAsync(person)).Count > 0);

    /// <summary>With the key of the codes that go with it, which accounts of before may lack.</summary>
    public static async Task<bool> HasPassword(UserManager<Person> people, Person person) =>
        person.PasswordHash is not null && (person.TwoFactorEnabled || await people.GetAuthenticatorKeyAsync(person) is not null);

    /// <summary>The page of the next step, with what was wrong about the last try.</summary>
    public static async Task<IResult> Next(
        HttpContext http,
        Person person,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys,
        string? fault
    )
    {
        var status = fault is null ? 200 : 422;
        var hasPasskey = (await people.GetPasskeysAsync(person)).Count > 0;
        if (!hasPasskey && !await HasPassword(people, person))
            return await Access(http, person, steps, passkeys, fault, status);
        if (!hasPasskey && !person.TwoFactorEnabled)
            return await SecondFactor(person, people, fault, status);
        if (person.SheetHash is null)
            return Sheet(http, steps, person, fault, status);
        return new SeeOther($"/{http.Language().Code}/waiting");
    }

    private static async Task<IResult> Access(
        HttpContext http,
        Person person,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys,
        string? fault,
        int status
    )
    {
        var made = await passkeys.MakeCreationOptionsAsync(
            new()
            {
                Id = person.Id.ToString(),
                Name = person.UserName!,
                DisplayName = person.Name,
            },
            http
        );
        steps.Put(http, StepCookies.Passkey, made.AttestationState ?? "", StepCookies.StepLasts);
        return new RazorComponentResult<AccessPage>(
            new
            {
                Fault = fault,
                Options = made.CreationOptionsJson,
                SignInName = person.UserName,
            }
        )
        {
            StatusCode = status,
        };
    }

    private static async Task<IResult> SecondFactor(Person person, UserManager<Person> people, string? fault, int status)
    {
        var key = (await people.GetAuthenticatorKeyAsync(person))!;
        var address = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(person.UserName!)}?secret={key}&issuer={Issuer}&digits=6&period=30";
        return new RazorComponentResult<SecondFactorPage>(
            new
            {
                Fault = fault,
                Key = key,
                Address = address,
            }
        )
        {
            StatusCode = status,
        };
    }

    /// <summary>A new code at each look, until one is confirmed: the sheet that was printed last is the one that counts.</summary>
    private static RazorComponentResult<RecoverySheetPage> Sheet(
        HttpContext http,
        StepCookies steps,
        Person person,
        string? fault,
        int status
    )
    {
        var code = steps.Take(http, StepCookies.Sheet) is { } shown && fault is not null ? shown : RecoverySheet.Make();
        steps.Put(http, StepCookies.Sheet, code, TimeSpan.FromHours(1));
        return new(
            new
            {
                Fault = fault,
                Code = code,
                Where = $"{http.Request.Scheme}://{http.Request.Host}/{http.Language().Code}/sign-in/sheet",
                SignInName = person.UserName,
            }
        )
        {
            StatusCode = status,
        };
    }
}
