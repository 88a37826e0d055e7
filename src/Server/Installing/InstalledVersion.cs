namespace Tirek.Server.Installing;

/// <summary>
/// A published version, unpacked: <c>tirek-1.2.0/</c> with its launcher, <c>VERSION</c> and <c>program/</c>. Versions lie beside each other, and the link
/// <c>current</c> beside them leads to the one in use.
/// </summary>
internal sealed record InstalledVersion(string Folder)
{
    /// <summary>The one whose program runs; null when it runs from its sources.</summary>
    public static InstalledVersion? Here =>
        Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)) is { } folder
        && File.Exists(Path.Combine(folder, "VERSION"))
            ? new(folder)
            : null;

    public string Launcher => LauncherIn(Folder);

    public string Link => Path.Combine(Path.GetDirectoryName(Folder)!, "current");

    /// <summary>The launcher by the way of the link, which stays the same when versions change; on Windows, which has no such links, the version's own.</summary>
    public string LauncherInUse => OperatingSystem.IsWindows() ? Launcher : LauncherIn(Link);

    /// <summary>Another version beside this one; null if it was not unpacked there, or deleted.</summary>
    public InstalledVersion? Beside(string version) =>
        new InstalledVersion(Path.Combine(Path.GetDirectoryName(Folder)!, $"tirek-{version}")) is var other && File.Exists(other.Launcher)
            ? other
            : null;

    /// <summary>Makes the link lead here. Does nothing on Windows.</summary>
    /// <returns>Whether the link leads here now.</returns>
    public bool Use()
    {
        if (OperatingSystem.IsWindows())
            return false;
        if (new FileInfo(Link).LinkTarget is not null)
            File.Delete(Link);
        File.CreateSymbolicLink(Link, Path.GetFileName(Folder));
        return true;
    }

    private static string LauncherIn(string folder) => Path.Combine(folder, OperatingSystem.IsWindows() ? "tirek.cmd" : "tirek");
}
