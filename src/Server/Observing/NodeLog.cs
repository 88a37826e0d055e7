using Serilog;
using Serilog.Extensions.Logging;
using Tirek.Server.Node;

namespace Tirek.Server.Observing;

/// <summary>
/// What the server says, kept in <c>DATA/logs</c> for programs to read: a line of JSON each (Serilog's compact form), a new file every day and after
/// <see cref="Largest"/> bytes, the last <see cref="Kept"/> files. What a line may hold: <see cref="SafeLine"/>. The console stays for people.
/// </summary>
internal static class NodeLog
{
    public const int Kept = 14;
    public const long Largest = 4 * 1024 * 1024;

    public static ILoggingBuilder AddNodeLog(this ILoggingBuilder logging, NodeFolder folder, long largest = Largest)
    {
        var log = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.File(
                new SafeLine(),
                Path.Combine(folder.Logs, "tirek-.jsonl"),
                rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true,
                fileSizeLimitBytes: largest,
                retainedFileCountLimit: Kept,
                // Several servers may run over one folder.
                shared: true
            )
            .CreateLogger();
        // Not by AddSerilog, which would set aside what our filters keep quiet.
        return logging.AddProvider(new SerilogLoggerProvider(log, dispose: true));
    }
}
