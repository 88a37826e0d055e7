using System.IO.Compression;
using System.Text;
using Tirek.Server.Data;

namespace Tirek.Server.Keeping;

/// <summary>
/// Writes the sealed part of a backup, compressed: the manifest; each table as its rows, each with a 1 before it, then a 0, their number and digest; each file
/// the same way; and at the end a mark.
/// </summary>
internal static class WriteBackup
{
    public const int EndMark = 0x444E4521;

    /// <summary>Writes a whole backup to an empty file, head included. Memory does not grow with the content.</summary>
    public static void Write(
        Stream file,
        Passphrase passphrase,
        BackupManifest manifest,
        Func<StoredTable, IEnumerable<object?[]>> rows,
        IEnumerable<KeptFile> files,
        GuessingCost cost
    )
    {
        var (head, key) = BackupHead.Make(passphrase, cost);
        head.Write(file);
        using (var sealing = new SealingStream(file, key.Content, head.Bound))
        {
            using (var pressed = new BrotliStream(sealing, CompressionLevel.Optimal, leaveOpen: true))
            using (var to = new BinaryWriter(pressed, Encoding.UTF8))
                Write(to, manifest, rows, files);
            sealing.Finish();
        }
        head.Write(file);
    }

    private static void Write(
        BinaryWriter to,
        BackupManifest manifest,
        Func<StoredTable, IEnumerable<object?[]>> rows,
        IEnumerable<KeptFile> files
    )
    {
        var said = manifest.Write();
        to.Write(said.Length);
        to.Write(said);
        foreach (var table in manifest.Tables)
        {
            var digest = new TableDigest(table);
            foreach (var row in rows(table))
            {
                to.Write(true);
                RowBytes.Write(to, table, row);
                digest.Add(row);
            }
            to.Write(false);
            to.Write(digest.Rows);
            to.Write(digest.Sum);
        }
        foreach (var file in files)
        {
            to.Write(true);
            to.Write(file.Name);
            to.Write(file.Content.Length);
            to.Write(file.Content);
        }
        to.Write(false);
        to.Write(EndMark);
    }
}
