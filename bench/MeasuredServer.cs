using System.Collections.Concurrent;
using System.Diagnostics;
using Tirek.Server;
using Tirek.Server.Accounts;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Bench;

/// <summary>The node itself, with a clock around each request: from its arrival to the last byte of the answer handed to the network.</summary>
internal static class MeasuredServer
{
    public const string Times = "/bench/times";

    /// <summary>Followed by a person's id: she is signed in, and the answer is what her browser would send from now on.</summary>
    public const string SignIn = "/bench/sign-in";

    public static async Task<int> Serve(string path, string port)
    {
        var times = new ConcurrentQueue<long>();
        await using var app = WebNode.Build(
            NodeFolder.OpenExisting(path),
            $"http://127.0.0.1:{port}",
            builder => builder.Services.AddSingleton<IStartupFilter>(new Clock(times))
        );
        await app.PrepareNode(default);
        await app.RunAsync();
        return 0;
    }

    private sealed class Clock(ConcurrentQueue<long> times) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (http, following) =>
                    {
                        if (http.Request.Path == Times)
                            return Tell(http);
                        if (http.Request.Path.StartsWithSegments(SignIn, out var person))
                            return Let(http, Guid.Parse(person.Value!.AsSpan(1)));
                        var began = Stopwatch.GetTimestamp();
                        http.Response.OnCompleted(() =>
                        {
                            times.Enqueue(Stopwatch.GetTimestamp() - began);
                            return Task.CompletedTask;
                        });
                        return following(http);
                    }
                );
                next(app);
            };

        private static async Task Let(HttpContext http, Guid person)
        {
            await http.RequestServices.GetRequiredService<Sessions>().Begin(http, person, withPasskey: false);
            var cookies = http.Response.Headers.SetCookie.OfType<string>().Select(c => c.Split(';')[0]);
            var text = string.Join("; ", cookies.Where(c => c.StartsWith("__Host-session", StringComparison.Ordinal)));
            http.Response.ContentLength = text.Length;
            await http.Response.WriteAsync(text);
        }

        /// <summary>Microseconds of each request since the last question, and the bytes allocated since the process began.</summary>
        private async Task Tell(HttpContext http)
        {
            await http.Response.WriteAsync($"{GC.GetTotalAllocatedBytes()}\n");
            while (times.TryDequeue(out var ticks))
                await http.Response.WriteAsync($"{Stopwatch.GetElapsedTime(0, ticks).TotalMicroseconds:F0}\n");
        }
    }
}

/// <summary>The least a server can do: the same bytes and headers from memory.</summary>
internal static class BareServer
{
    public static async Task<int> Serve(string file, string port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        var bytes = await File.ReadAllBytesAsync(file);
        app.Run(http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.ContentLength = bytes.Length;
            http.Response.Headers.ContentEncoding = "br";
            return http.Response.Body.WriteAsync(bytes).AsTask();
        });
        await app.RunAsync();
        return 0;
    }
}
