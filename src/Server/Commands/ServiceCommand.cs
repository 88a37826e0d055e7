using System.CommandLine;
using System.Text.RegularExpressions;
using Tirek.Server.Installing;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek service install | remove</c>: a node that starts with its machine.</summary>
internal static partial class ServiceCommand
{
    private const string InstallHelp = """
        Have the node started with its machine, and again when it fails. Takes the options of ./tirek serve. On Linux it writes a systemd unit; who may not
        is shown it, with what to run. On Windows the lines to run are shown. Call it again to change an option.

        Examples:
          sudo ./tirek service install --data /var/lib/tirek
          sudo ./tirek service install --data /var/lib/tirek --behind-proxy 127.0.0.1 --host help.example.org
          sudo ./tirek service install --data /var/lib/tirek --urls "http://0.0.0.0:80;https://0.0.0.0:443" --host help.example.org --certificate FILE.pem --certificate-key FILE.pem
          ./tirek service install --data /var/lib/tirek --to .       only write the unit here, to look at it
        """;

    public static Command Create() => new("service", "Start the node with its machine.") { Install(), Remove() };

    private static Command Install()
    {
        var data = CommandLine.DataOption();
        var user = new Option<string>("--user")
        {
            Description = "User of this machine as whom it runs.",
            DefaultValueFactory = _ => "tirek",
        };
        var (name, to) = (Name(), To());
        var reach = new ReachOptions();
        var command = new Command("install", InstallHelp) { data, user, name, to };
        reach.AddTo(command);
        command.SetAction(
            async (parsed, cancel) =>
            {
                var version =
                    InstalledVersion.Here
                    ?? throw new CommandRefusal(
                        "This program runs from its sources. Make an archive with ./dev publish, unpack it (into /opt/tirek, say), and call the ./tirek in it."
                    );
                var folder = NodeFolder.OpenExisting(parsed.GetRequiredValue(data).FullName);
                var asked = reach.Read(parsed, folder.Path);
                string[] arguments = ["serve", "--data", folder.Path, .. reach.Given(parsed)];
                var output = parsed.InvocationConfiguration.Output;
                if (OperatingSystem.IsWindows())
                    await output.WriteLineAsync(WindowsLines(version, arguments, folder.Path));
                else
                {
                    var (owner, service) = (Known(parsed.GetValue(user)!), Known(parsed.GetValue(name)!));
                    RefuseHomes([version.Folder, folder.Path, .. reach.Files(parsed)]);
                    var text = SystemdUnit.Text(version.LauncherInUse, arguments, folder.Path, owner, asked.Ports);
                    await WriteUnit(
                        output,
                        version,
                        Path.Combine(parsed.GetValue(to)!.FullName, $"{service}.service"),
                        text,
                        folder.Path,
                        owner
                    );
                }
                return 0;
            }
        );
        return command;
    }

    private static Command Remove()
    {
        var (name, to) = (Name(), To());
        var command = new Command(
            "remove",
            "Have the node no longer started with its machine. Its folder stays as it is.\n\nExample:\n  sudo ./tirek service remove"
        )
        {
            name,
            to,
        };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var service = Known(parsed.GetValue(name)!);
            var unit = Path.Combine(parsed.GetValue(to)!.FullName, $"{service}.service");
            if (OperatingSystem.IsWindows())
                output.WriteLine("In a PowerShell of an administrator:\n  Stop-Service Tirek\n  sc.exe delete Tirek");
            else if (!File.Exists(unit))
                throw new CommandRefusal($"There is no {unit}.");
            else if (RefuseForeign(unit) && MayWrite(() => File.Delete(unit)))
                output.WriteLine($"Deleted: {unit}. Now run: sudo systemctl stop {service}; sudo systemctl daemon-reload");
            else
                output.WriteLine(
                    $"You may not delete {unit}. Run:\n  sudo systemctl disable --now {service}\n  sudo rm {unit}\n  sudo systemctl daemon-reload"
                );
            return 0;
        });
        return command;
    }

    private static async Task WriteUnit(TextWriter output, InstalledVersion version, string unit, string text, string data, string user)
    {
        RefuseForeign(unit);
        var service = Path.GetFileNameWithoutExtension(unit);
        var isWritten = MayWrite(() =>
        {
            version.Use();
            File.WriteAllText(unit, text);
        });
        await output.WriteLineAsync(
            isWritten
                ? $"Written: {unit}. It was not started. Now run:"
                : $"{text}\nYou may not write {unit} and the link {version.Link}. Call this again with sudo. Or save the above under that name, then run:"
        );
        if (!isWritten)
            await output.WriteLineAsync($"  sudo ln -sfn {Path.GetFileName(version.Folder)} {version.Link}");
        await output.WriteLineAsync(
            $"""
              id {user} || sudo useradd --system --home-dir {data} --shell /usr/sbin/nologin {user}
              sudo chown -R {user}: {data}
              sudo systemctl daemon-reload && sudo systemctl enable {service} && sudo systemctl restart {service}
            Then: systemctl status {service} tells whether it runs, journalctl -u {service} what it said.
            From now on call other commands as that user: sudo -u {user} {version.LauncherInUse} check --data {data}
            """
        );
    }

    private static bool MayWrite(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The unit sees no home: what lies there would not be found.</summary>
    private static void RefuseHomes(IEnumerable<string> paths)
    {
        foreach (var path in paths)
            if (path.StartsWith("/home/", StringComparison.Ordinal) || path.StartsWith("/root/", StringComparison.Ordinal))
                throw new CommandRefusal(
                    $"A service may not look into homes, and {path} lies in one. Put programs into /opt/tirek, the node into /var/lib/tirek."
                );
    }

    private static bool RefuseForeign(string unit) =>
        !File.Exists(unit) || File.ReadLines(unit).FirstOrDefault() == SystemdUnit.Mark
            ? true
            : throw new CommandRefusal($"{unit} was written by somebody else. Choose another --name, or delete it first.");

    private static string WindowsLines(InstalledVersion version, IEnumerable<string> arguments, string data)
    {
        var program = Path.Combine(version.Folder, "program", "Tirek.Server.exe");
        var line = string.Join(' ', arguments.Prepend(program).Select(a => $"\"{a}\""));
        return $"""
            Nobody has tested this on Windows yet. In a PowerShell of an administrator:
              New-Service -Name Tirek -DisplayName "Tirek node" -StartupType Automatic -BinaryPathName '{line}'
              sc.exe config Tirek obj= "NT AUTHORITY\LocalService"
              sc.exe failure Tirek reset= 86400 actions= restart/5000
              icacls "{data}" /grant "NT AUTHORITY\LocalService:(OI)(CI)M"
              Start-Service Tirek
            """;
    }

    private static Option<string> Name() => new("--name") { Description = "Name of the service.", DefaultValueFactory = _ => "tirek" };

    private static Option<DirectoryInfo> To() =>
        new("--to") { Description = "Folder of the unit.", DefaultValueFactory = _ => new DirectoryInfo("/etc/systemd/system") };

    private static string Known(string name) =>
        Plain().IsMatch(name)
            ? name
            : throw new CommandRefusal($"A user or service is named with small letters, digits, - and _: not {name}.");

    [GeneratedRegex("^[a-z_][a-z0-9_-]{0,30}$")]
    private static partial Regex Plain();
}
