using System.Text.Json;

namespace Tirek.Server.Node;

/// <summary>What a node is, for ever: invented from end to end, or real.</summary>
internal enum NodeKind
{
    Real,
    Demonstration,
}

/// <summary>
/// The folder in which a node lives: its kind and id (<c>node.json</c>), database, index, keys. The kind is written once and never changes, so that
/// invented and real data cannot meet (architecture.md §6.9).
/// </summary>
internal sealed class NodeFolder
{
    public const string FileName = "node.json";

    /// <summary>Stands in a folder that a restore has begun to fill, until it is done.</summary>
    public const string UnfinishedName = "restore-unfinished.txt";
    private readonly Written written;

    private NodeFolder(string path, Written written)
    {
        Path = path;
        this.written = written;
    }

    public string Path { get; }
    public NodeKind Kind => written.Kind;
    public Guid Id => written.Id;
    public bool IsDemonstration => Kind == NodeKind.Demonstration;

    /// <summary>The PostgreSQL connection, or null for the embedded database.</summary>
    public string? Postgres => written.Postgres;
    public string Database => System.IO.Path.Combine(Path, "tirek.db");
    public string Indexes => System.IO.Path.Combine(Path, "index");
    public string Keys => System.IO.Path.Combine(Path, "keys");
    public string Reports => System.IO.Path.Combine(Path, "reports");
    public string Logs => System.IO.Path.Combine(Path, "logs");

    /// <summary>
    /// Opens the node in <paramref name="path"/>, or makes one of kind <paramref name="asked"/> (null: real) if the folder is new or empty.
    /// </summary>
    /// <exception cref="NodeFolderRefusal">The folder holds something else, or a node of another kind or another database.</exception>
    public static NodeFolder Open(string path, NodeKind? asked = null, string? postgres = null)
    {
        path = System.IO.Path.GetFullPath(path);
        var file = System.IO.Path.Combine(path, FileName);
        if (!File.Exists(file))
            return Make(path, asked ?? NodeKind.Real, postgres);

        var written = Read(file);
        if (asked is { } kind && kind != written.Kind)
            throw new NodeFolderRefusal(
                $"{path} is a {Name(written.Kind)} node, and that never changes. For a {Name(kind)} one choose another folder with --data."
            );
        if (postgres is not null && postgres != written.Postgres)
            throw new NodeFolderRefusal(
                $"{path} keeps its data in another database. Leave --postgres away, or choose another folder with --data."
            );
        return new(path, written);
    }

    /// <summary>Opens a node that must exist already.</summary>
    public static NodeFolder OpenExisting(string path) =>
        File.Exists(System.IO.Path.Combine(path, FileName))
            ? Open(path)
            : throw new NodeFolderRefusal($"There is no node in {System.IO.Path.GetFullPath(path)}. ./run --data FOLDER makes one.");

    /// <summary>A node that was before, as its folder will be. Nothing is written until <see cref="Save"/>: without its file the folder is no node.</summary>
    public static NodeFolder Again(string path, NodeKind kind, Guid id, string? postgres) =>
        new(System.IO.Path.GetFullPath(path), new(1, kind, id, postgres));

    /// <summary>The same node over another database; to be saved.</summary>
    public NodeFolder Over(string? postgres) => new(Path, written with { Postgres = postgres });

    /// <summary>Writes <c>node.json</c> for its owner's eyes only, as a whole or not at all: the connection in it may hold a password.</summary>
    public void Save() => PrivateFiles.Write(System.IO.Path.Combine(Path, FileName), JsonSerializer.Serialize(written, Json));

    private static NodeFolder Make(string path, NodeKind kind, string? postgres)
    {
        if (File.Exists(System.IO.Path.Combine(path, UnfinishedName)))
            throw new NodeFolderRefusal($"A restore into {path} did not finish. Run the same ./tirek restore again, or delete the folder.");
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(e => !IsOurStart(e)))
            throw new NodeFolderRefusal($"{path} is not empty and holds no node. Choose a new or empty folder with --data.");
        PrivateFiles.MakeFolder(path);
        var folder = new NodeFolder(path, new(1, kind, Guid.CreateVersion7(), postgres));
        folder.Save();
        return folder;
    }

    /// <summary>What is left when making a node was cut off before its file had its name.</summary>
    private static bool IsOurStart(string entry) => System.IO.Path.GetFileName(entry) == FileName + ".new";

    private static Written Read(string file)
    {
        try
        {
            var written = JsonSerializer.Deserialize<Written>(File.ReadAllText(file), Json);
            if (written is { Format: 1 })
                return written;
        }
        catch (JsonException) { }
        throw new NodeFolderRefusal($"{file} cannot be read by this version. Restore it from a backup; it is never written again.");
    }

    private static string Name(NodeKind kind) => kind == NodeKind.Demonstration ? "demonstration" : "real";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private sealed record Written(int Format, NodeKind Kind, Guid Id, string? Postgres);
}

/// <summary>Why a folder cannot be used, in a sentence for the operator that says what to do next.</summary>
internal sealed class NodeFolderRefusal(string message) : Exception(message);
