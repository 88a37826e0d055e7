using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tirek.System.Tests.Serving;

/// <summary>The program as an operator starts it: its own process, its own folder, a port of this machine. Stopped and gone afterwards.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;

    private ServerProcess(Process process, string folder, int port)
    {
        (this.process, Folder, Port) = (process, folder, port);
        // Read on, so that the server never waits for somebody to listen.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Browser = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new($"http://127.0.0.1:{port}"),
        };
    }

    public string Folder { get; }
    public int Port { get; }
    public HttpClient Browser { get; }

    /// <summary>Starts <c>tirek serve</c> and waits until it answers, whatever it answers.</summary>
    public static async Task<ServerProcess> Serve(params string[] arguments)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"tirek-served-{Guid.CreateVersion7():N}");
        var port = FreePort();
        var process = Start(["serve", "--data", folder, "--urls", $"http://127.0.0.1:{port}", .. arguments]);
        var server = new ServerProcess(process, folder, port);
        try
        {
            await Eventually(async () => (int)(await server.Browser.GetAsync("/en/find")).StatusCode > 0, process);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs <c>tirek …</c> over the same folder while the server runs. Fails if it does.</summary>
    public async Task Tirek(params string[] arguments)
    {
        using var command = Start([.. arguments, "--data", Folder]);
        var said = command.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var wrong = await command.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await command.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(command.ExitCode == 0, $"{string.Join(' ', arguments)}: {await said}{wrong}");
    }

    public async Task<string> Get(string address)
    {
        using var answer = await Browser.GetAsync(address, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks again until it is so; gives up after a minute and a half.</summary>
    public Task Eventually(Func<Task<bool>> isSo) => Eventually(isSo, process);

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private static async Task Eventually(Func<Task<bool>> isSo, Process process)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                if (await isSo())
                    return;
            }
            catch (HttpRequestException) { }
            Assert.False(process.HasExited, "the server still runs");
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, "it did not come to pass");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Tirek.Server.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
