using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Data;

namespace Tirek.Server.Checking;

/// <summary>
/// What readers said of an entry is said of the one that stands for it from now on. A state body gets with it only what was written for the state to read: the rest
/// stays where it was, and civil society decides it.
/// </summary>
internal static class CarryCorrections
{
    /// <summary>In the transaction that lets the one entry stand for the other.</summary>
    public static async Task Over(AppDb db, Guid from, Guid to, CancellationToken cancel)
    {
        var isOfState = await db.Listings.AnyAsync(
            l => l.Id == to && db.MemberOrganizations.Any(o => o.DirectoryId == l.OrganizationId && o.Kind == OrganizationKind.StateBody),
            cancel
        );
        await db
            .Corrections.Where(c => c.ListingId == from && (c.IsForState || !isOfState))
            .ExecuteUpdateAsync(u => u.SetProperty(c => c.ListingId, to), cancel);
    }
}
