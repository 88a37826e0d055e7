namespace Tirek.System.Tests;

/// <summary>One file of the project's tree. <see cref="Path"/> is relative to its root, with slashes.</summary>
public sealed record SourceFile(string Path, string Text)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
    public IReadOnlyList<string> Lines { get; } = Text.EndsWith('\n') ? Text[..^1].Split('\n') : Text.Split('\n');

    /// <summary>Whether the file has one of these extensions, written with the dot.</summary>
    public bool Is(params string[] extensions) => extensions.Any(e => Path.EndsWith(e, StringComparison.Ordinal));

    /// <summary>Written by a tool: its length and words are not ours.</summary>
    public bool IsGenerated =>
        Path.Contains("/Migrations/", StringComparison.Ordinal)
        || Path.Contains("/Data/Compiled/", StringComparison.Ordinal)
        || Name is "packages.lock.json" or "package-lock.json"
        || Is(".resx");

    /// <summary>An input of a test or a sample to try with, dirty on purpose.</summary>
    public bool IsFixture => Path.StartsWith("samples/", StringComparison.Ordinal) || Path.Contains("/Fixtures/", StringComparison.Ordinal);

    public override string ToString() => Path;
}

/// <summary>The project's tree, as it stands on the disk, without what builds and tests put there.</summary>
internal static class Tree
{
    private static readonly string[] Built =
    [
        "bin",
        "obj",
        "node_modules",
        "artifacts",
        "TestResults",
        "BenchmarkDotNet.Artifacts",
        ".git",
        ".vs",
        ".idea",
    ];
    private static readonly string[] Pictures = [".png", ".zip", ".ico", ".ttf"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every text file.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = [.. Read(Root).OrderBy(f => f.Path, StringComparer.Ordinal)];

    public static string At(string path) => Path.Combine(Root, path);

    private static IEnumerable<SourceFile> Read(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => !Pictures.Any(f.EndsWith) && Path.GetFileName(f) != ".git"))
            yield return new(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file));
        foreach (var inner in Directory.EnumerateDirectories(folder).Where(IsOurs))
        foreach (var file in Read(inner))
            yield return file;
    }

    private static bool IsOurs(string folder)
    {
        var name = Path.GetFileName(folder);
        var isNode = Path.GetDirectoryName(folder) == Root && (name == "data" || name.StartsWith("data-", StringComparison.Ordinal));
        return !Built.Contains(name) && !isNode;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tirek.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the tree of the project.");
        return folder;
    }
}
