using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Members;

/// <summary>The people of an organisation.</summary>
internal static class Colleagues
{
    public static async Task<IReadOnlyList<Colleague>> Of(AppDb db, Guid organization, CancellationToken cancel)
    {
        var rows = await (
            from m in db.Memberships
            where m.OrganizationId == organization && m.Until == null
            join p in db.People on m.PersonId equals p.Id
            select new
            {
                p.Id,
                p.Name,
                m.Roles,
                m.Since,
                p.SuspendedAt,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(r => new Colleague(r.Id, r.Name, RoleNames.Read(r.Roles), r.Since, r.SuspendedAt is not null))
                .OrderBy(c => c.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>As it is bound in a line of the trail.</summary>
    public static Task<string> NameOf(AppDb db, Guid person, CancellationToken cancel) =>
        db.People.Where(p => p.Id == person).Select(p => p.Name).SingleAsync(cancel);

    /// <summary>Her membership in the caller's organisation. Somebody of another organisation is as absent as nobody.</summary>
    public static async Task<Membership> Find(AppDb db, Caller caller, Guid person, CancellationToken cancel) =>
        await db.Memberships.SingleOrDefaultAsync(
            m => m.PersonId == person && m.OrganizationId == caller.Organization && m.Until == null,
            cancel
        ) ?? throw Problems.NotFound();
}
