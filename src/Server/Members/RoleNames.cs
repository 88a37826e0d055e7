using Tirek.Domain.Members;

namespace Tirek.Server.Members;

/// <summary>Roles as they are stored: their names.</summary>
internal static class RoleNames
{
    public static IReadOnlyList<Role> Read(IEnumerable<string> stored) => [.. stored.Select(Enum.Parse<Role>).Order()];
}
