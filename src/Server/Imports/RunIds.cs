using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>Ids of runs tell which came later. A clock that was set back must not make a later one the earlier.</summary>
internal static class RunIds
{
    /// <summary>An id after that of every run before, in the transaction in which no other run can begin.</summary>
    public static async Task<Guid> Next(AppDb db, DateTimeOffset started, CancellationToken cancel)
    {
        var newest = await db.ImportRuns.OrderByDescending(r => r.Id).Select(r => r.Id).FirstOrDefaultAsync(cancel);
        var after = BinaryPrimitives.ReadInt64BigEndian(newest.ToByteArray(bigEndian: true)) >> 16;
        return Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(started.ToUnixTimeMilliseconds(), after + 1)));
    }
}
