using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>
/// The device that asked shows the code, and lets her in once two colleagues have confirmed: all that opened the account before is void, and she sets it up
/// anew. Until then it says the same whether the account exists or not, was refused or waits.
/// </summary>
internal static class FinishReturn
{
    public static IResult Page(HttpContext http, StepCookies steps) =>
        Asked(http, steps) is var (_, code) ? Show(code, isTooEarly: false) : Again(http);

    public static async Task<IResult> Answer(
        HttpContext http,
        AppDb db,
        UserManager<Person> people,
        StepCookies steps,
        Sessions sessions,
        TimeProvider clock
    )
    {
        if (Asked(http, steps) is not var (id, code))
            return Again(http);
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var request = await Returns.Open(db, now).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (request is null || !await Returns.IsVouchedFor(db, request, cancel))
            return Show(code, isTooEarly: true);
        var taken = await Returns.Open(db, now).Where(r => r.Id == id).ExecuteUpdateAsync(u => u.SetProperty(r => r.ClosedAt, now), cancel);
        if (taken != 1)
            return Show(code, isTooEarly: true);
        var person = (await people.FindByIdAsync(request.PersonId.ToString()))!;
        await SignInWithSheet.Void(db, people, person, cancel);
        await sessions.EndAll(person.Id, except: null, cancel);
        await db.Record(new(request.OrganizationId, "return.finish", person.Id, person.Name, person.Id, person.Name), clock, cancel);
        await sessions.Begin(http, person.Id, withPasskey: false);
        await transaction.CommitAsync(cancel);
        StepCookies.Drop(http, StepCookies.Return);
        return new SeeOther($"/{http.Language().Code}/account/finish");
    }

    private static (Guid Id, string Code)? Asked(HttpContext http, StepCookies steps) =>
        steps.Take(http, StepCookies.Return)?.Split(' ', 2) is [var id, var code] ? (Guid.Parse(id), code) : null;

    private static RazorComponentResult<ReturnCodePage> Show(string code, bool isTooEarly) =>
        new(new { Code = code, IsTooEarly = isTooEarly });

    private static SeeOther Again(HttpContext http) => new($"/{http.Language().Code}/sign-in/return");
}
