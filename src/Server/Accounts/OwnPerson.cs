using Microsoft.AspNetCore.Identity;
using Tirek.Domain;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>The caller's own account as it is stored, to be shown to her or changed.</summary>
internal static class OwnPerson
{
    /// <exception cref="Problem">She was erased a moment ago.</exception>
    public static async Task<Person> Of(UserManager<Person> people, Caller caller) =>
        await people.FindByIdAsync(caller.Person.ToString()) ?? throw Problems.SignInFirst();
}
