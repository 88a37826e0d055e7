using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Tirek.Server.Node;

namespace Tirek.Server.Observing;

/// <summary>
/// Sends metrics and traces (OTLP over HTTP) to the collector that the operator named; without one nothing is measured and nothing costs. How long routes take,
/// with which method and answer, and how the process is; never an address, a query, a reader or a person (<see cref="SafeSpan"/>). Sending is beside the
/// pages: a collector that does not answer is not waited for.
/// </summary>
internal sealed class Telemetry(NodeState state, TimeProvider clock) : BackgroundService
{
    private const string Requests = "http.server.request.duration";
    private const int Patience = 2_000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>In seconds, as OpenTelemetry's conventions advise for this histogram.</summary>
    private static readonly double[] Steps = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
    private string? collector;
    private TracerProvider? traces;
    private MeterProvider? metrics;

    /// <summary>Whether a collector is being told. It is false only when the last of what was measured is sent or given up.</summary>
    internal bool IsSending => collector is not null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do Follow(state.Current.Collector);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Sends to this collector from now on, or to none.</summary>
    private void Follow(string? named)
    {
        if (named == collector)
            return;
        End();
        collector = named; // After the end: who sees none may count on silence.
        if (named is null)
            return;
        // The pipeline decides whose trace a request belongs to, and believes nobody outside.
        Sdk.SetDefaultTextMapPropagator(new TraceContextPropagator());
        var node = ResourceBuilder.CreateEmpty().AddService("tirek", serviceVersion: SchemaVersion.Running);
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(node)
            .AddAspNetCoreInstrumentation()
            .AddProcessor(new SafeSpan())
            .AddOtlpExporter(o => To(o, $"{named}/v1/traces"))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(node)
            .AddMeter("Microsoft.AspNetCore.Hosting")
            .AddRuntimeInstrumentation()
            .AddView(View)
            .AddOtlpExporter(o => To(o, $"{named}/v1/metrics"))
            .Build();
    }

    /// <summary>What is counted of requests is told apart by what may be known of them, and of the process by anything.</summary>
    private static MetricStreamConfiguration? View(Instrument instrument) =>
        instrument.Name == Requests ? new ExplicitBucketHistogramConfiguration { Boundaries = Steps, TagKeys = [.. SafeSpan.Allowed] }
        : instrument.Meter.Name == "System.Runtime" ? null
        : MetricStreamConfiguration.Drop;

    private static void To(OtlpExporterOptions options, string address)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new(address);
        options.TimeoutMilliseconds = Patience;
    }

    /// <summary>What was measured is sent, if the collector takes it at once.</summary>
    private void End()
    {
        traces?.Shutdown(Patience);
        metrics?.Shutdown(Patience);
        traces?.Dispose();
        metrics?.Dispose();
        (traces, metrics) = (null, null);
    }

    public override void Dispose()
    {
        End();
        base.Dispose();
    }
}
