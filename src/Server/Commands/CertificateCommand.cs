using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tirek.Server.Audit;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek certificate</c>: HTTPS in a network of one's own, without anybody else.</summary>
internal static class CertificateCommand
{
    private const string Help = """
        Make a certificate for a node in your own network, where no public authority knows its name. Run it again to renew it, within 13 months; devices
        that trust its authority go on trusting it. For a node on the internet take a certificate that every browser knows, or a proxy: docs/operating.md.

        Example:
          ./tirek certificate --host tirek.local --host 192.168.1.10 --data FOLDER
        """;

    public static Command Create()
    {
        var hosts = ReachOptions.Hosts(required: true);
        return new Command("certificate", Help) { hosts }.OnNode(
            CommandLine.DataOption(),
            async (parsed, folder, db, output, cancel) =>
            {
                string[] names = [.. parsed.GetRequiredValue(hosts).Select(ReachOptions.Host).Distinct()];
                var files = CertificateFiles.In(folder.Path);
                var now = TimeProvider.System.GetUtcNow();
                PrivateFiles.MakeFolder(Path.GetDirectoryName(files.Certificate)!);
                var isNew = !CanVouch(files, names, now);
                if (isNew)
                    Write(LocalAuthority.Found(names, now), files.Authority, files.AuthorityKey);
                using var authority = X509Certificate2.CreateFromPemFile(files.Authority, files.AuthorityKey);
                Write(LocalAuthority.Vouch(authority, names, now), files.Certificate, files.Key);
                db.Trail("certificate.make", names[0], TimeProvider.System);
                await db.SaveChangesAsync(cancel);
                await output.WriteLineAsync(Said(files, authority, names, isNew, now));
            }
        );
    }

    /// <summary>Whether the authority that is there may vouch for these names and lasts long enough.</summary>
    private static bool CanVouch(CertificateFiles files, IReadOnlyList<string> names, DateTimeOffset now)
    {
        if (!File.Exists(files.Authority) || !File.Exists(files.AuthorityKey))
            return false;
        using var authority = X509Certificate2.CreateFromPemFile(files.Authority, files.AuthorityKey);
        if (authority.NotAfter.ToUniversalTime() < now.AddDays(LocalAuthority.Days).UtcDateTime)
            return false;
        var (certificate, key) = LocalAuthority.Vouch(authority, names, now);
        using var tried = X509Certificate2.CreateFromPem(certificate, key);
        return LocalAuthority.IsVouchedFor(tried, authority, now);
    }

    /// <summary>Keys come first and are never readable by others, not for a moment.</summary>
    private static void Write((string Certificate, string Key) made, string certificate, string key)
    {
        PrivateFiles.Write(key, made.Key);
        File.WriteAllText(certificate, made.Certificate);
    }

    private static string Said(CertificateFiles files, X509Certificate2 authority, string[] names, bool isNew, DateTimeOffset now)
    {
        var print = string.Join(' ', authority.GetCertHashString(HashAlgorithmName.SHA256).Chunk(4).Select(c => new string(c)));
        var trust = isNew
            ? $"""
                On each device that opens this node: copy {files.Authority} to it (it is no secret) and trust it as an authority.
                  Android: Settings, Security, Encryption and credentials, Install a certificate, CA certificate.
                  Windows: double-click, Install Certificate, Local Machine, Trusted Root Certification Authorities.
                  Firefox: Settings, Certificates, View Certificates, Authorities, Import.
                Compare there its SHA-256 fingerprint: {print}
                It vouches for {string.Join(", ", names)} only. Never give away the files whose names end with -key.pem.
                """
            : "Renewed. Devices that trust its authority need nothing; a running node takes it within seconds.";
        return $"""
            {files.Certificate} is valid until {now.AddDays(LocalAuthority.Days):yyyy-MM-dd}.
            {trust}
            Serve with it: ./tirek serve --urls https://0.0.0.0:443 {string.Join(' ', names.Select(n => "--host " + n))} --data FOLDER
            """;
    }
}
