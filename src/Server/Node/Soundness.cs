using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Search;

namespace Tirek.Server.Node;

/// <summary>Whether a node's data are whole: what a power cut, a bad disk or a mistaken hand could have broken.</summary>
internal static class Soundness
{
    private const int Shown = 3;

    /// <summary>What is broken, each in a sentence with what to do; empty when all is well. Reads one state, and changes nothing.</summary>
    /// <param name="thorough">Also compares each of the database's own indexes with its table, which takes longer.</param>
    public static async Task<IReadOnlyList<string>> Faults(AppDb db, NodeFolder folder, bool thorough, CancellationToken cancel)
    {
        var faults = new List<string>();
        try
        {
            var look = thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)";
            if (db.Database.IsSqlite() && await db.Database.SqlQueryRaw<string>(look).ToListAsync(cancel) is not ["ok"])
                return ["The database file is damaged. Restore the last backup into a new folder: ./tirek restore --help."];
            await using var snapshot = await db.Snapshot(cancel);
            await Look(db, folder, faults, cancel);
        }
        catch (SqliteException)
        {
            faults.Add("The database file is damaged. Restore the last backup into a new folder: ./tirek restore --help.");
        }
        return faults;
    }

    private static async Task Look(AppDb db, NodeFolder folder, List<string> faults, CancellationToken cancel)
    {
        var newest = await db.ChangeCounters.Select(c => c.Position).SingleOrDefaultAsync(cancel);
        var foreign = await db
            .PublicListings.Where(p =>
                !db.Listings.Any(l => l.Id == p.Id && !l.IsHidden && !l.IsControlled && !l.IsGone) || db.Away().Any(a => a.Id == p.Id)
            )
            .Select(p => p.Id)
            .Take(Shown)
            .ToListAsync(cancel);
        if (foreign.Count > 0)
            faults.Add(
                $"The public sees listings that it may not: take each out with ./tirek listing hide ID ({string.Join(", ", foreign)})."
            );
        if (await db.PublicPresences.AnyAsync(p => !db.PublicListings.Any(l => l.Id == p.ListingId), cancel))
            faults.Add("The map counts listings that are not public. Restore the last backup into a new folder: ./tirek restore --help.");
        if (await db.PublicReaches.AnyAsync(p => !db.PublicListings.Any(l => l.Id == p.ListingId), cancel))
            faults.Add("Coverage counts listings that are not public. Restore the last backup into a new folder: ./tirek restore --help.");
        if (await db.ListingChanges.AnyAsync(c => c.Position > newest, cancel))
            faults.Add("The order of changes is broken. Restore the last backup into a new folder: ./tirek restore --help.");
        if (IndexStands.In(folder.Indexes, folder.Id).Any(i => i.Position > newest))
            faults.Add(
                "The index knows changes that the database has lost: its disk forgot what it had confirmed. Look at the listings changed last, and replace the disk."
            );
    }
}
