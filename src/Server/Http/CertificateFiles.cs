namespace Tirek.Server.Http;

/// <summary>The files of a certificate that a node made for itself, in its folder. Keys are for their owner's eyes only.</summary>
internal sealed record CertificateFiles(string Authority, string AuthorityKey, string Certificate, string Key)
{
    public static CertificateFiles In(string nodeFolder)
    {
        var folder = Path.Combine(nodeFolder, "certificate");
        return new(
            Path.Combine(folder, "authority.pem"),
            Path.Combine(folder, "authority-key.pem"),
            Path.Combine(folder, "node.pem"),
            Path.Combine(folder, "node-key.pem")
        );
    }
}
