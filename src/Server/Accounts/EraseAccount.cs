using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Members;
using Tirek.Server.Network;

namespace Tirek.Server.Accounts;

/// <summary>She is erased at her own wish. An organisation's last co-ordinator hands over first; who is alone in it takes it along, once she was told so.</summary>
internal static class EraseAccount
{
    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        UserManager<Person> people,
        Sessions sessions,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys,
        Callers callers,
        TimeProvider clock
    )
    {
        var cancel = http.RequestAborted;
        if (!await sessions.IsFresh(caller, cancel))
            return Sessions.ToSignInAgain(http);
        var form = await http.Form();
        var typed = SignInName.Read(form.One("name"));
        var person = await OwnPerson.Of(people, caller);
        if (!typed.Equals(person.UserName, StringComparison.OrdinalIgnoreCase))
            return await ShowAccount.Show(http, caller, db, people, steps, passkeys, AccountsText.EraseNameWrong);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            var now = clock.GetUtcNow();
            if (caller.Standing.Organization is { } organization)
            {
                await LastCoordinator.Hold(db, organization, cancel);
                if (await EndOrganization.IsAlone(db, organization, person.Id, cancel))
                {
                    if (form.One("ends", 3) != "yes")
                        return await ShowAccount.Show(http, caller, db, people, steps, passkeys, MembersText.EndsWithYou);
                    await EndOrganization.End(db, new(organization, "organization.end", person.Id, person.Name, organization), now, cancel);
                }
                else if (!await LastCoordinator.IsLedWithout(db, organization, person.Id, cancel))
                    return await ShowAccount.Show(http, caller, db, people, steps, passkeys, AccountsText.HandOverFirst);
            }
            await ForgetPerson.Forget(db, person.Id, "account.erase", now, cancel);
            await transaction.CommitAsync(cancel);
        }
        callers.Forget(person.Id);
        await http.SignOutAsync(Callers.Scheme);
        // She is nobody any more, also on the page that says so.
        http.Features.Set<Caller>(null);
        StepCookies.Drop(http, StepCookies.Device);
        return new RazorComponentResult<ErasedPage>();
    }
}
