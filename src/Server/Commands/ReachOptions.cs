using System.CommandLine;
using System.Globalization;
using System.Net;
using Tirek.Server.Http;

namespace Tirek.Server.Commands;

/// <summary>The options that say how a node is reached, for the commands that serve it or have it served.</summary>
internal sealed class ReachOptions
{
    private readonly Option<string> urls = new("--urls")
    {
        Description = "Address to answer on; several are separated by a semicolon.",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    private readonly Option<string[]> hosts = Hosts(false);

    private readonly Option<string?> proxies = new("--behind-proxy")
    {
        Description =
            "Address of the proxy in front, or several with commas (10.0.0.2,10.1.0.0/24): who asks, and how, is believed from these only.",
    };

    private readonly Option<FileInfo?> certificate = new("--certificate")
    {
        Description =
            "Certificate of an https address: .pem with those up to its authority, or .pfx. Renewed files are taken without a restart.",
    };

    private readonly Option<FileInfo?> key = new("--certificate-key") { Description = "Its key, in another .pem." };

    private readonly Option<FileInfo?> passwordFile = new("--certificate-password-file")
    {
        Description = "File with the password of a .pfx.",
    };

    private readonly Option<bool> insecure = new("--insecure-http")
    {
        Description = "Answer other machines without encryption: only for a trial without real readers.",
    };

    /// <summary><c>--host</c>, which may be given several times.</summary>
    public static Option<string[]> Hosts(bool required) =>
        new("--host")
        {
            Description = "Name, or address, under which people open the node; may be given several times.",
            Required = required,
            Arity = required ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore,
        };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { urls, hosts, proxies, certificate, key, passwordFile, insecure })
            command.Add(option);
    }

    /// <param name="data">The node's folder, which need not exist yet: a certificate that the node made itself is used without being named.</param>
    /// <exception cref="CommandRefusal">What was asked for is unclear, or unsafe for readers.</exception>
    public Reach Read(ParseResult parsed, string data)
    {
        if (parsed.GetValue(key) is not null && parsed.GetValue(certificate) is null)
            throw new CommandRefusal("--certificate-key goes with --certificate FILE.");
        var reach = new Reach(parsed.GetValue(urls)!)
        {
            Hosts = [.. (parsed.GetValue(hosts) ?? []).Select(Host)],
            Proxies =
            [
                .. (parsed.GetValue(proxies) ?? "")
                    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(Proxy),
            ],
            AllowsInsecureHttp = parsed.GetValue(insecure),
        };
        return (reach with { Certificate = Certificate(parsed, reach, data) }).Checked();
    }

    /// <summary>The options of these that were given, as they are written again into a service.</summary>
    public IReadOnlyList<string> Given(ParseResult parsed) =>
        [
            "--urls",
            parsed.GetValue(urls)!,
            .. (parsed.GetValue(hosts) ?? []).SelectMany(h => new[] { "--host", Host(h) }),
            .. Pair(proxies.Name, parsed.GetValue(proxies)),
            .. Pair(certificate.Name, parsed.GetValue(certificate)?.FullName),
            .. Pair(key.Name, parsed.GetValue(key)?.FullName),
            .. Pair(passwordFile.Name, parsed.GetValue(passwordFile)?.FullName),
            .. parsed.GetValue(insecure) ? new[] { insecure.Name } : [],
        ];

    /// <summary>Whole paths of the files that were named.</summary>
    public IEnumerable<string> Files(ParseResult parsed) =>
        new[] { parsed.GetValue(certificate), parsed.GetValue(key), parsed.GetValue(passwordFile) }
            .OfType<FileInfo>()
            .Select(f => f.FullName);

    /// <summary>A host as a browser writes it: in small letters, a name of other scripts in its ASCII form, IPv6 in brackets.</summary>
    /// <exception cref="CommandRefusal">It is an address with more than a host in it, or a pattern.</exception>
    public static string Host(string written)
    {
        if (IPAddress.TryParse(written.Trim('[', ']'), out var address))
            return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
        try
        {
            var name = new IdnMapping().GetAscii(written.Trim()).ToLowerInvariant();
            if (Uri.CheckHostName(name) == UriHostNameType.Dns && !name.Contains('*'))
                return name;
        }
        catch (ArgumentException) { }
        throw new CommandRefusal($"--host takes a name such as help.example.org, or an address such as 192.168.1.10: not {written}.");
    }

    private KeptCertificate? Certificate(ParseResult parsed, Reach reach, string data)
    {
        var own = CertificateFiles.In(data);
        if (parsed.GetValue(certificate) is { } file)
            return KeptCertificate.Open(
                file.FullName,
                parsed.GetValue(key)?.FullName,
                parsed.GetValue(passwordFile)?.FullName,
                TimeProvider.System
            );
        return reach.AsksForHttps && File.Exists(own.Certificate)
            ? KeptCertificate.Open(own.Certificate, own.Key, null, TimeProvider.System, isAskedFor: false)
            : null;
    }

    private static IEnumerable<string> Pair(string name, string? value) => value is null ? [] : [name, value];

    private static IPNetwork Proxy(string written) =>
        IPNetwork.TryParse(written, out var network) ? network
        : IPAddress.TryParse(written, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new CommandRefusal(
            $"--behind-proxy takes addresses such as 127.0.0.1 or 10.1.0.0/24, with commas between them: not {written}."
        );
}
