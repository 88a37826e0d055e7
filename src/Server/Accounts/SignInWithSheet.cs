using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>
/// Everything is lost but the printed sheet: with it she is let in once, all that opened the account before is void, and she sets it up anew.
/// </summary>
internal static class SignInWithSheet
{
    public static RazorComponentResult<SignInSheetPage> Page() => new();

    public static async Task<IResult> Answer(HttpContext http, AppDb db, UserManager<Person> people, SignInLanes lanes, Sessions sessions)
    {
        var form = await http.Form();
        var name = form.One("name", SignInName.Longest);
        var lane = SignInLanes.Of(name, null, http);
        if (lanes.IsShut(lane))
            return Form(name, AccountsText.TooManyTries, 429);
        var person = SignInName.IsFit(name) ? await people.FindByNameAsync(name) : null;
        if (
            RecoverySheet.HashOf(form.One("sheet")) is not { } typed
            || !CryptographicOperations.FixedTimeEquals(typed, person?.SheetHash ?? new byte[typed.Length])
        )
        {
            lanes.Failed(lane);
            return Form(name, AccountsText.WrongSheet, 422);
        }
        await Void(db, people, person!, http.RequestAborted);
        await sessions.EndAll(person!.Id, except: null, http.RequestAborted);
        await sessions.Begin(http, person.Id, withPasskey: false);
        return new SeeOther($"/{http.Language().Code}/account/finish");
    }

    /// <summary>Password, one-time codes, passkeys, devices and the sheet itself open nothing any more.</summary>
    public static async Task Void(AppDb db, UserManager<Person> people, Person person, CancellationToken cancel)
    {
        (person.PasswordHash, person.SheetHash, person.TwoFactorEnabled, person.LastCode) = (null, null, false, null);
        await people.UpdateSecurityStampAsync(person);
        await db.Passkeys.Where(p => p.UserId == person.Id).ExecuteDeleteAsync(cancel);
        await db.PersonTokens.Where(t => t.UserId == person.Id).ExecuteDeleteAsync(cancel);
        await db.KnownDevices.Where(d => d.PersonId == person.Id).ExecuteDeleteAsync(cancel);
    }

    private static RazorComponentResult<SignInSheetPage> Form(string name, string fault, int status) =>
        new(new { Name = name, Fault = fault }) { StatusCode = status };
}
