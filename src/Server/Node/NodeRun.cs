using System.Globalization;
using System.Text;
using Tirek.Server.Data;

namespace Tirek.Server.Node;

/// <summary>
/// One run of a server over a node's folder: while it lasts it shares the node's lock and holds a file in <c>DATA/running</c>, which goes when the run ends
/// as it should. A file there that nobody holds is of a run that was killed or lost its power: the next one looks whether anything is lost, and says so.
/// </summary>
internal sealed class NodeRun(NodeFolder folder, TimeProvider clock, ILogger<NodeRun> log) : IDisposable
{
    private NodeLock? held;
    private FileStream? mark;
    private string? markedAt;

    /// <summary>What is to be said about former runs; empty when all ended as they should.</summary>
    public string Said { get; private set; } = "";

    private string Marks => MarksOf(folder);

    /// <summary>How many servers run over this folder, and how many have left their mark without running any more.</summary>
    public static (int Running, int Lost) Count(NodeFolder folder)
    {
        if (!Directory.Exists(MarksOf(folder)))
            return (0, 0);
        var marks = Directory.GetFiles(MarksOf(folder), "*.run");
        var running = marks.Count(IsHeld);
        return (running, marks.Length - running);
    }

    /// <summary>Takes the node's lock and leaves the mark. Before anything else touches the node.</summary>
    public void Begin()
    {
        held = NodeLock.Share(folder);
        PrivateFiles.MakeFolder(Marks);
        PrivateFiles.MakeFolder(folder.Keys);
        PrivateFiles.MakeFolder(folder.Logs);
    }

    /// <summary>Looks at marks of former runs and says what was found.</summary>
    public async Task LookBack(AppDb db, CancellationToken cancel)
    {
        var lost = Directory.GetFiles(Marks, "*.run").Select(TakeIfLost).OfType<string>().Order(StringComparer.Ordinal).ToList();
        LeaveMark();
        Said = string.Join(" ", new[] { await SayLost(db, lost, cancel), await SayClock(db, cancel) }.Where(s => s.Length > 0));
        if (Said.Length > 0)
            log.LogWarning("{Said}", Said);
    }

    private async Task<string> SayLost(AppDb db, List<string> lost, CancellationToken cancel)
    {
        if (lost.Count == 0)
            return "";
        var faults = await Soundness.Faults(db, folder, thorough: false, cancel);
        return $"The last run did not end cleanly: it began {lost[^1]} UTC, and was killed or lost its power. "
            + (
                faults.Count == 0
                    ? "Checked: the database is whole, nothing is lost that was acknowledged."
                    : $"Checked: {string.Join(" ", faults)} See ./tirek check --data FOLDER."
            );
    }

    private async Task<string> SayClock(AppDb db, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await NewestInstant.Of(db, cancel) is { } newest && newest > now + NewestInstant.Tolerance
            ? $"The clock of this machine says {now:yyyy-MM-dd HH:mm} UTC, but something here was written at {newest:yyyy-MM-dd HH:mm}: set it, then start again."
            : "";
    }

    public void Dispose()
    {
        // Where it can be, the mark goes while it is held: nobody may take it for a lost one. Windows deletes no file that is open.
        if (OperatingSystem.IsWindows())
            mark?.Dispose();
        if (markedAt is not null)
            File.Delete(markedAt);
        mark?.Dispose();
        held?.Dispose();
    }

    /// <summary>The mark gets its name when it is held: another server that starts now must not take it for one that nobody holds.</summary>
    private void LeaveMark()
    {
        var path = Path.Combine(Marks, $"{Guid.CreateVersion7():N}.run");
        // On Windows a new file is held from its first moment, and cannot be renamed while it is.
        var first = OperatingSystem.IsWindows() ? path : path + ".new";
        mark = PrivateFiles.Create(first);
        mark.Write(Encoding.ASCII.GetBytes(clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        mark.Flush(flushToDisk: true);
        if (first != path)
            File.Move(first, path);
        markedAt = path;
    }

    private static string MarksOf(NodeFolder folder) => Path.Combine(folder.Path, "running");

    private static bool IsHeld(string file)
    {
        try
        {
            using var left = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>When the run began whose mark nobody holds any more; the mark is gone then.</summary>
    private static string? TakeIfLost(string file)
    {
        try
        {
            string began;
            using (var left = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None)))
                began = left.ReadToEnd();
            File.Delete(file);
            return began.Length == 0 ? "at an unknown time," : began;
        }
        catch (IOException)
        {
            // Another server that runs holds it, or has just taken it away.
            return null;
        }
    }
}
