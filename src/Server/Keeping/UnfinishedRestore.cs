using Microsoft.Data.Sqlite;
using Tirek.Server.Commands;
using Tirek.Server.Node;

namespace Tirek.Server.Keeping;

/// <summary>
/// A folder that is being filled by a restore. A file in it says so from the first moment to the last, and is held meanwhile; a killed restore leaves the
/// file, by which the next one knows what it may take away.
/// </summary>
internal sealed class UnfinishedRestore : IDisposable
{
    private readonly string path;
    private readonly bool isOurs;
    private readonly FileStream mark;

    private UnfinishedRestore(string path, bool isOurs, FileStream mark) => (this.path, this.isOurs, this.mark) = (path, isOurs, mark);

    /// <exception cref="CommandRefusal">The folder holds something else.</exception>
    public static UnfinishedRestore Begin(string path)
    {
        path = Path.GetFullPath(path);
        var marked = Path.Combine(path, NodeFolder.UnfinishedName);
        var isThere = Directory.Exists(path);
        if (File.Exists(Path.Combine(path, NodeFolder.FileName)))
            throw new CommandRefusal($"There is a node in {path} already. A restore goes into a new folder: choose another with --data.");
        if (isThere && !File.Exists(marked) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new CommandRefusal($"{path} is not empty. A restore goes into a new or empty folder: choose another with --data.");
        try
        {
            PrivateFiles.MakeFolder(path);
            var begun = new UnfinishedRestore(path, !isThere, PrivateFiles.Create(marked));
            begun.mark.Write(
                "A restore into this folder is not finished. If it was stopped: run the same command again, or delete the folder.\n"u8
            );
            begun.mark.Flush(flushToDisk: true);
            begun.Empty();
            return begun;
        }
        catch (IOException) when (File.Exists(marked))
        {
            throw new CommandRefusal("Another restore into this folder is running.");
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            throw new CommandRefusal($"{fault} Nothing was restored.");
        }
    }

    /// <summary>The folder is a node now.</summary>
    public void Finish()
    {
        mark.Dispose();
        File.Delete(mark.Name);
    }

    /// <summary>Takes away all that was made.</summary>
    public void Discard()
    {
        Empty();
        Finish();
        if (isOurs && !Directory.EnumerateFileSystemEntries(path).Any())
            Directory.Delete(path);
    }

    public void Dispose() => mark.Dispose();

    private void Empty()
    {
        // A connection that is kept for later would go on writing into a file that has no name any more.
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(path, "tirek.db*").Concat(Directory.GetFiles(path, NodeFolder.FileName + "*")))
            File.Delete(file);
        foreach (var kept in KeptFiles.Folders.Select(f => Path.Combine(path, f)).Where(Directory.Exists))
            Directory.Delete(kept, recursive: true);
    }
}
