using System.Diagnostics;
using OpenTelemetry;

namespace Tirek.Server.Observing;

/// <summary>
/// Leaves of a span what tells of no reader: the route as it stands in our list, never as it was called, the method, the answer's status and the kind of a
/// fault. A span to which something else was attached that cannot be taken off is not sent.
/// </summary>
internal sealed class SafeSpan : BaseProcessor<Activity>
{
    public static readonly IReadOnlySet<string> Allowed = new HashSet<string>
    {
        "http.route",
        "http.request.method",
        "http.response.status_code",
        "error.type",
    };

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.ToList())
            if (!Allowed.Contains(name))
                data.SetTag(name, null);
        data.TraceStateString = null;
        // The sentence beside a status may quote a fault's message.
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
        if (data.Events.Any() || data.Links.Any())
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
