using Microsoft.AspNetCore.Identity;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>The sheet was lost or seen: it opens nothing from now on, and she prints a new one.</summary>
internal static class RenewSheet
{
    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        UserManager<Person> people,
        Sessions sessions,
        Callers callers
    )
    {
        if (!await sessions.IsFresh(caller, http.RequestAborted))
            return Sessions.ToSignInAgain(http);
        var person = await OwnPerson.Of(people, caller);
        person.SheetHash = null;
        await people.UpdateAsync(person);
        callers.Forget(person.Id);
        return new SeeOther($"/{http.Language().Code}/account/finish");
    }
}
