using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Keeping;

/// <summary>When the last backup was made, as the node itself remembers it: not where it lies, which is its owner's affair.</summary>
internal static class LastBackup
{
    /// <summary>A setting of the node: instant in UTC, round-trip format.</summary>
    public const string Key = "backup.last";

    public static async Task<DateTimeOffset?> Find(AppDb db, CancellationToken cancel) =>
        await db.NodeSettings.AsNoTracking().Where(s => s.Key == Key).Select(s => s.Value).SingleOrDefaultAsync(cancel) is { } made
            ? DateTimeOffset.Parse(made, CultureInfo.InvariantCulture)
            : null;

    /// <summary>To be saved by the caller.</summary>
    public static Task Remember(AppDb db, DateTimeOffset made, CancellationToken cancel) =>
        NodeSettings.Write(db, Key, made.ToString("O", CultureInfo.InvariantCulture), cancel);
}
