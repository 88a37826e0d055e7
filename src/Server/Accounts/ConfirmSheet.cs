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
        AppDb db,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys,
        Callers callers,
        TimeProvider clock
    )
    {
        var typed = (await http.Form()).One("group", 10).ToUpperInvariant();
        var person = await OwnPerson.Of(people, caller);
        if (await FinishAccount.IsComplete(people, person))
            return new SeeOther($"/{http.Language().Code}/waiting");
        var code = steps.Take(http, StepCookies.Sheet);
        if (person.SheetHash is not null || RecoverySheet.HashOf(code) is not { } hash)
            return new SeeOther($"/{http.Language().Code}/account/finish");
        if (typed != code!.Split('-')[^1])
            return await FinishAccount.Next(http, person, people, steps, passkeys, AccountsText.WrongGroup);
        await using (var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted))
        {
            if (person.CompletedAt is null)
                await FoundingMember.Begin(db, person.Id, clock.GetUtcNow(), http.RequestAborted);
            person.SheetHash = hash;
            person.CompletedAt ??= clock.GetUtcNow();
            // Of two who confirm at once one changed the account first, and whoever was deleted meanwhile confirms nothing.
            if (!(await people.UpdateAsync(person)).Succeeded)
                throw Domain.Problems.ChangedMeanwhile();
            await transaction.CommitAsync(http.RequestAborted);
        }
        StepCookies.Drop(http, StepCookies.Sheet);
        callers.Forget(person.Id);
        return new SeeOther($"/{http.Language().Code}/waiting");
    }
}
