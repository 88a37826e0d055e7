using System.Diagnostics;

namespace Tirek.System.Tests.Operating;

/// <summary>Runs another program to its end.</summary>
internal static class Running
{
    /// <summary>All that it said on both channels, and how it ended.</summary>
    public static async Task<(int Code, string Said)> Run(ProcessStartInfo start, string? input = null)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError, start.RedirectStandardInput) = (true, true, true);
        using var process = Process.Start(start)!;
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var wrong = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await wrong + said);
    }
}
