namespace Tirek.Server.Node;

/// <summary>A file that only the user who runs the node may read (mode 600; on Windows as its folder says).</summary>
internal static class SecretFile
{
    /// <summary>Writes the file whole or not at all: beside it first, then over it.</summary>
    public static void Write(string path, string text)
    {
        var beside = $"{path}.{Guid.CreateVersion7():N}";
        using (var file = new StreamWriter(Create(beside)))
            file.Write(text);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>A new file, not readable by others from its first byte on.</summary>
    /// <exception cref="IOException">There is one already.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }
}
