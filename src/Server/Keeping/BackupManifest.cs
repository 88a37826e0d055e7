using System.Text.Json;
using System.Text.Json.Serialization;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Keeping;

/// <summary>
/// The first thing in the sealed part of a backup: of which node it is, when it was made, and by which state of the schema its tables are to be read.
/// </summary>
/// <param name="Schema">Name of the last migration, without its time, which differs between the databases.</param>
internal sealed record BackupManifest(
    DateTimeOffset MadeAt,
    string Version,
    string Schema,
    Guid Node,
    NodeKind Kind,
    IReadOnlyList<StoredTable> Tables
)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="BackupFault">It speaks of something that this version does not know.</exception>
    public static BackupManifest Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(bytes, Json)!;
        }
        catch (JsonException)
        {
            throw BackupFault.Newer();
        }
    }
}

/// <summary>A small file of the node's folder that belongs to it, such as a key.</summary>
internal sealed record KeptFile(string Name, byte[] Content);

/// <summary>What was found in a backup that was read to its end.</summary>
internal sealed record BackupContent(BackupManifest Manifest, long Rows, int Files, long Bytes);
