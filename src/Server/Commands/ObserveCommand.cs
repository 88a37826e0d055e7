using System.CommandLine;
using Tirek.Server.Observing;

namespace Tirek.Server.Commands;

/// <summary><c>tirek observe set | clear</c>: where metrics and traces go, if anywhere.</summary>
internal static class ObserveCommand
{
    public static Command Create()
    {
        var address = new Argument<string>("address") { Description = "Where the collector takes OTLP over HTTP." };
        var set = new Command(
            "set",
            "Send metrics and traces to a collector (OpenTelemetry, OTLP over HTTP): how long each route takes and how the process is, nothing about readers or people. A running server begins within seconds.\n\n"
                + "Examples:\n  ./tirek observe set http://127.0.0.1:4318 --data FOLDER\n  ./tirek observe set https://collector.example.org --data FOLDER"
        )
        {
            address,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
                await output.WriteLineAsync(
                    $"Metrics and traces go to {await SetCollector.Set(db, parsed.GetRequiredValue(address), TimeProvider.System, cancel)}."
                )
        );
        var clear = new Command("clear", "Send nothing any more.\n\nExample:\n  ./tirek observe clear --data FOLDER").OnNode(
            CommandLine.DataOption(),
            async (_, _, db, output, cancel) =>
            {
                await SetCollector.Clear(db, TimeProvider.System, cancel);
                await output.WriteLineAsync("Nothing is sent any more.");
            }
        );
        return new("observe", "Where metrics and traces of the server go. Nowhere, unless you say so.") { set, clear };
    }
}
