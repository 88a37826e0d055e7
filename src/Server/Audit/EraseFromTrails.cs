using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Audit;

/// <summary>The door for whoever is erased: her name goes from every trail of an organisation that she belonged to, and a line of it says so.</summary>
internal static class EraseFromTrails
{
    /// <summary>Acts whose line says that its subject is here no more. They alone explain a line without names.</summary>
    public static readonly string[] Acts = ["account.erase", "account.expire"];

    /// <summary>In the transaction that erases her, while her memberships stand.</summary>
    /// <param name="db">Where the trails stand.</param>
    /// <param name="person">Who is erased.</param>
    /// <param name="act">Which of <see cref="Acts"/>.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Gives it up.</param>
    public static async Task EraseFromTrail(this AppDb db, Guid person, string act, DateTimeOffset now, CancellationToken cancel)
    {
        var trails = await db.Memberships.Where(m => m.PersonId == person).Select(m => m.OrganizationId).Distinct().ToListAsync(cancel);
        // In one order for everybody, so that two who write to the same two trails do not wait for each other.
        foreach (var trail in trails.Order())
            await db.Record(new(trail, act, person, "", person), now, cancel);
        await db
            .TrailWords.Where(w =>
                db.TrailEntries.Any(e =>
                    e.OrganizationId == w.OrganizationId && e.Sequence == w.Sequence && (e.Actor == person || e.Subject == person)
                )
            )
            .ExecuteDeleteAsync(cancel);
    }
}
