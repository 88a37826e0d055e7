using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Network;

namespace Tirek.Server.Accounts;

/// <summary>Her own account: where she is signed in, her ways in, what is stored of her.</summary>
internal static class ShowAccount
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Task<IResult> Page(
        HttpContext http,
        Caller caller,
        AppDb db,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys
    ) => Show(http, caller, db, people, steps, passkeys, null);

    public static async Task<IResult> Show(
        HttpContext http,
        Caller caller,
        AppDb db,
        UserManager<Person> people,
        StepCookies steps,
        IPasskeyHandler<Person> passkeys,
        string? fault
    )
    {
        var person = await OwnPerson.Of(people, caller);
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
        return new RazorComponentResult<AccountPage>(
            new
            {
                Account = await ReadAccount.Of(db, caller, SealsOf(http), http.RequestAborted),
                Options = made.CreationOptionsJson,
                Fault = fault,
                IsAlone = caller.Standing.Organization is { } own
                    && await EndOrganization.IsAlone(db, own, caller.Person, http.RequestAborted),
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }

    /// <summary>All that is stored of her, as a file to take along.</summary>
    public static async Task<IResult> Take(HttpContext http, Caller caller, AppDb db) =>
        Results.File(
            JsonSerializer.SerializeToUtf8Bytes(await ReadAccount.Of(db, caller, SealsOf(http), http.RequestAborted), Readable),
            "application/json",
            "account.json"
        );

    private static IDataProtectionProvider SealsOf(HttpContext http) => http.RequestServices.GetRequiredService<IDataProtectionProvider>();
}
