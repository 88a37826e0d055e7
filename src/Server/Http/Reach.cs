using System.Net;
using Tirek.Server.Commands;

namespace Tirek.Server.Http;

/// <summary>How a node is reached: where it listens (addresses separated by semicolons), and, beyond this machine, under which names and how kept from listeners.</summary>
internal sealed record Reach(string Urls)
{
    /// <summary>Names under which every node answers. Others are refused, so that no page elsewhere can talk to it through a name of its own.</summary>
    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Public names and addresses beside its own, as a browser writes them.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Who may say for whom a request is: the proxies in front of the node.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    public KeptCertificate? Certificate { get; init; }

    /// <summary>The operator said that pages may travel in the open.</summary>
    public bool AllowsInsecureHttp { get; init; }

    public IReadOnlyList<string> AnsweredNames => [.. OwnNames, .. Hosts];

    /// <summary>The port to which plain requests are sent on: of the first https address, if there is an http one beside it.</summary>
    public int? RedirectPort => Addresses.Any(a => a.Scheme == Uri.UriSchemeHttp) ? Addresses.FirstOrDefault(IsEncrypted)?.Port : null;

    public bool AsksForHttps => Urls.Split(';').Any(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    public IEnumerable<int> Ports => Addresses.Select(a => a.Port);

    private IEnumerable<Uri> Addresses => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(a => new Uri(a));

    /// <exception cref="CommandRefusal">Readers could be listened to, or would find nobody; in a sentence that says what to do.</exception>
    public Reach Checked()
    {
        foreach (var address in Urls.Split(';'))
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
                throw new CommandRefusal("--urls takes an address such as http://127.0.0.1:8080.");
        if (AsksForHttps && Certificate is null)
            throw new CommandRefusal(
                "--urls names an https address, and there is no certificate. Give --certificate FILE --certificate-key FILE, or make one for your own network: ./tirek certificate --help."
            );
        if (!AsksForHttps && Certificate?.IsAskedFor == true)
            throw new CommandRefusal("--certificate is for an https address: --urls https://0.0.0.0:443.");
        if (Addresses.All(a => a.IsLoopback))
            return this;
        if (!AsksForHttps && Proxies.Count == 0 && !AllowsInsecureHttp)
            throw new CommandRefusal(
                "On this address anybody on the way could read which help a person looks for: it is not encrypted. Answer on https:// with --certificate, or on 127.0.0.1 behind a proxy "
                    + "with --behind-proxy. Only for a trial without real readers: --insecure-http."
            );
        if (Hosts.Count == 0)
            throw new CommandRefusal(
                "Say under which name people will open this node: --host help.example.org (or its address). It answers to no other, so that no foreign page can talk to it."
            );
        Certificate?.RefuseOtherNames(Hosts);
        return this;
    }

    private static bool IsEncrypted(Uri address) => address.Scheme == Uri.UriSchemeHttps;
}
