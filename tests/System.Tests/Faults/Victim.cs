using System.Diagnostics;

namespace Tirek.System.Tests.Faults;

/// <summary>A command of the node in a process of its own, to which something happens: it is killed, its disk is full, it may not write.</summary>
internal static class Victim
{
    private const string Nobody = "65534";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Tirek.Server.dll");

    /// <summary>Starts a command and kills it after a while, as a power cut would. Returns how long it ran, and whether it had ended by itself before.</summary>
    public static async Task<(TimeSpan Ran, bool Ended)> Kill(TimeSpan after, params IEnumerable<string> words)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Start("dotnet", [Program, .. words]);
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(after);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }
        await process.WaitForExitAsync();
        await said;
        return (Stopwatch.GetElapsedTime(began), process.ExitCode == 0);
    }

    /// <summary>Runs a command for which no file may grow beyond so many KiB, as if the disk were full then.</summary>
    public static Task<(int Code, string Said)> OnFullDisk(int kibibytes, params IEnumerable<string> words) =>
        Run("bash", ["-c", $"trap '' XFSZ; ulimit -f {kibibytes}; exec dotnet \"$@\"", "bash", Program, .. words]);

    /// <summary>Runs a command as a user whom rights of files hold back: root may do everything.</summary>
    public static Task<(int Code, string Said)> AsOrdinaryUser(params IEnumerable<string> words) =>
        Environment.IsPrivilegedProcess
            ? Run("setpriv", ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", "dotnet", Program, .. words])
            : Run("dotnet", [Program, .. words]);

    /// <summary>Gives a folder to that user.</summary>
    public static async Task GiveToOrdinaryUser(string folder)
    {
        if (Environment.IsPrivilegedProcess)
            Assert.Equal(0, (await Run("chown", ["-R", $"{Nobody}:{Nobody}", folder])).Code);
    }

    private static async Task<(int Code, string Said)> Run(string program, IEnumerable<string> arguments)
    {
        using var process = Start(program, arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var said = process.StandardOutput.ReadToEndAsync(limit.Token);
        var wrong = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await said + await wrong);
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The runtime's own large files in memory count as files, and its socket is one.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["HOME"] = Path.GetTempPath();
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
    }
}
