using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
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
        AppDb db,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys,
        Callers callers
    )
    {
        var person = await OwnPerson.Of(people, caller);
        if (await FinishAccount.IsComplete(people, person))
            return new SeeOther($"/{http.Language().Code}/waiting");
        if (!await Keep(http, db, person, people, steps, passkeys))
            return await FinishAccount.Next(http, person, people, steps, passkeys, AccountsText.PasskeyFailed);
        callers.Forget(person.Id);
        return new SeeOther($"/{http.Language().Code}/account/finish");
    }

    /// <summary>False for a credential that was not made for this question and this person, and for one that somebody else keeps.</summary>
    public static async Task<bool> Keep(
        HttpContext http,
        AppDb db,
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
        return await Store(db, person, people, answer.Passkey);
    }

    /// <summary>A credential belongs to one account: of two that keep the same at once, the first.</summary>
    public static async Task<bool> Store(AppDb db, Person person, UserManager<Person> people, UserPasskeyInfo passkey)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        try
        {
            var isStored = (await people.AddOrUpdatePasskeyAsync(person, passkey)).Succeeded;
            // What somebody else keeps, the library takes for hers and changes.
            if (isStored && await db.Passkeys.AnyAsync(k => k.CredentialId == passkey.CredentialId && k.UserId == person.Id))
            {
                await transaction.CommitAsync();
                return true;
            }
        }
        catch (DbUpdateException)
        {
            // Somebody else was quicker.
        }
        db.ChangeTracker.Clear();
        return false;
    }
}
