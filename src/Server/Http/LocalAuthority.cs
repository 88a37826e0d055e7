using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tirek.Server.Http;

/// <summary>
/// A certificate for a node in a network of its own, and the authority that vouches for it. Whoever trusts the authority trusts it for the names it was
/// made for and no others (RFC 5280 §4.2.1.10), so that a stolen key opens nothing else.
/// </summary>
internal static class LocalAuthority
{
    private const int AuthorityYears = 10;

    /// <summary>Days a certificate lasts; browsers refuse those that claim more than 398.</summary>
    public const int Days = 397;

    private const string NameConstraints = "2.5.29.30";
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>PEM texts of a new authority that may vouch for these hosts only.</summary>
    public static (string Certificate, string Key) Found(IReadOnlyList<string> hosts, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Authority of {hosts[0]}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(new X509Extension(NameConstraints, Permitted(hosts), true));
        using var made = request.CreateSelfSigned(now.AddHours(-1), now.AddYears(AuthorityYears));
        return (made.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    /// <summary>PEM texts of a certificate for these hosts, signed by <paramref name="authority"/>, which holds its key.</summary>
    public static (string Certificate, string Key) Vouch(X509Certificate2 authority, IReadOnlyList<string> hosts, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // Names stand in their own field only: one in the subject would be held against the authority's names as well, an address too.
        var request = new CertificateRequest("O=Own network", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
            if (Address(host) is { } address)
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        var until = now.AddDays(Days);
        using var made = request.Create(
            authority,
            now.AddHours(-1),
            until < authority.NotAfter ? until : authority.NotAfter,
            RandomNumberGenerator.GetBytes(16)
        );
        return (made.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    /// <summary>Whether whoever trusts this authority, and nothing else, would take the certificate.</summary>
    public static bool IsVouchedFor(X509Certificate2 certificate, X509Certificate2 authority, DateTimeOffset at)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.LocalDateTime;
        return chain.Build(certificate);
    }

    /// <summary>The network address that a host is, or null if it is a name.</summary>
    private static IPAddress? Address(string host) => IPAddress.TryParse(host.Trim('[', ']'), out var address) ? address : null;

    /// <summary>GeneralSubtrees: these names with what is below them, these addresses alone; where hosts are only of one kind, none of the other.</summary>
    private static byte[] Permitted(IReadOnlyList<string> hosts)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            foreach (var host in hosts)
                using (writer.PushSequence())
                    if (Address(host) is { } address)
                        writer.WriteOctetString(
                            [.. address.GetAddressBytes(), .. Enumerable.Repeat((byte)0xFF, address.GetAddressBytes().Length)],
                            new Asn1Tag(TagClass.ContextSpecific, 7)
                        );
                    else
                        writer.WriteCharacterString(UniversalTagNumber.IA5String, host, new Asn1Tag(TagClass.ContextSpecific, 2));
            if (hosts.All(h => Address(h) is not null))
                using (writer.PushSequence())
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, "invalid", new Asn1Tag(TagClass.ContextSpecific, 2));
            if (hosts.All(h => Address(h) is null))
                foreach (var length in new[] { 4, 16 })
                    using (writer.PushSequence())
                        writer.WriteOctetString(
                            [.. new byte[length], .. Enumerable.Repeat((byte)0xFF, length)],
                            new Asn1Tag(TagClass.ContextSpecific, 7)
                        );
        }
        return writer.Encode();
    }
}
