using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Parsing;

namespace Tirek.Server.Observing;

/// <summary>
/// Leaves of an event only what tells of nobody: time, level, where in the program, the sentence, and the values that our own sentences name. Libraries name
/// addresses, queries and connections in theirs, and the framework adds the address of the request to each; those values are left out. Of a fault its kinds
/// and places stay, not its message, which may quote what somebody wrote.
/// </summary>
internal sealed class SafeLine : ITextFormatter
{
    private const string Source = "SourceContext";
    private static readonly CompactJsonFormatter Json = new();

    public void Format(LogEvent logEvent, TextWriter output) => Json.Format(Safe(logEvent), output);

    private static LogEvent Safe(LogEvent said)
    {
        var named = said.MessageTemplate.Tokens.OfType<PropertyToken>().Select(t => t.PropertyName).ToHashSet(StringComparer.Ordinal);
        var source = (said.Properties.GetValueOrDefault(Source) as ScalarValue)?.Value as string ?? "";
        var kept = said
            .Properties.Where(p => p.Key == Source || (IsOurs(source) && named.Contains(p.Key)))
            .Select(p => new LogEventProperty(p.Key, p.Value))
            .ToList();
        if (said.Exception is { } fault)
        {
            kept.Add(new("Fault", new ScalarValue(string.Join(" < ", Kinds(fault)))));
            kept.Add(new("Place", new ScalarValue(fault.StackTrace)));
        }
        return new(said.Timestamp, said.Level, null, said.MessageTemplate, kept);
    }

    private static bool IsOurs(string source) => source.StartsWith("Tirek.", StringComparison.Ordinal);

    /// <summary>A fault and what caused it, outermost first.</summary>
    private static IEnumerable<string> Kinds(Exception fault)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
            yield return cause.GetType().FullName ?? cause.GetType().Name;
    }
}
