using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Accounts;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>A colleague who has seen or heard her types the code that she told: it is the same that the asking device shows.</summary>
internal static class VouchForReturn
{
    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id) =>
        Show(http, caller, db, clock, id, null);

    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        PasswordQueue passwords,
        SignInLanes lanes,
        TimeProvider clock,
        Guid id
    )
    {
        var typed = ReturnCode.Read((await http.Form()).One("code", 40));
        ReturnRequest? meant = null;
        var isRight = await lanes.Try(
            SignInLanes.Of(id.ToString(), caller.Person, http, "vouching"),
            async () =>
            {
                var open = await Of(db, caller, id, clock).AsNoTracking().ToListAsync(http.RequestAborted);
                return (meant = await Find(passwords, typed, open, http)) is not null;
            }
        );
        if (isRight is null)
            return await Show(http, caller, db, clock, id, AccountsText.TooManyTries, 429);
        if (meant is null)
            return await Show(http, caller, db, clock, id, AccountsText.WrongReturnCode);
        if (!await MayVouch(db, caller, meant, http.RequestAborted))
            return await Show(http, caller, db, clock, id, AccountsText.VouchNotYet);
        await Vouch(db, caller, meant, clock, http.RequestAborted);
        return new SeeOther($"/{http.Language().Code}/returns/{id}");
    }

    /// <summary>The open requests in the name of somebody of the caller's organisation: never of herself.</summary>
    public static IQueryable<ReturnRequest> Of(AppDb db, Caller caller, Guid person, TimeProvider clock) =>
        Returns
            .Open(db, clock.GetUtcNow())
            .Where(r => r.PersonId == person && r.PersonId != caller.Person && r.OrganizationId == caller.Organization);

    private static Task<bool> MayVouch(AppDb db, Caller caller, ReturnRequest request, CancellationToken cancel) =>
        Returns.Colleagues(db, request.OrganizationId, request.PersonId, request.AskedAt).AnyAsync(c => c == caller.Person, cancel);

    private static async Task<ReturnRequest?> Find(PasswordQueue passwords, string? typed, List<ReturnRequest> open, HttpContext http)
    {
        if (typed is not null)
            foreach (var request in open)
                if (await passwords.Verify(request.CodeHash, typed, http.RequestAborted))
                    return request;
        return null;
    }

    /// <summary>Once per colleague. With the first confirmation it is clear which device is hers: what was asked from others is closed.</summary>
    private static async Task Vouch(AppDb db, Caller caller, ReturnRequest meant, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LastCoordinator.Hold(db, caller.Organization, cancel);
        if (!await Returns.Open(db, now).AnyAsync(r => r.Id == meant.Id, cancel))
            throw Problems.ChangedMeanwhile();
        if (await db.Vouchings.AnyAsync(v => v.RequestId == meant.Id && v.PersonId == caller.Person, cancel))
            return;
        await Of(db, caller, meant.PersonId, clock)
            .Where(r => r.Id != meant.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.ClosedAt, now), cancel);
        db.Vouchings.Add(
            new()
            {
                RequestId = meant.Id,
                PersonId = caller.Person,
                At = now,
            }
        );
        var name = await db.People.Where(p => p.Id == meant.PersonId).Select(p => p.Name).SingleAsync(cancel);
        await db.Record(new(caller.Organization, "return.vouch", caller.Person, caller.Name, meant.PersonId, name), clock, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<IResult> Show(
        HttpContext http,
        Caller caller,
        AppDb db,
        TimeProvider clock,
        Guid id,
        string? fault,
        int status = 422
    )
    {
        var cancel = http.RequestAborted;
        var request =
            await Of(db, caller, id, clock).AsNoTracking().OrderBy(r => r.AskedAt).FirstOrDefaultAsync(cancel) ?? throw Problems.NotFound();
        var asked = new AskedReturn(
            id,
            await db.People.Where(p => p.Id == id).Select(p => p.Name).SingleAsync(cancel),
            request.AskedAt,
            await MayVouch(db, caller, request, cancel),
            await db.Vouchings.AnyAsync(v => v.RequestId == request.Id && v.PersonId == caller.Person, cancel),
            await Returns.IsVouchedFor(db, request, cancel)
        );
        return new RazorComponentResult<VouchPage>(new { Asked = asked, Fault = fault }) { StatusCode = fault is null ? 200 : status };
    }
}
