using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Tirek.Domain;
using Tirek.Domain.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>With password and then a one-time code. Wrong name, wrong password and an account without password are answered alike and as slowly.</summary>
internal static class SignIn
{
    public static async Task<IResult> Page(HttpContext http, StepCookies steps, IPasskeyHandler<Person> passkeys, string? then) =>
        await Form(http, steps, passkeys, SeeOther.IsOurs(then) ? then : null, "", null);

    public static async Task<IResult> WithPassword(
        HttpContext http,
        UserManager<Person> people,
        PasswordQueue passwords,
        SignInLanes lanes,
        StepCookies steps,
        Sessions sessions,
        IPasskeyHandler<Person> passkeys
    )
    {
        var form = await http.Form();
        var (name, password) = (SignInName.Read(form.One("name", SignInName.Longest)), form["password"].ToString());
        var then = form.One("then", 500) is var path && SeeOther.IsOurs(path) ? path : null;
        var person = SignInName.IsFit(name) && password.Length <= PasswordRule.Longest ? await people.FindByNameAsync(name) : null;
        var device = await sessions.Recognize(http, person, http.RequestAborted);
        var lane = SignInLanes.Of(name, device?.Id, http);
        var isRight = await lanes.Try(
            lane,
            async () =>
                await passwords.Verify(person, password, device is not null, http.RequestAborted)
                && await MayBeginWithPassword(people, person!)
        );
        if (isRight is null)
            return await Form(http, steps, passkeys, then, name, AccountsText.TooManyTries, 429);
        if (isRight == false)
            return await Form(http, steps, passkeys, then, name, AccountsText.WrongSignIn, 422);
        if (person!.TwoFactorEnabled)
        {
            steps.Put(http, StepCookies.Pending, $"{person.Id} {then}", StepCookies.StepLasts);
            return new SeeOther($"/{http.Language().Code}/sign-in/code");
        }
        lanes.Succeeded(lane);
        await sessions.Begin(http, person.Id, withPasskey: false);
        return new SeeOther($"/{http.Language().Code}/account/finish");
    }

    public static IResult CodePage(HttpContext http, StepCookies steps) =>
        steps.Take(http, StepCookies.Pending) is null
            ? new SeeOther($"/{http.Language().Code}/sign-in")
            : new RazorComponentResult<SignInCodePage>();

    public static async Task<IResult> WithCode(
        HttpContext http,
        UserManager<Person> people,
        SignInLanes lanes,
        StepCookies steps,
        Sessions sessions,
        TimeProvider clock
    )
    {
        var code = (await http.Form()).One("code", 20);
        var pending = steps.Take(http, StepCookies.Pending)?.Split(' ', 2);
        if (pending is null || await people.FindByIdAsync(pending[0]) is not { } person)
            return new SeeOther($"/{http.Language().Code}/sign-in");
        var device = await sessions.Recognize(http, person, http.RequestAborted);
        var lane = SignInLanes.Of(person.UserName!, device?.Id, http, "code");
        var isRight = await lanes.Try(lane, () => IsRight(people, person, code, clock));
        if (isRight is null)
            return CodeForm(AccountsText.TooManyTries, 429);
        if (isRight == false)
            return CodeForm(AccountsText.WrongCode, 422);
        lanes.Succeeded(lane);
        lanes.Succeeded(SignInLanes.Of(person.UserName!, device?.Id, http));
        await sessions.Begin(http, person.Id, withPasskey: false);
        return new SeeOther(SeeOther.IsOurs(pending[1]) ? pending[1] : $"/{http.Language().Code}/waiting");
    }

    /// <summary>With a code to follow, or to go on with an account that has no other way in yet. Where a passkey opens it, a password alone never does.</summary>
    private static async Task<bool> MayBeginWithPassword(UserManager<Person> people, Person person) =>
        person.TwoFactorEnabled || (await people.GetPasskeysAsync(person)).Count == 0;

    /// <summary>A code counts once, and after it none of an earlier half minute (RFC 6238 §5.2).</summary>
    public static async Task<bool> IsRight(UserManager<Person> people, Person person, string typed, TimeProvider clock)
    {
        var code = string.Concat(typed.Where(char.IsAsciiDigit));
        if (await people.GetAuthenticatorKeyAsync(person) is not { } key || CodeSteps.Find(key, code, clock.GetUtcNow()) is not { } step)
            return false;
        if (CodeSteps.Read(person.LastCode) is { } last && step <= last)
            return false;
        person.LastCode = CodeSteps.Write(step);
        // Of two who send the same code at once, one changed the account first.
        return (await people.UpdateAsync(person)).Succeeded;
    }

    private static RazorComponentResult<SignInCodePage> CodeForm(string fault, int status) =>
        new(new { Fault = fault }) { StatusCode = status };

    private static async Task<IResult> Form(
        HttpContext http,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys,
        string? then,
        string name,
        string? fault,
        int status = 200
    )
    {
        var asked = await passkeys.MakeRequestOptionsAsync(null, http);
        steps.Put(http, StepCookies.Passkey, asked.AssertionState ?? "", StepCookies.StepLasts);
        return new RazorComponentResult<SignInPage>(
            new
            {
                Then = then,
                Name = name,
                Fault = fault,
                Options = asked.RequestOptionsJson,
            }
        )
        {
            StatusCode = status,
        };
    }
}
