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
    /// <summary>Nobody guesses 120 bits; what is counted is the work of looking.</summary>
    private const int FreeTries = 100;

    public static IResult Page() => new RazorComponentResult<SignInSheetPage>();

    public static async Task<IResult> Answer(HttpContext http, AppDb db, UserManager<Person> people, SignInLanes lanes, Sessions sessions)
    {
        var form = await http.Form();
        var name = SignInName.Read(form.One("name", SignInName.Longest));
        var person = SignInName.IsFit(name) ? await people.FindByNameAsync(name) : null;
        var device = await sessions.Recognize(http, person, http.RequestAborted);
        var isRight = await lanes.Try(
            SignInLanes.Of(name, device?.Id, http, "sheet"),
            () => Task.FromResult(IsSheetOf(person, form.One("sheet"))),
            FreeTries
        );
        if (isRight is null)
            return Form(name, AccountsText.TooManyTries, 429);
        if (isRight == false)
            return Form(name, AccountsText.WrongSheet, 422);
        await using (var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted))
        {
            await Void(db, people, person!, http.RequestAborted);
            await sessions.EndAll(person!.Id, except: null, http.RequestAborted);
            await sessions.Begin(http, person.Id, withPasskey: false);
            await transaction.CommitAsync(http.RequestAborted);
        }
        return new SeeOther($"/{http.Language().Code}/account/finish");
    }

    private static bool IsSheetOf(Person? person, string typed) =>
        RecoverySheet.HashOf(typed) is { } hash
        && CryptographicOperations.FixedTimeEquals(hash, person?.SheetHash ?? new byte[hash.Length]);

    /// <summary>Password, one-time codes, passkeys, devices and the sheet itself open nothing any more. In the caller's transaction.</summary>
    /// <exception cref="Domain.Problem">Somebody else changed the account at the same moment, perhaps with the same sheet.</exception>
    public static async Task Void(AppDb db, UserManager<Person> people, Person person, CancellationToken cancel)
    {
        (person.PasswordHash, person.SheetHash, person.TwoFactorEnabled, person.LastCode) = (null, null, false, null);
        if (!(await people.UpdateSecurityStampAsync(person)).Succeeded)
            throw Domain.Problems.ChangedMeanwhile();
        await db.Passkeys.Where(p => p.UserId == person.Id).ExecuteDeleteAsync(cancel);
        await db.PersonTokens.Where(t => t.UserId == person.Id).ExecuteDeleteAsync(cancel);
        await db.KnownDevices.Where(d => d.PersonId == person.Id).ExecuteDeleteAsync(cancel);
    }

    private static RazorComponentResult<SignInSheetPage> Form(string name, string fault, int status) =>
        new(new { Name = name, Fault = fault }) { StatusCode = status };
}
