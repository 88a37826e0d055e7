using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tirek.System.Tests.Operating;

/// <summary>
/// A folder as on a machine where nothing of ours is installed: programs see a PATH with a handful of tools, no home, no .NET. Versions are unpacked into
/// it beside each other; the node lies in <c>node</c>.
/// </summary>
internal sealed class BareMachine : IAsyncDisposable
{
    private static readonly string[] Tools = ["sh", "bash", "dirname", "readlink", "tar", "gzip", "mkdir", "date", "rm", "chown"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<Process> servers = [];

    private BareMachine()
    {
        Directory.CreateDirectory(Tooling);
        foreach (var tool in Tools)
            File.CreateSymbolicLink(Path.Combine(Tooling, tool), ToolAt(tool));
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"tirek-machine-{Guid.CreateVersion7():N}");
    public string Node => Path.Combine(Folder, "node");
    private string Tooling => Path.Combine(Folder, "bin");

    public static async Task<BareMachine> With(string archive)
    {
        var machine = new BareMachine();
        var (code, said) = await Running.Run(new ProcessStartInfo("tar", ["-xzf", archive, "-C", machine.Folder]));
        Assert.True(code == 0, said);
        return machine;
    }

    /// <summary>The folders of unpacked versions, by name.</summary>
    public IReadOnlyList<string> Versions => [.. Directory.GetDirectories(Folder, "tirek-*").Order(StringComparer.Ordinal)];

    /// <summary>Runs <c>tirek …</c> of a version.</summary>
    public Task<(int Code, string Said)> Tirek(string version, params string[] arguments) => Running.Run(Program(version, arguments));

    /// <summary>Runs <c>tirek …</c> over the node. Fails if it does.</summary>
    public async Task<string> Does(string version, params string[] arguments)
    {
        var (code, said) = await Tirek(version, [.. arguments, "--data", Node]);
        Assert.True(code == 0, $"{string.Join(' ', arguments)}: {said}");
        return said;
    }

    /// <summary>Serves the node until <see cref="Stop"/>, and answers when it does.</summary>
    public async Task<(Process Process, HttpClient Browser)> Serve(
        string version,
        Action<ProcessStartInfo>? also = null,
        params string[] arguments
    )
    {
        var port = FreePort();
        var start = Program(version, ["serve", "--data", Node, "--urls", $"http://127.0.0.1:{port}", .. arguments]);
        also?.Invoke(start);
        var said = new global::System.Collections.Concurrent.ConcurrentQueue<string?>();
        var process = Start(start, said.Enqueue);
        var browser = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            Assert.False(process.HasExited, string.Join('\n', said));
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, string.Join('\n', said));
            try
            {
                using var answer = await browser.GetAsync("/health", TestContext.Current.CancellationToken);
                // A server that is told to end in the moment of its first answer may not hear it: nobody does that by hand.
                await Task.Delay(1000, TestContext.Current.CancellationToken);
                return (process, browser);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Starts a program that runs on until it is stopped, with the machine at the latest.</summary>
    public Process Start(ProcessStartInfo start, Action<string?>? hear = null)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var process = Process.Start(start)!;
        servers.Add(process);
        process.OutputDataReceived += (_, line) => hear?.Invoke(line.Data);
        process.ErrorDataReceived += (_, line) => hear?.Invoke(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>A shell of this machine in a folder.</summary>
    public ProcessStartInfo Shell(string folder, string script) =>
        Bare(new(Path.Combine(Tooling, "bash"), ["-c", script]) { WorkingDirectory = folder });

    /// <summary>Ends a server as systemd does.</summary>
    public async Task Stop(Process process)
    {
        await Terminate(process);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        servers.Remove(process);
    }

    /// <summary>Asks a program to end.</summary>
    public static async Task Terminate(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(global::System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers.Where(s => !s.HasExited))
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
        Directory.Delete(Folder, recursive: true);
    }

    private ProcessStartInfo Program(string version, IEnumerable<string> arguments) =>
        Bare(new(Path.Combine(Folder, version, "tirek"), arguments) { WorkingDirectory = Folder });

    private ProcessStartInfo Bare(ProcessStartInfo start)
    {
        start.Environment.Clear();
        start.Environment["PATH"] = Tooling;
        return start;
    }

    private static string ToolAt(string name) => new[] { "/usr/bin", "/bin" }.Select(f => Path.Combine(f, name)).First(File.Exists);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
