using System.Diagnostics;

namespace Tirek.Server.Node;

/// <summary>Files and folders of a node that only the user who runs it may read. On Windows the folder's own rights hold.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;
    private const UnixFileMode Others = ~(OwnFolder | UnixFileMode.SetGroup | UnixFileMode.SetUser | UnixFileMode.StickyBit);

    /// <summary>Makes the folder, or closes one that is there to others.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
        {
            Directory.CreateDirectory(path, OwnFolder);
            if (AreOpenToOthers(path))
                File.SetUnixFileMode(path, OwnFolder);
        }
    }

    /// <summary>A new file in place of any that is there; nobody else may read it even while it is written, or write it meanwhile.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;
        return new(path, options);
    }

    /// <summary>Writes the file whole or not at all: beside it first, then over it.</summary>
    public static void Write(string path, string text)
    {
        var beside = $"{path}.new";
        using (var file = new StreamWriter(Create(beside)))
        {
            file.Write(text);
            file.Flush();
            ((FileStream)file.BaseStream).Flush(flushToDisk: true);
        }
        GiveToOwnerOf(Path.GetDirectoryName(path)!, beside);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>
    /// What root writes into a folder of the node's own user has to be readable by that user: a command by sudo must not lock the server out.
    /// </summary>
    private static void GiveToOwnerOf(string folder, string file)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return;
        using var chown = Process.Start("chown", [$"--reference={folder}", "--", file]);
        chown.WaitForExit();
    }

    /// <summary>Whether anybody but the owner may read, write or enter it. Always false on Windows.</summary>
    public static bool AreOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0;
}
