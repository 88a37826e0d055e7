using Tirek.Domain;

namespace Tirek.Server.Node;

/// <summary>Keeps routes closed until the node may show help: better closed than wrong.</summary>
internal static class OpenNode
{
    /// <summary>The routes answer only while each country served has a checked crisis number.</summary>
    public static T WhileOpen<T>(this T routes)
        where T : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(
            (context, next) =>
                context.HttpContext.RequestServices.GetRequiredService<NodeState>().IsOpen ? next(context) : throw Problems.NotOpenYet()
        );
}
