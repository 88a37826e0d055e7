using System.Diagnostics;

namespace Tirek.Server.Observing;

/// <summary>Metrics and traces for whoever runs the node, if she names a collector.</summary>
internal static class ObservingFeature
{
    public static IServiceCollection AddObserving(this IServiceCollection services) =>
        services.AddSingleton<DistributedContextPropagator, NobodysTrace>().AddHostedService<Telemetry>();
}
