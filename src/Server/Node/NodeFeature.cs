namespace Tirek.Server.Node;

/// <summary>The node itself: its folder, settings, crisis numbers.</summary>
internal static class NodeFeature
{
    public static IServiceCollection AddNode(this IServiceCollection services) =>
        services.AddSingleton<NodeRun>().AddSingleton<NodeState>().AddHostedService(s => s.GetRequiredService<NodeState>());
}
