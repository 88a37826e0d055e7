using System.Diagnostics;
using Tirek.System.Tests.Operating;

[assembly: AssemblyFixture(typeof(Published))]

namespace Tirek.System.Tests.Operating;

/// <summary>The archives that <c>./dev publish</c> makes: each once for all tests, when the first one asks for it.</summary>
public sealed class Published : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"tirek-published-{Guid.CreateVersion7():N}");
    private readonly Lazy<Task<string>> linux;
    private readonly Lazy<Task<string>> windows;
    private readonly Lazy<Task<string>> newer;

    public Published()
    {
        linux = new(() => Publish("linux-x64"));
        windows = new(() => Publish("win-x64"));
        newer = new(() => NewerVersion.Build(Path.Combine(folder, "newer")));
    }

    /// <summary>The archive for Linux.</summary>
    public Task<string> Linux() => linux.Value;

    /// <summary>The archive for Windows.</summary>
    public async Task<string> Windows()
    {
        // Two builds of the same projects at once would write the same files.
        await linux.Value;
        return await windows.Value;
    }

    /// <summary>The program of a version after it.</summary>
    public Task<string> Newer() => newer.Value;

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return default;
    }

    private async Task<string> Publish(string system)
    {
        var (code, said) = await Running.Run(new ProcessStartInfo(Tree.At("dev"), ["publish", system, "--to", folder]));
        Assert.True(code == 0, said);
        return said.Split('\n')[^2].Split(' ')[0];
    }
}
