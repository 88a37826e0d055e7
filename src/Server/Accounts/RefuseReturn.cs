using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>One no is enough: of any colleague, or of the account itself on a device where it is still open. She can ask again.</summary>
internal static class RefuseReturn
{
    /// <summary>A colleague knows that it is not her.</summary>
    public static async Task<IResult> ByColleague(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        if (id == caller.Person)
            throw Problems.NotFound();
        await Close(db, caller, caller.Organization, id, "return.refuse", clock, http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/waiting");
    }

    /// <summary>She is told that somebody asks in her name.</summary>
    public static async Task<IResult> OwnPage(HttpContext http, Caller caller, AppDb db, TimeProvider clock) =>
        new RazorComponentResult<OwnReturnPage>(
            new
            {
                Since = await Returns
                    .Open(db, clock.GetUtcNow())
                    .Where(r => r.PersonId == caller.Person)
                    .OrderBy(r => r.AskedAt)
                    .Select(r => (DateTimeOffset?)r.AskedAt)
                    .FirstOrDefaultAsync(http.RequestAborted)
                    ?? throw Problems.NotFound(),
            }
        );

    /// <summary>She did not ask, or does not need it any more.</summary>
    public static async Task<IResult> ByHerself(HttpContext http, Caller caller, AppDb db, TimeProvider clock)
    {
        await Close(db, caller, caller.Standing.Organization, caller.Person, "return.stop", clock, http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/waiting");
    }

    private static async Task Close(
        AppDb db,
        Caller caller,
        Guid? organization,
        Guid person,
        string act,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var closed = await Returns
            .Open(db, now)
            .Where(r => r.PersonId == person && r.OrganizationId == organization)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.ClosedAt, now), cancel);
        if (closed == 0 || organization is not { } where)
            throw Problems.ChangedMeanwhile();
        var name = await db.People.Where(p => p.Id == person).Select(p => p.Name).SingleAsync(cancel);
        await db.Record(new(where, act, caller.Person, caller.Name, person, name), clock, cancel);
        await transaction.CommitAsync(cancel);
    }
}
