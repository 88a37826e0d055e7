using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Tirek.System.Tests.Operating;

/// <summary>A node as a service. No systemd runs where tests run: its unit is read by systemd's own checker where that is installed, and its protocol is spoken.</summary>
public sealed class ServiceTests(Published published)
{
    [Fact]
    public async Task The_unit_is_one_that_systemd_reads_and_starts_what_was_asked_for()
    {
        await using var machine = await BareMachine.With(await published.Linux());
        var version = Path.GetFileName(machine.Versions.Single());
        var (process, _) = await machine.Serve(version, null);
        await machine.Stop(process);

        string[] asked = ["--behind-proxy", "127.0.0.1", "--host", "help.example.org", "--to", machine.Folder];
        var said = await machine.Does(version, ["service", "install", .. asked]);
        var unit = Path.Combine(machine.Folder, "tirek.service");
        Assert.Contains($"Written: {unit}", said, StringComparison.Ordinal);
        Assert.Equal(version, new FileInfo(Path.Combine(machine.Folder, "current")).LinkTarget);
        var lines = File.ReadAllLines(unit);
        Assert.Contains(
            $"ExecStart=\"{machine.Folder}/current/tirek\" \"serve\" \"--data\" \"{machine.Node}\" \"--urls\" \"http://localhost:5080\" \"--host\" \"help.example.org\" \"--behind-proxy\" \"127.0.0.1\"",
            lines
        );
        foreach (
            var wanted in new[]
            {
                "Type=notify",
                "User=tirek",
                "ProtectSystem=strict",
                "PrivateTmp=yes",
                "NoNewPrivileges=yes",
                $"ReadWritePaths={machine.Node}",
                "Restart=on-failure",
                "CapabilityBoundingSet=",
                "LimitCORE=0",
            }
        )
            Assert.Contains(wanted, lines);
        if (File.Exists("/usr/bin/systemd-analyze"))
        {
            var (code, verified) = await Running.Run(new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", "--man=no", unit]));
            Assert.True(code == 0 && !verified.Contains(unit, StringComparison.Ordinal), verified);
        }

        Assert.Equal(0, (await machine.Tirek(version, "service", "remove", "--to", machine.Folder)).Code);
        Assert.False(File.Exists(unit));
    }

    [Fact]
    public async Task Somebody_elses_unit_stays_as_it_is()
    {
        await using var machine = await BareMachine.With(await published.Linux());
        var version = Path.GetFileName(machine.Versions.Single());
        var (process, _) = await machine.Serve(version, null);
        await machine.Stop(process);
        var unit = Path.Combine(machine.Folder, "tirek.service");
        File.WriteAllText(unit, "[Unit]\n");
        Assert.Equal(2, (await machine.Tirek(version, "service", "install", "--data", machine.Node, "--to", machine.Folder)).Code);
        Assert.Equal(2, (await machine.Tirek(version, "service", "remove", "--to", machine.Folder)).Code);
        Assert.Equal("[Unit]\n", File.ReadAllText(unit));
    }

    [Fact]
    public async Task Tells_systemd_when_it_is_ready_and_ends_when_it_says()
    {
        await using var machine = await BareMachine.With(await published.Linux());
        var path = Path.Combine(machine.Folder, "notify");
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(path));
        systemd.ReceiveTimeout = 30_000;
        // The program looks whether its parent is called so.
        var parent = Path.Combine(machine.Folder, "systemd");
        File.CreateSymbolicLink(parent, "/bin/sh");
        var (process, _) = await machine.Serve(
            Path.GetFileName(machine.Versions.Single()),
            start =>
            {
                start.Environment["NOTIFY_SOCKET"] = path;
                string[] served = [start.FileName, .. start.ArgumentList];
                start.FileName = parent;
                start.ArgumentList.Clear();
                foreach (var word in new[] { "-c", "\"$@\" & wait $!", "systemd" }.Concat(served))
                    start.ArgumentList.Add(word);
            }
        );
        Assert.Contains("READY=1", Receive(systemd), StringComparison.Ordinal);
        var child = int.Parse(File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children"), CultureInfo.InvariantCulture);
        using var server = Process.GetProcessById(child);
        await BareMachine.Terminate(server);
        Assert.Contains("STOPPING=1", Receive(systemd), StringComparison.Ordinal);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private static string Receive(Socket socket)
    {
        var bytes = new byte[1024];
        return Encoding.UTF8.GetString(bytes, 0, socket.Receive(bytes));
    }
}
