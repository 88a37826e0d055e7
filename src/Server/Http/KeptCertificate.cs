using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tirek.Server.Commands;

namespace Tirek.Server.Http;

/// <summary>
/// A certificate in files, read again when they change: a renewal needs no restart. <see cref="IsAskedFor"/> is false for the one that the node made
/// itself and uses when it is there.
/// </summary>
internal sealed class KeptCertificate
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private static readonly string[] Bundles = [".pfx", ".p12"];

    private readonly string file;
    private readonly string? key;
    private readonly string? passwordFile;
    private readonly TimeProvider clock;
    private readonly Lock once = new();
    private SslStreamCertificateContext current;
    private string stamp;
    private long looked;

    private KeptCertificate(string file, string? key, string? passwordFile, TimeProvider clock)
    {
        (this.file, this.key, this.passwordFile, this.clock) = (file, key, passwordFile, clock);
        stamp = Stamp();
        current = Read();
        looked = clock.GetTimestamp();
    }

    public bool IsAskedFor { get; private init; }

    /// <summary>Reads a certificate that the operator named. <paramref name="key"/> may be absent if the key stands in the same file.</summary>
    /// <exception cref="CommandRefusal">It cannot be used; says why and what to do.</exception>
    public static KeptCertificate Open(string file, string? key, string? passwordFile, TimeProvider clock, bool isAskedFor = true)
    {
        foreach (var named in new[] { file, key, passwordFile }.OfType<string>())
            RefuseUnsafe(named, isSecret: named != file || (key is null && passwordFile is null));
        try
        {
            return new(file, key, passwordFile, clock) { IsAskedFor = isAskedFor };
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new CommandRefusal(
                $"{file} and its key cannot be read as a certificate. A .pem file begins with BEGIN CERTIFICATE and goes with --certificate-key; a .pfx file with --certificate-password-file."
            );
        }
    }

    /// <summary>The certificate as it stands in its files; the former one while they cannot be read.</summary>
    public SslStreamCertificateContext Current(ILogger log)
    {
        lock (once)
        {
            if (clock.GetElapsedTime(looked) < LookAgain)
                return current;
            looked = clock.GetTimestamp();
            try
            {
                if (Stamp() is var now && now != stamp)
                    (current, stamp) = (Read(), now);
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
            {
                log.LogWarning(
                    "The renewed certificate cannot be read ({Kind}). The former one is shown; it is valid until {Until:yyyy-MM-dd}.",
                    e.GetType().Name,
                    current.TargetCertificate.NotAfter.ToUniversalTime()
                );
            }
            return current;
        }
    }

    /// <exception cref="CommandRefusal">A browser that opens one of these names would call the certificate false.</exception>
    public void RefuseOtherNames(IEnumerable<string> hosts)
    {
        foreach (var host in hosts)
            if (!current.TargetCertificate.MatchesHostname(host.Trim('[', ']')))
                throw new CommandRefusal(
                    $"The certificate is not for {host}: browsers would warn of it. Take one that names it, or another --host."
                );
    }

    private static void RefuseUnsafe(string file, bool isSecret)
    {
        if (!File.Exists(file))
            throw new CommandRefusal($"There is no file {file}, or this user may not see it.");
        try
        {
            using var read = File.OpenRead(file);
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandRefusal($"This user may not read {file}.");
        }
        if (isSecret && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & UnixFileMode.OtherRead) != 0)
            throw new CommandRefusal(
                $"Everybody on this machine can read {file}, and whoever has it can pretend to be this node: chmod 600 {file}"
            );
    }

    private SslStreamCertificateContext Read()
    {
        X509Certificate2Collection all = [];
        X509Certificate2 own;
        if (Bundles.Contains(Path.GetExtension(file).ToLowerInvariant()))
        {
            all = X509CertificateLoader.LoadPkcs12CollectionFromFile(
                file,
                passwordFile is null ? null : File.ReadAllText(passwordFile).TrimEnd('\r', '\n')
            );
            own = all.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException("It holds no key.");
        }
        else
        {
            all.ImportFromPemFile(file);
            own = X509Certificate2.CreateFromPemFile(file, key ?? file);
            // Windows shakes hands only with keys that went through its store.
            if (OperatingSystem.IsWindows())
                own = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
        }
        return SslStreamCertificateContext.Create(own, [.. all.Where(c => c.Thumbprint != own.Thumbprint)], offline: true);
    }

    private string Stamp() =>
        string.Join(
            ' ',
            new[] { file, key, passwordFile }.OfType<string>().Select(f => $"{File.GetLastWriteTimeUtc(f).Ticks}.{new FileInfo(f).Length}")
        );
}
