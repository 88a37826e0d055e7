using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Commands;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// Finds the source that a feed is an edition of. Two feeds with one name would replace each other, and one feed under two names would keep a value in the open
/// that its newer edition withholds: where that seems to happen, the operator has to name the source.
/// </summary>
internal sealed class FeedSource(AppDb db, Feed feed, SafeKeys keys)
{
    private const int Sample = 200;

    public async Task<ImportSource> Find(string name, bool isNamed, DateTimeOffset now, CancellationToken cancel)
    {
        if (await FindKnown(name, isNamed, cancel) is { } known)
            return known;
        var source = new ImportSource { Id = Guid.CreateVersion7(now), Name = name };
        db.ImportSources.Add(source);
        await db.SaveChangesAsync(cancel);
        return source;
    }

    /// <summary>The source if it was read before; null for a new one.</summary>
    /// <exception cref="CommandRefusal">It seems to be another one than its name says.</exception>
    public async Task<ImportSource?> FindKnown(string name, bool isNamed, CancellationToken cancel)
    {
        if (await db.ImportSources.SingleOrDefaultAsync(s => s.Name == name, cancel) is { } known)
        {
            if (!isNamed && await IsAnother(known.Id, cancel))
                throw new CommandRefusal(
                    $"This feed is called {name} like one that was read before, and shares no service with it. Nothing was changed. "
                        + $"If it is its newer edition, say --source \"{name}\"; if not, give it a name of its own with --source.",
                    FeedFault.AnotherSource
                );
            return known;
        }
        if (!isNamed && await LooksLike(cancel) is { } other)
            throw new CommandRefusal(
                $"This feed is called {name} and looks like a newer edition of {other}. Nothing was changed. "
                    + $"If it is, say --source \"{other}\"; if not, say --source \"{name}\".",
                FeedFault.AnotherSource
            );
        return null;
    }

    /// <summary>Ids of the records of other sources, if this feed brings ids of its own that might be among them.</summary>
    public static async Task<IReadOnlySet<Guid>> IdsOfOthers(AppDb db, Feed feed, Guid source, CancellationToken cancel)
    {
        var taken = new HashSet<Guid>();
        if (!feed.Tables.SelectMany(t => t.Rows).Any(r => Guid.TryParse(r.Key, out _)))
            return taken;
        taken.UnionWith(await db.Organizations.Where(r => r.SourceId != source).Select(r => r.Id).ToListAsync(cancel));
        taken.UnionWith(await db.Locations.Where(r => r.SourceId != source).Select(r => r.Id).ToListAsync(cancel));
        taken.UnionWith(await db.Listings.Where(r => r.SourceId != source).Select(r => r.Id).ToListAsync(cancel));
        taken.UnionWith(await db.SourceRows.Where(r => r.SourceId != source).Select(r => r.Id).ToListAsync(cancel));
        return taken;
    }

    private async Task<bool> IsAnother(Guid source, CancellationToken cancel)
    {
        var kept = await db.Listings.Where(l => l.SourceId == source && !l.IsGone).Select(l => l.SourceKey).ToListAsync(cancel);
        return kept.Count > 0 && !feed.Rows(ImportTables.Service).Select(r => keys.Of(r.Key)).Intersect(kept).Any();
    }

    /// <summary>The source half of whose services, by id and name, are those of this feed; null if there is none.</summary>
    private async Task<string?> LooksLike(CancellationToken cancel)
    {
        var names = feed.Rows(ImportTables.Service)
            .Take(Sample)
            .GroupBy(r => keys.Of(r.Key))
            .ToDictionary(g => g.Key, g => g.First()["name"]);
        var wanted = names.Keys.ToList();
        var same = await db.Listings.AsNoTracking().Where(l => l.SourceId != null && wanted.Contains(l.SourceKey!)).ToListAsync(cancel);
        var source = same.Where(l => l.Document.Name.Original.Text == names[l.SourceKey!])
            .CountBy(l => l.SourceId!.Value)
            .Where(s => s.Value * 2 > names.Count)
            .Select(s => (Guid?)s.Key)
            .FirstOrDefault();
        return source is null ? null : await db.ImportSources.Where(s => s.Id == source).Select(s => s.Name).SingleAsync(cancel);
    }
}

/// <summary>Asks for readings of a source.</summary>
internal static class SourceRuns
{
    /// <summary>How the readings of all sources stand: another text as soon as one is read, taken back or removed.</summary>
    public static async Task<string> Readings(this AppDb db, CancellationToken cancel)
    {
        var standing = db.ImportRuns.Where(r => r.TakenBackAt == null).Select(r => r.Id);
        return $"{await standing.OrderByDescending(r => r).FirstOrDefaultAsync(cancel)} {await standing.CountAsync(cancel)}";
    }

    /// <summary>The newest reading of a source that was not taken back; none if it was never read.</summary>
    public static IQueryable<ImportRun> LastRun(this AppDb db, string source) =>
        db
            .ImportRuns.AsNoTracking()
            .Where(r => r.TakenBackAt == null && db.ImportSources.Any(s => s.Id == r.SourceId && s.Name == source))
            .OrderByDescending(r => r.Id)
            .Take(1);
}
