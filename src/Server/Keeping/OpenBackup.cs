using System.IO.Compression;
using System.Text;
using Tirek.Server.Commands;
using Tirek.Server.Data;

namespace Tirek.Server.Keeping;

/// <summary>
/// A backup that was opened with its passphrase, read from its beginning to its end once. Tables have to be read in the order of the manifest, files after
/// them. What it gives out was sealed by whoever knows the passphrase and is whole so far; only after <see cref="End"/> is all of it.
/// </summary>
internal sealed class OpenBackup : IDisposable
{
    private readonly OpeningStream opening;
    private readonly BinaryReader from;

    /// <exception cref="BackupFault">The file is none, damaged, newer, or closed with another passphrase.</exception>
    public OpenBackup(Stream file, Passphrase passphrase)
    {
        file.Position = 0;
        var (head, key) = BackupHead.Open(file, passphrase);
        opening = new(file, key.Content, head.Bound);
        from = new(new BrotliStream(opening, CompressionMode.Decompress), Encoding.UTF8);
        Manifest = BackupManifest.Read(from.ReadBytes(from.ReadInt32()));
    }

    public BackupManifest Manifest { get; }

    /// <summary>Opens a file for reading.</summary>
    public static FileStream Open(FileInfo file)
    {
        try
        {
            return file.Open(FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal("There is no such backup, or it cannot be read. Give the file tirek-backup-DATE.tirek.");
        }
    }

    /// <summary>Reads the whole file and looks at every part of it.</summary>
    public static BackupContent Verify(Stream file, Passphrase passphrase)
    {
        using var backup = new OpenBackup(file, passphrase);
        var rows = 0L;
        foreach (var table in backup.Manifest.Tables)
            rows += backup.Rows(table).LongCount();
        var files = backup.Files().Count();
        backup.End();
        return new(backup.Manifest, rows, files, file.Length);
    }

    public IEnumerable<object?[]> Rows(StoredTable table)
    {
        var digest = new TableDigest(table);
        while (from.ReadBoolean())
        {
            var row = RowBytes.Read(from, table);
            digest.Add(row);
            yield return row;
        }
        if (!digest.IsSame(from.ReadInt64(), from.ReadBytes(32)))
            throw BackupFault.Damaged();
    }

    public IEnumerable<KeptFile> Files()
    {
        while (from.ReadBoolean())
            yield return new(from.ReadString(), from.ReadBytes(from.ReadInt32()));
    }

    /// <summary>Reads on to the last sealed piece: without it the file is not whole.</summary>
    public void End()
    {
        if (from.ReadInt32() != WriteBackup.EndMark || from.BaseStream.ReadByte() >= 0 || opening.ReadByte() >= 0)
            throw BackupFault.Damaged();
    }

    public void Dispose() => from.Dispose();
}
