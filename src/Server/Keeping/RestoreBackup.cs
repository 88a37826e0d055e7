using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Keeping;

/// <summary>
/// What was restored; <see cref="PublishedAnew"/>: whether the public would have seen something else before its view was worked out again;
/// <see cref="SentMail"/>: whether it did, and does not any more; <see cref="PausedFeeds"/>: how many feeds came by themselves, and do not any more.
/// </summary>
internal sealed record Restored(BackupContent Content, int PublicListings, bool PublishedAnew, bool SentMail, int PausedFeeds);

/// <summary>
/// Makes the same node again, from a backup, in a new folder: on any machine, over either database. The whole file is looked at before anything is made. The
/// folder becomes a node with its last step; what was begun before is said to be unfinished, and taken away when it fails.
/// </summary>
internal static class RestoreBackup
{
    private const string Act = "node.restore";

    /// <summary>Reads the whole file without restoring it.</summary>
    /// <exception cref="BackupFault">It could not be restored.</exception>
    public static BackupContent Check(Stream file, Passphrase passphrase)
    {
        var content = OpenBackup.Verify(file, passphrase);
        using var known = new SqliteDesignTime().CreateDbContext([]);
        return SchemaState.Migration(known, content.Manifest.Schema) is null ? throw BackupFault.Newer() : content;
    }

    /// <exception cref="BackupFault">The file cannot be restored.</exception>
    /// <exception cref="CommandRefusal">The folder or database cannot be used.</exception>
    public static async Task<Restored> Restore(
        Stream file,
        Passphrase passphrase,
        string path,
        string? postgres,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var content = Check(file, passphrase);
        var folder = NodeFolder.Again(path, content.Manifest.Kind, content.Manifest.Node, postgres);
        await using var db = folder.OpenDatabase();
        using var unfinished = UnfinishedRestore.Begin(path);
        try
        {
            await FillDatabase.RefuseForeign(db, folder.Id, cancel);
            using var backup = new OpenBackup(file, passphrase);
            await FillDatabase.Fill(db, folder.Id, backup.Manifest.Schema, backup.Manifest.Tables, backup.Rows, cancel);
            KeptFiles.Write(folder, backup.Files());
            var restored = await Publish(db, content, clock, cancel);
            await Become(db, folder, cancel);
            unfinished.Finish();
            return restored;
        }
        catch (Exception e)
        {
            await Discard(db, folder, unfinished);
            if (DiskFault.Of(e) is { } fault)
                throw new CommandRefusal($"{fault} Nothing was restored.");
            throw;
        }
    }

    private static async Task<Restored> Publish(AppDb db, BackupContent content, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var isSame = await PublishAgain.All(db, cancel);
        // What waited then may have been sent since, and a copy that is only looked at must write to nobody.
        await db.OutgoingMails.ExecuteDeleteAsync(cancel);
        var sentMail = await db.NodeSettings.Where(s => s.Key == SettingKeys.Mail).ExecuteDeleteAsync(cancel) > 0;
        var pausedFeeds = await PauseFeeds(db, clock.GetUtcNow(), cancel);
        await LastBackup.Remember(db, content.Manifest.MadeAt, cancel);
        db.Trail(Act, content.Manifest.Node.ToString(), clock);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new(content, await db.PublicListings.CountAsync(cancel), !isSame, sentMail, pausedFeeds);
    }

    /// <summary>A copy that is only looked at asks no other server, nor takes anything by itself.</summary>
    private static Task<int> PauseFeeds(AppDb db, DateTimeOffset now, CancellationToken cancel) =>
        db
            .FeedSchedules.Where(s => s.PausedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.PausedAt, now).SetProperty(s => s.Fault, FeedFault.Restored), cancel);

    private static async Task Become(AppDb db, NodeFolder folder, CancellationToken cancel)
    {
        if (folder.Postgres is not null)
            await FillMark.SetWhole(db, cancel);
        folder.Save();
        if (folder.Postgres is not null)
            await FillMark.Remove(db, cancel);
    }

    private static async Task Discard(AppDb db, NodeFolder folder, UnfinishedRestore unfinished)
    {
        try
        {
            if (await FillMark.Find(db, default) is { } mark && mark.Node == folder.Id)
                await FillMark.Empty(db, default);
        }
        catch (Exception e) when (Silence.IsOne(e))
        {
            // A database that does not answer any more keeps its mark: nobody will take it for a node's.
        }
        await db.Database.CloseConnectionAsync();
        unfinished.Discard();
    }
}
