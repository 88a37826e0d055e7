using Tirek.Server.Data;

namespace Tirek.Server.Node;

/// <summary>Keeps a setting of the node. Running servers read it within two seconds (<see cref="NodeState"/>).</summary>
internal static class NodeSettings
{
    public static async Task Write(AppDb db, string key, string value, CancellationToken cancel)
    {
        if (await db.NodeSettings.FindAsync([key], cancel) is { } kept)
            kept.Value = value;
        else
            db.NodeSettings.Add(new NodeSetting { Key = key, Value = value });
    }
}
