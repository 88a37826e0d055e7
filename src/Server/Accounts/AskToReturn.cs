using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Accounts;

/// <summary>
/// She has lost everything, the sheet too, and asks the people of her organisation to vouch for her. Whether the account exists, has colleagues or is asked for
/// already: the answer is the same, with a code that her device shows, and takes the same time.
/// </summary>
internal static class AskToReturn
{
    /// <summary>
    /// How many may be open for one account while nobody has confirmed any, each from another place: whoever asks in her name does not keep her out. From one
    /// place the last one counts, so that she who lost the first code gets another.
    /// </summary>
    private const int MostOpen = 20;

    /// <summary>How often may be asked from one place, under whatever names, before it has to wait: an office or a town may share it.</summary>
    private const int FreeFromOnePlace = 50;

    /// <summary>Longer than the work of any of the cases takes.</summary>
    private static readonly TimeSpan AnswersAfter = TimeSpan.FromSeconds(1);

    public static IResult Page() => new RazorComponentResult<AskToReturnPage>();

    public static async Task<IResult> Answer(
        HttpContext http,
        AppDb db,
        UserManager<Person> people,
        PasswordQueue passwords,
        SignInLanes lanes,
        StepCookies steps,
        AskedFrom places,
        TimeProvider clock
    )
    {
        var name = SignInName.Read((await http.Form()).One("name", SignInName.Longest));
        var (lane, place) = (SignInLanes.Of(name, null, http, "return"), SignInLanes.Of("", null, http, "returns"));
        if (!lanes.Take(lane) || !lanes.Take(place, FreeFromOnePlace))
            return new RazorComponentResult<AskToReturnPage>(new { Name = name, Fault = AccountsText.TooManyTries }) { StatusCode = 429 };
        var (code, now) = (ReturnCode.Make(), clock.GetUtcNow());
        var asked = new ReturnRequest
        {
            Id = Guid.CreateVersion7(now),
            CodeHash = await passwords.Hash(code, http.RequestAborted),
            AskedAt = now,
            ExpiresAt = now + Retention.Return,
        };
        var kept = Keep(db, people, name, asked, (places, lane), clock, http.RequestAborted);
        await Task.WhenAll(kept, Task.Delay(AnswersAfter, clock, http.RequestAborted));
        steps.Put(http, StepCookies.Return, $"{asked.Id} {code}", Retention.Return);
        return new SeeOther($"/{http.Language().Code}/sign-in/return/code");
    }

    /// <summary>Stored if there is somebody to be asked. What nobody could confirm is not stored.</summary>
    private static async Task Keep(
        AppDb db,
        UserManager<Person> people,
        string name,
        ReturnRequest asked,
        (AskedFrom Places, SignInLane Lane) from,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var person = SignInName.IsFit(name) ? await people.FindByNameAsync(name) : null;
        var membership = await db.Memberships.SingleOrDefaultAsync(
            m => person != null && m.PersonId == person.Id && m.Until == null,
            cancel
        );
        if (person is not { SuspendedAt: null } || membership is not { OrganizationId: var organization })
            return;
        await LastCoordinator.Hold(db, organization, cancel);
        var open = Returns.Open(db, asked.AskedAt).Where(r => r.PersonId == person.Id);
        var before = from.Places.Last(from.Lane);
        if (
            await Returns.Colleagues(db, organization, person.Id, asked.AskedAt).CountAsync(cancel) < Returns.Vouchers
            || await open.CountAsync(r => r.Id != before, cancel) >= MostOpen
            || await open.AnyAsync(r => db.Vouchings.Any(v => v.RequestId == r.Id), cancel)
        )
            return;
        await open.Where(r => r.Id == before).ExecuteUpdateAsync(u => u.SetProperty(r => r.ClosedAt, asked.AskedAt), cancel);
        (asked.PersonId, asked.OrganizationId) = (person.Id, organization);
        db.ReturnRequests.Add(asked);
        await db.Record(new(organization, "return.ask", person.Id, person.Name, person.Id, person.Name), clock, cancel);
        await transaction.CommitAsync(cancel);
        from.Places.Note(from.Lane, asked.Id);
    }
}
