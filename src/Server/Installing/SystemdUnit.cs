namespace Tirek.Server.Installing;

/// <summary>
/// The systemd unit of a node (systemd.service(5), systemd.exec(5)): a user of its own that can write the node's folder and nothing else, see no home and
/// no device, and gain no right.
/// </summary>
internal static class SystemdUnit
{
    /// <summary>The first line, by which a unit is known as ours.</summary>
    public const string Mark = "# Written by tirek service install, which writes it anew when it is called again.";

    private const int FirstFreePort = 1024;

    /// <param name="launcher">Whole path of the program.</param>
    /// <param name="arguments">Each as the program is to get it.</param>
    /// <param name="data">Whole path of the node's folder.</param>
    /// <param name="ports">Those on which it answers: one below 1024 needs a right of its own.</param>
    public static string Text(string launcher, IEnumerable<string> arguments, string data, string user, IEnumerable<int> ports)
    {
        var capability = ports.Any(p => p < FirstFreePort) ? "CAP_NET_BIND_SERVICE" : "";
        return $"""
            {Mark}
            [Unit]
            Description=Tirek node
            After=network-online.target postgresql.service
            Wants=network-online.target

            [Service]
            Type=notify
            ExecStart={Word(launcher)} {string.Join(' ', arguments.Select(Word))}
            WorkingDirectory={Setting(data)}
            User={user}
            Group={user}
            Restart=on-failure
            RestartSec=5
            TimeoutStartSec=300
            UMask=0077
            LimitCORE=0
            Environment=DOTNET_EnableDiagnostics=0
            ReadWritePaths={Setting(data)}
            ProtectSystem=strict
            ProtectHome=yes
            PrivateTmp=yes
            PrivateDevices=yes
            ProtectProc=invisible
            ProtectClock=yes
            ProtectHostname=yes
            ProtectKernelLogs=yes
            ProtectKernelModules=yes
            ProtectKernelTunables=yes
            ProtectControlGroups=yes
            NoNewPrivileges=yes
            AmbientCapabilities={capability}
            CapabilityBoundingSet={capability}
            RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
            RestrictNamespaces=yes
            RestrictRealtime=yes
            RestrictSUIDSGID=yes
            LockPersonality=yes
            SystemCallArchitectures=native
            SystemCallFilter=@system-service
            SystemCallErrorNumber=EPERM

            [Install]
            WantedBy=multi-user.target

            """.ReplaceLineEndings("\n");
    }

    /// <summary>A word of a command line: quoted, with what systemd would expand written twice.</summary>
    public static string Word(string text) =>
        '"' + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("%", "%%").Replace("$", "$$") + '"';

    /// <summary>The value of a setting that takes one path.</summary>
    private static string Setting(string path) => path.Replace("%", "%%");
}
