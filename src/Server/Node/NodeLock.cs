namespace Tirek.Server.Node;

/// <summary>
/// Who uses a node's folder, known to the operating system, which forgets it when a process dies: servers and commands share <c>server.lock</c>, and what needs
/// the node for itself, such as moving its data elsewhere, holds it alone. Only within one machine: two machines share no folder.
/// </summary>
internal sealed class NodeLock : IDisposable
{
    public const string FileName = "server.lock";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200),
        Patience = TimeSpan.FromMinutes(2);
    private readonly FileStream held;

    private NodeLock(FileStream held) => this.held = held;

    /// <exception cref="NodeFolderRefusal">Somebody has the node for himself.</exception>
    public static NodeLock Share(NodeFolder folder) =>
        Take(
            folder,
            FileShare.Read,
            $"The node in {folder.Path} is being moved to another database. Wait until that command has ended, then try again."
        );

    /// <exception cref="NodeFolderRefusal">A server or another command uses the node.</exception>
    public static NodeLock Alone(NodeFolder folder) =>
        Take(
            folder,
            FileShare.None,
            $"A server or another command uses the node in {folder.Path}. Stop it first (Ctrl+C where ./run was started), then try again."
        );

    /// <summary>Waits until nobody else brings the node's database up to date.</summary>
    /// <exception cref="NodeFolderRefusal">Somebody still does after two minutes.</exception>
    public static async Task<NodeLock> Migrating(NodeFolder folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder.Path, "migrating.lock");
        for (var waited = TimeSpan.Zero; ; waited += Pause)
            try
            {
                return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.None));
            }
            catch (IOException) when (waited < Patience && File.Exists(path))
            {
                await Task.Delay(Pause, cancel);
            }
            catch (IOException) when (File.Exists(path))
            {
                throw new NodeFolderRefusal("Another process brings the node's database up to date. Try again in some minutes.");
            }
    }

    public void Dispose() => held.Dispose();

    private static NodeLock Take(NodeFolder folder, FileShare share, string taken)
    {
        var path = Path.Combine(folder.Path, FileName);
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share));
        }
        catch (UnauthorizedAccessException)
        {
            throw new NodeFolderRefusal(
                $"{folder.Path} cannot be written. Run this as the user to whom the folder belongs, and look whether its disk is read-only."
            );
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new NodeFolderRefusal(taken);
        }
    }
}
