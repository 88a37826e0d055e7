using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>
/// She is erased: account, ways in, devices, sessions, memberships, and her name from every trail. The lines of the trails stay and their chain holds; nothing
/// leads from them to her any more. An organisation's last co-ordinator hands over first.
/// </summary>
internal static class EraseAccount
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
        var cancel = http.RequestAborted;
        var typed = (await http.Form()).One("name");
        var person = (await people.FindByIdAsync(caller.Person.ToString()))!;
        if (!typed.Equals(person.UserName, StringComparison.OrdinalIgnoreCase))
            return await ShowAccount.Show(http, caller, db, people, steps, passkeys, AccountsText.EraseNameWrong);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            if (caller.Standing.Organization is { } organization)
            {
                await LastCoordinator.Hold(db, organization, cancel);
                if (!await LastCoordinator.IsLedWithout(db, organization, person.Id, cancel))
                    return await ShowAccount.Show(http, caller, db, people, steps, passkeys, AccountsText.HandOverFirst);
                await db.Record(new(organization, "account.erase", person.Id, "", person.Id), clock, cancel);
            }
            await Forget(db, person.Id, cancel);
            await transaction.CommitAsync(cancel);
        }
        callers.Forget(person.Id);
        await http.SignOutAsync(Callers.Scheme);
        StepCookies.Drop(http, StepCookies.Device);
        return new RazorComponentResult<ErasedPage>();
    }

    private static async Task Forget(AppDb db, Guid person, CancellationToken cancel)
    {
        await db
            .TrailWords.Where(w =>
                db.TrailEntries.Any(e =>
                    e.OrganizationId == w.OrganizationId && e.Sequence == w.Sequence && (e.Actor == person || e.Subject == person)
                )
            )
            .ExecuteDeleteAsync(cancel);
        await db.Passkeys.Where(p => p.UserId == person).ExecuteDeleteAsync(cancel);
        await db.PersonTokens.Where(t => t.UserId == person).ExecuteDeleteAsync(cancel);
        await db.SignInSessions.Where(s => s.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.KnownDevices.Where(d => d.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.Memberships.Where(m => m.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.People.Where(p => p.Id == person).ExecuteDeleteAsync(cancel);
    }
}
