using System.Globalization;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Tirek.Domain.Search;
using Directory = Lucene.Net.Store.Directory;

namespace Tirek.Server.Search;

/// <summary>
/// The index of one server process: a folder that it alone writes, and the newest snapshot of it to search. Holds public values only, and after a listing
/// was taken out nothing of it is left on disk.
/// </summary>
internal sealed class ListingIndex : IDisposable
{
    private const string FormatKey = "format",
        NodeKey = "node",
        PositionKey = "position";

    /// <summary>COR_E_IO: what an <see cref="IOException"/> carries that no system call caused.</summary>
    private const int OfNoSystem = unchecked((int)0x80131620);

    /// <summary>More processes than this on one folder would be a mistake.</summary>
    private const int MostProcesses = 16;
    private const double WriteBufferMegabytes = 24;

    private readonly FileStream held;
    private readonly Directory folder;
    private readonly IndexWriter writer;
    private readonly Guid node;
    private IndexSnapshot? current;

    private ListingIndex(FileStream held, Directory folder, IndexWriter writer, Guid node, long? position)
    {
        (this.held, this.folder, this.writer, this.node) = (held, folder, writer, node);
        if (position is { } known)
            (Position, current) = (known, new IndexSnapshot(DirectoryReader.Open(writer, true)));
    }

    /// <summary>The newest change that the index knows; null when it must be made anew.</summary>
    public long? Position { get; private set; }

    /// <summary>Takes the first free folder of <paramref name="indexes"/>: after a restart the one of before, unless another process holds it.</summary>
    public static ListingIndex Open(string indexes, Guid node)
    {
        System.IO.Directory.CreateDirectory(indexes);
        for (var number = 0; number < MostProcesses; number++)
        {
            var path = Path.Combine(indexes, number.ToString(CultureInfo.InvariantCulture));
            if (Hold($"{path}.lock") is not { } held)
                continue;
            try
            {
                System.IO.Directory.CreateDirectory(path);
                return Open(held, FSDirectory.Open(path), node);
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        throw new IOException($"More than {MostProcesses} processes use the indexes of this folder.");
    }

    /// <summary>
    /// A lock that the operating system keeps and forgets when the process dies; null if another process has it. Lucene's own lock keeps out only its own process.
    /// </summary>
    private static FileStream? Hold(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>The newest state to search, or null while the index is being made. To be disposed after use.</summary>
    public IndexSnapshot? Acquire() => Volatile.Read(ref current) is { } snapshot && snapshot.TryEnter() ? snapshot : null;

    /// <summary>Empties the index: until the next <see cref="Commit"/> there is nothing to search.</summary>
    public void Clear()
    {
        Interlocked.Exchange(ref current, null)?.Dispose();
        Position = null;
        writer.DeleteAll();
    }

    public void Put(IndexedListing listing) => writer.UpdateDocument(IndexDocument.IdTerm(listing.Card.Id), IndexDocument.Of(listing));

    public void Add(IndexedListing listing) => writer.AddDocument(IndexDocument.Of(listing));

    public void Remove(Guid id) => writer.DeleteDocuments(IndexDocument.IdTerm(id));

    /// <summary>Writes what was put and removed, and lets searches see it.</summary>
    public void Commit(long position)
    {
        Save(position);
        Show();
    }

    /// <summary>Rewrites the parts that still hold bytes of removed or replaced listings, and deletes the old files.</summary>
    public void Purge()
    {
        if (!writer.HasDeletions())
            return;
        writer.ForceMergeDeletes(true);
        Save(Position!.Value);
        Show();
        writer.DeleteUnusedFiles();
    }

    /// <summary>Closes the index and deletes its files: the next one is made anew.</summary>
    public void Discard()
    {
        Interlocked.Exchange(ref current, null)?.Dispose();
        writer.Rollback();
        Empty(folder);
        folder.Dispose();
        held.Dispose();
    }

    public void Dispose()
    {
        Interlocked.Exchange(ref current, null)?.Dispose();
        writer.Dispose(false);
        folder.Dispose();
        held.Dispose();
    }

    private static ListingIndex Open(FileStream held, Directory folder, Guid node)
    {
        try
        {
            var position = PositionOf(folder, node);
            return new(held, folder, Writer(folder, position is null ? OpenMode.CREATE : OpenMode.APPEND), node, position);
        }
        catch (Exception e) when (IsDamage(e))
        {
            Empty(folder);
            return new(held, folder, Writer(folder, OpenMode.CREATE), node, null);
        }
    }

    /// <summary>True of a fault that only making the index anew can mend.</summary>
    public static bool IsDamage(Exception fault) =>
        fault
            is CorruptIndexException
                or EndOfStreamException
                or FileNotFoundException
                or IndexFormatTooOldException
                or IndexFormatTooNewException
                or System.Text.Json.JsonException
        // What Lucene itself finds wrong in a file (of zeros after a power cut, say) carries no error of the operating system.
        || fault is IOException { HResult: OfNoSystem };

    /// <summary>Deletes every file of an index that nobody writes.</summary>
    private static void Empty(Directory folder)
    {
        using var written = folder.MakeLock(IndexWriter.WRITE_LOCK_NAME);
        if (!written.Obtain(0))
            throw new LockObtainFailedException("Another process writes this index.");
        foreach (var file in folder.ListAll().Where(f => f != IndexWriter.WRITE_LOCK_NAME))
            folder.DeleteFile(file);
    }

    private static IndexWriter Writer(Directory folder, OpenMode mode) =>
        new(
            folder,
            new(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
            {
                OpenMode = mode,
                RAMBufferSizeMB = WriteBufferMegabytes,
                WriteLockTimeout = 0,
                MergePolicy = new TieredMergePolicy { ForceMergeDeletesPctAllowed = 0, NoCFSRatio = 1 },
            }
        );

    /// <summary>The position of the index in the folder, or null if there is none of this node and this format.</summary>
    public static long? PositionOf(Directory folder, Guid node)
    {
        if (!DirectoryReader.IndexExists(folder))
            return null;
        using var reader = DirectoryReader.Open(folder);
        var said = reader.IndexCommit.UserData;
        return
            said.TryGetValue(FormatKey, out var format)
            && format == IndexDocument.Format
            && said.TryGetValue(NodeKey, out var of)
            && of == node.ToString()
            && said.TryGetValue(PositionKey, out var position)
            && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var known)
            ? known
            : null;
    }

    private void Save(long position)
    {
        writer.SetCommitData(
            new Dictionary<string, string>
            {
                [FormatKey] = IndexDocument.Format,
                [NodeKey] = node.ToString(),
                [PositionKey] = position.ToString(CultureInfo.InvariantCulture),
            }
        );
        writer.Commit();
        Position = position;
    }

    private void Show()
    {
        var old = Volatile.Read(ref current);
        var reader = old is null ? DirectoryReader.Open(writer, true) : DirectoryReader.OpenIfChanged(old.Reader, writer, true);
        if (reader is null)
            return;
        Volatile.Write(ref current, new IndexSnapshot(reader));
        old?.Dispose();
    }
}

/// <summary>One state of the index, kept open until the last search in it is done.</summary>
internal sealed class IndexSnapshot(DirectoryReader reader) : IDisposable
{
    public DirectoryReader Reader => reader;

    public IReadOnlyList<IndexSegment> Segments { get; } =
    [.. reader.Leaves.Where(leaf => leaf.AtomicReader.NumDocs > 0).Select(leaf => new IndexSegment(leaf.AtomicReader))];

    public bool TryEnter() => reader.TryIncRef();

    public void Dispose() => reader.DecRef();
}
