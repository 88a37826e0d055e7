using Microsoft.EntityFrameworkCore;

namespace Tirek.Server.Data;

/// <summary>
/// Something worked out from the public tables and kept in memory until any listing changes. A request only looks whether the last position is
/// still the same, so what was taken out is out of the next answer, and many listings cost no more than few.
/// </summary>
internal sealed class PerPosition<T>(Func<AppDb> open, Func<AppDb, CancellationToken, Task<T>> read) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim reading = new(1, 1);
    private Kept? kept;

    public async ValueTask<T> Current(CancellationToken cancel)
    {
        await using var db = open();
        // The position is read first: what changes while we read is read again by the next request.
        return await At(await db.ChangeCounters.Select(c => c.Position).SingleAsync(cancel), cancel);
    }

    /// <param name="position">The last position, which the request itself has read.</param>
    public async ValueTask<T> At(long position, CancellationToken cancel)
    {
        if (kept is { } current && current.Position == position)
            return current.Value;
        await using var db = open();
        await reading.WaitAsync(cancel);
        try
        {
            if (kept is not { } other || other.Position != position)
                kept = new(position, await read(db, cancel));
            return kept.Value;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private sealed record Kept(long Position, T Value);
}
