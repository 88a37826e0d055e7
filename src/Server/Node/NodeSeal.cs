using Microsoft.AspNetCore.DataProtection;

namespace Tirek.Server.Node;

/// <summary>
/// The node's own keys, under which it seals what a copy of the database alone must not tell. They lie in <c>DATA/keys</c> and are the same for server and
/// command line. Without a name what is sealed opens only for a program that starts in the same folder: an update or a restore elsewhere would shut everybody out.
/// </summary>
internal static class NodeSeal
{
    private const string Name = "tirek";

    public static IServiceCollection AddNodeSeal(this IServiceCollection services, NodeFolder folder)
    {
        services.AddDataProtection().SetApplicationName(Name).PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        return services;
    }

    /// <summary>For the command line.</summary>
    public static IDataProtectionProvider Of(NodeFolder folder) =>
        DataProtectionProvider.Create(new DirectoryInfo(folder.Keys), builder => builder.SetApplicationName(Name));
}
