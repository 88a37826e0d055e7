using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tirek.System.Tests.Faults;

/// <summary>A server over a folder that outlives it: it can be killed and another started over the same folder.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process process;
    private readonly ConcurrentQueue<string> said = [];
    private readonly HttpClient browser;

    private LiveServer(Process process, int port)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        browser = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    /// <summary>What the server has written so far.</summary>
    public string Said => string.Join('\n', said);

    /// <summary>Starts <c>tirek serve</c> and waits until it answers.</summary>
    public static Task<LiveServer> Over(string folder, params string[] more) => Start(folder, "exec dotnet \"$@\"", more);

    /// <summary>The same, where no file may grow beyond so many KiB, as if the disk were full then.</summary>
    public static Task<LiveServer> OnFullDisk(int kibibytes, string folder, params string[] more) =>
        Start(folder, $"trap '' XFSZ; ulimit -f {kibibytes}; exec dotnet \"$@\"", more);

    private static async Task<LiveServer> Start(string folder, string script, string[] more)
    {
        var port = FreePort();
        string[] words = ["serve", "--data", folder, "--urls", $"http://127.0.0.1:{port}", .. more];
        var start = new ProcessStartInfo(
            "bash",
            ["-c", script, "bash", Path.Combine(AppContext.BaseDirectory, "Tirek.Server.dll"), .. words]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The runtime's own large files in memory count as files, and its socket is one.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        var server = new LiveServer(Process.Start(start)!, port);
        try
        {
            await server.Eventually(async () => await server.Status("/en/find") == HttpStatusCode.OK);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Somebody at a browser, who follows no way by herself and keeps no cookies: <c>Persona</c> does.</summary>
    public HttpClient NewBrowser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = browser.BaseAddress };

    public async Task<HttpStatusCode> Status(string address)
    {
        using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>Asks again until it is so; gives up after a minute and a half.</summary>
    public async Task Eventually(Func<Task<bool>> isSo)
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
            Assert.False(process.HasExited, $"the server has ended: {Said}");
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"it did not come to pass: {Said}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends it as its operator would.</summary>
    public async Task Stop()
    {
        using var signal = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
