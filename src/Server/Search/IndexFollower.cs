using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Search;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Search;

/// <summary>
/// Makes the index from the database, which is the truth, and follows its changes. Also those of other processes: the command line writes only the
/// database. An index that cannot be read, or that knows more than the database, is made anew.
/// </summary>
internal sealed class IndexFollower(Func<AppDb> open, NodeFolder folder, TimeProvider clock, ILogger<IndexFollower> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>An index that has not seen the database for so long may show what was hidden since: nothing is answered from it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The words of a text that was replaced leave the disk after this long; those of a listing taken out at once.</summary>
    private static readonly TimeSpan PurgeAfter = TimeSpan.FromSeconds(20);
    private const int Batch = 500;

    /// <summary>In intervals: after faults that go on, every half a minute is often enough.</summary>
    private const int LongestPause = 150;

    private readonly SemaphoreSlim turn = new(1);
    private ListingIndex? index;
    private long lastSeen;
    private volatile bool isFarBehind;
    private DateTimeOffset? purgeDue;

    /// <summary>
    /// True when searches are answered from an index that is at most <see cref="Patience"/> behind the database. One that catches up with an import is not: what
    /// the import brings is found at once, and what it takes out is not, since the database answers until the index is done.
    /// </summary>
    public bool IsCurrent =>
        index is { Position: not null } && !isFarBehind && clock.GetElapsedTime(Volatile.Read(ref lastSeen)) < Patience;

    /// <summary>The newest state to search; null while there is none or the database cannot be seen. To be disposed after use.</summary>
    public IndexSnapshot? Acquire() => IsCurrent ? index?.Acquire() : null;

    /// <summary>Brings the index up to what the database holds now.</summary>
    public async Task Follow(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await FollowNow(cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task FollowNow(CancellationToken cancel)
    {
        index ??= ListingIndex.Open(folder.Indexes, folder.Id);
        await using var db = open();
        var newest = await db.ChangeCounters.AsNoTracking().Select(c => c.Position).SingleAsync(cancel);
        if (index.Position is not { } known || known > newest)
            await Rebuild(db, index, newest, cancel);
        else if (known < newest)
            await CatchUp(db, index, known, newest, cancel);
        isFarBehind = false;
        Volatile.Write(ref lastSeen, clock.GetTimestamp());
        if (purgeDue <= clock.GetUtcNow())
        {
            index.Purge();
            purgeDue = null;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first answers do not wait for it: until it is there the database answers.
        await Task.Yield();
        ReadQuery.Prepare();
        for (var failures = 0; !stoppingToken.IsCancellationRequested; )
        {
            try
            {
                await Follow(stoppingToken);
                failures = 0;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("The index could not follow the database: {Kind}", e.GetType().Name);
                // Lucene closes a writer that met a fault of the disk; the next turn opens it again.
                Close(ListingIndex.IsDamage(e));
                failures++;
            }
            await Task.Delay(Interval * Math.Min(LongestPause, Math.Pow(2, failures)), clock, stoppingToken);
        }
    }

    public override void Dispose()
    {
        Close(isDamaged: false);
        turn.Dispose();
        base.Dispose();
    }

    private void Close(bool isDamaged)
    {
        if (Interlocked.Exchange(ref index, null) is not { } closing)
            return;
        try
        {
            if (isDamaged)
                closing.Discard();
            else
                closing.Dispose();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            log.LogError("The index could not be closed: {Kind}", e.GetType().Name);
        }
    }

    private static async Task Rebuild(AppDb db, ListingIndex index, long newest, CancellationToken cancel)
    {
        index.Clear();
        // A change that comes while this reads has a position above the one taken before, and is seen on the next turn.
        await foreach (var row in db.PublicListings.AsNoTracking().Where(p => !p.IsProgramme).AsAsyncEnumerable().WithCancellation(cancel))
            index.Add(IndexedListing.Of(row.View));
        index.Commit(newest);
    }

    private async Task CatchUp(AppDb db, ListingIndex index, long known, long newest, CancellationToken cancel)
    {
        var changed = await db
            .ListingChanges.AsNoTracking()
            .Where(c => c.Position > known && c.Position <= newest)
            .Select(c => c.ListingId)
            .ToListAsync(cancel);
        isFarBehind = changed.Count > Batch;
        var removed = false;
        foreach (var batch in changed.Chunk(Batch))
        {
            var rows = await db
                .PublicListings.AsNoTracking()
                .Where(p => batch.Contains(p.Id) && !p.IsProgramme)
                .ToDictionaryAsync(p => p.Id, cancel);
            foreach (var id in batch)
                if (rows.TryGetValue(id, out var row))
                    index.Put(IndexedListing.Of(row.View));
                else
                {
                    index.Remove(id);
                    removed = true;
                }
        }
        index.Commit(newest);
        var due = clock.GetUtcNow() + (removed ? TimeSpan.Zero : PurgeAfter);
        purgeDue = purgeDue is { } before && before < due ? before : due;
    }
}
