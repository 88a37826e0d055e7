using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Accounts;

/// <summary>
/// Who asks to come back, who may vouch for her and when that is enough. It waits for every colleague until she has answered, and for the account itself where
/// it is still open.
/// </summary>
internal sealed class Returns(TimeProvider clock) : IWaits
{
    /// <summary>Two people, so that nobody lets another one into an account alone.</summary>
    public const int Vouchers = 2;

    /// <summary>So long a colleague belongs to the organisation before she counts: nobody makes herself a second one for the purpose.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromDays(7);

    public static IQueryable<ReturnRequest> Open(AppDb db, DateTimeOffset now) =>
        db.ReturnRequests.Where(r => r.ClosedAt == null && r.ExpiresAt > now);

    /// <summary>
    /// Her colleagues who may vouch for her: in the same organisation at this moment and long before she asked, not suspended, each with a complete account.
    /// </summary>
    public static IQueryable<Guid> Colleagues(AppDb db, Guid organization, Guid person, DateTimeOffset askedAt)
    {
        var latest = askedAt - Settled;
        return from m in db.Memberships
            where m.OrganizationId == organization && m.Until == null && m.PersonId != person && m.Since <= latest
            join p in db.People on m.PersonId equals p.Id
            where p.SuspendedAt == null && p.SheetHash != null && (p.TwoFactorEnabled || db.Passkeys.Any(k => k.UserId == p.Id))
            select p.Id;
    }

    /// <summary>
    /// Two colleagues confirmed of whom neither let the other in, one of them a co-ordinator where there is one besides her; all of them, and she, as they stand
    /// now, not as they stood then.
    /// </summary>
    public static async Task<bool> IsVouchedFor(AppDb db, ReturnRequest request, CancellationToken cancel)
    {
        var (organization, person) = (request.OrganizationId, request.PersonId);
        var isHere = await (
            from m in db.Memberships
            where m.PersonId == person && m.OrganizationId == organization && m.Until == null
            join p in db.People on m.PersonId equals p.Id
            where p.SuspendedAt == null
            select p.Id
        ).AnyAsync(cancel);
        var colleagues = Colleagues(db, organization, person, request.AskedAt);
        var vouchers = await (
            from v in db.Vouchings
            where v.RequestId == request.Id && colleagues.Contains(v.PersonId)
            join m in db.Memberships on v.PersonId equals m.PersonId
            where m.OrganizationId == organization && m.Until == null
            select new { m.PersonId, IsCoordinator = m.Roles.Contains(nameof(Role.Coordinator)) }
        ).ToListAsync(cancel);
        if (!isHere || vouchers.Count < Vouchers)
            return false;
        var ids = vouchers.Select(v => v.PersonId).ToList();
        var invited = await db
            .Invitations.Where(i =>
                i.InvitedBy != null && i.UsedBy != null && ids.Contains(i.InvitedBy.Value) && ids.Contains(i.UsedBy.Value)
            )
            .Select(i => new { By = i.InvitedBy!.Value, Who = i.UsedBy!.Value })
            .ToListAsync(cancel);
        var needsCoordinator = await LastCoordinator.IsLedWithout(db, organization, person, cancel);
        return vouchers.Any(a =>
            (a.IsCoordinator || !needsCoordinator)
            && vouchers.Any(b =>
                b.PersonId != a.PersonId
                && !invited.Any(i => (i.By, i.Who) == (a.PersonId, b.PersonId) || (i.By, i.Who) == (b.PersonId, a.PersonId))
            )
        );
    }

    public async Task<int> Count(AppDb db, Caller caller, CancellationToken cancel) =>
        await Waiting(db, caller).Select(r => r.PersonId).Distinct().CountAsync(cancel);

    public async Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel)
    {
        var rows = await (
            from r in Waiting(db, caller)
            join p in db.People on r.PersonId equals p.Id
            select new
            {
                p.Id,
                p.Name,
                r.AskedAt,
            }
        ).ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(r => r.Id)
                .Select(g => g.MinBy(r => r.AskedAt)!)
                .Select(r =>
                    r.Id == caller.Person
                        ? new WaitingThing(AccountsText.ReturnOfYours, "/account/return", r.AskedAt)
                        : new WaitingThing(
                            AccountsText.ReturnOf.Replace("{0}", r.Name, StringComparison.Ordinal),
                            $"/returns/{r.Id}",
                            r.AskedAt
                        )
                )
                .OrderBy(t => t.Since),
        ];
    }

    private IQueryable<ReturnRequest> Waiting(AppDb db, Caller caller) =>
        Open(db, clock.GetUtcNow())
            .Where(r =>
                r.PersonId == caller.Person
                || (
                    r.OrganizationId == caller.Standing.Organization
                    && !db.Vouchings.Any(v => v.RequestId == r.Id && v.PersonId == caller.Person)
                )
            );
}
