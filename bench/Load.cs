using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tirek.Bench;

/// <summary>A program under measurement in a process of its own, ended with the measurement.</summary>
internal sealed class Measurement : IDisposable
{
    private readonly Process process;

    private Measurement(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }
    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts <c>dotnet PROGRAM …</c> with a free port as last argument (<paramref name="urls"/>: as an address) and waits for its first answer.</summary>
    public static async Task<(Measurement Measurement, TimeSpan ToFirstAnswer)> Start(string program, bool urls, params string[] arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, urls ? $"http://127.0.0.1:{port}" : port.ToString()])
        {
            RedirectStandardOutput = true,
        };
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var measurement = new Measurement(process, port);
        var client = new LoadClient(port);
        while (watch.Elapsed < TimeSpan.FromMinutes(2) && !process.HasExited)
            try
            {
                using var open = await client.Open();
                if (await open.Send(LoadClient.Get("/en")) == 200)
                    return (measurement, watch.Elapsed);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                await Task.Delay(5);
            }
        measurement.Dispose();
        throw new InvalidOperationException($"{program} did not answer.");
    }

    public static string Server => Path.Combine(AppContext.BaseDirectory, "Tirek.Server.dll");
    public static string Bench => Path.Combine(AppContext.BaseDirectory, "Tirek.Bench.dll");

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit(10_000);
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The leanest client that reads whole answers, so that it takes as little as possible of the cores it shares with what it measures.</summary>
internal sealed class LoadClient(int port)
{
    private const string Common = "Host: localhost\r\nAccept-Encoding: br\r\n";

    public static byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\n{Common}\r\n");

    public static byte[] Get(string path, string cookies) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\n{Common}Cookie: {cookies}\r\n\r\n");

    public static byte[] Post(string path, string body) =>
        Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\n{Common}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}"
        );

    public async Task<Connection> Open()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return new(socket);
    }

    /// <summary>So many clients, each sending its next request when the last answer is whole, until all are sent. Returns the time it took.</summary>
    public async Task<TimeSpan> Send(int clients, IReadOnlyList<byte[]> requests, int count)
    {
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, clients)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var connection = await Open();
                        for (int i; (i = Interlocked.Increment(ref next)) < count; )
                            if (await connection.Send(requests[i % requests.Count]) is not 200 and var status)
                                throw new InvalidOperationException($"Answered {status}.");
                    })
                )
        );
        return watch.Elapsed;
    }

    internal sealed class Connection(Socket socket) : IDisposable
    {
        private readonly byte[] buffer = new byte[512 * 1024];

        public ReadOnlyMemory<byte> Body { get; private set; }

        /// <summary>The status of the answer, whose body (still chunked, if it came so) stands in <see cref="Body"/>.</summary>
        public async Task<int> Send(byte[] request)
        {
            await socket.SendAsync(request, SocketFlags.None);
            var (length, head, total) = (0, -1, -1);
            while (total < 0 || length < total)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length), SocketFlags.None);
                if (read == 0)
                    throw new IOException("The connection was closed.");
                length += read;
                if (head < 0 && (head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) >= 0)
                    total = ContentLength(buffer.AsSpan(0, head)) is { } known ? head + 4 + known : -1;
                if (head >= 0 && total < 0 && buffer.AsSpan(0, length).EndsWith("\r\n0\r\n\r\n"u8))
                    total = length;
            }
            Body = buffer.AsMemory(head + 4, length - head - 4);
            return (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + buffer[11] - '0';
        }

        public void Dispose() => socket.Dispose();

        private static int? ContentLength(ReadOnlySpan<byte> head)
        {
            var at = head.IndexOf("Content-Length: "u8);
            if (at < 0)
                return null;
            var rest = head[(at + 16)..];
            var end = rest.IndexOf((byte)'\r');
            return int.Parse(end < 0 ? rest : rest[..end]);
        }
    }
}
