using System.Net;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tirek.Server.Commands;
using Tirek.Server.Http;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Http;

[UnsupportedOSPlatform("windows")]
public sealed class CertificateTests
{
    private const string Name = "tirek.example";

    [Fact]
    public async Task Pages_are_encrypted_plain_requests_sent_on_and_other_names_refused()
    {
        await using var made = await Made.For(Name);
        await using var served = await ReachedNode.Serve(r => r with { Hosts = [Name], Certificate = made.Open() });
        using var browser = ReachedNode.BrowserAt(authority: made.Authority());

        using var page = await Get(browser, $"https://{Name}:{served.Https}/ru/find");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("max-age=2592000", page.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.Equal("no-store", page.Headers.CacheControl?.ToString());
        Assert.False(page.Headers.Contains("Set-Cookie"));

        using var plain = await Get(browser, $"http://{Name}:{served.Http}/ru/find?page=2");
        Assert.Equal(HttpStatusCode.PermanentRedirect, plain.StatusCode);
        Assert.Equal($"https://{Name}:{served.Https}/ru/find?page=2", plain.Headers.Location?.ToString());
        Assert.Equal("no-store", plain.Headers.CacheControl?.ToString());
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));

        using var foreign = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{served.Http}/")
        {
            Headers = { Host = "evil.example" },
        };
        using var refused = await browser.SendAsync(foreign, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_without_a_restart_and_a_broken_one_never()
    {
        await using var made = await Made.For(Name);
        var clock = new MovedClock();
        await using var served = await ReachedNode.Serve(r => r with { Hosts = [Name], Certificate = made.Open(clock) }, NodeKind.Real);
        var first = await Shown(served, made);

        File.WriteAllText(made.Files.Certificate, "-----BEGIN CERTIFICATE-----\nhalf");
        clock.Move();
        Assert.Equal(first, await Shown(served, made));
        Assert.Contains("The renewed certificate cannot be read", served.Logged, StringComparison.Ordinal);

        await made.Renew(Name);
        clock.Move();
        var renewed = await Shown(served, made);
        Assert.NotEqual(first, renewed);
        Assert.Equal(renewed, X509CertificateLoader.LoadCertificateFromFile(made.Files.Certificate).Thumbprint);
    }

    [Fact]
    public async Task Those_between_it_and_its_authority_are_shown_too()
    {
        await using var made = await Made.For(Name);
        var chain = made.BetweenIssuer();
        using var authority = made.Authority();
        await using var served = await ReachedNode.Serve(r => r with { Hosts = [Name], Certificate = chain }, NodeKind.Real);
        using var browser = ReachedNode.BrowserAt(authority: authority);
        using var page = await Get(browser, $"https://{Name}:{served.Https}/en/find");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
    }

    [Fact]
    public async Task Keys_are_their_owners_alone_and_the_authority_vouches_for_its_own_names_only()
    {
        await using var made = await Made.For(Name, "192.168.1.10");
        foreach (var key in new[] { made.Files.Key, made.Files.AuthorityKey })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        using var authority = X509Certificate2.CreateFromPemFile(made.Files.Authority, made.Files.AuthorityKey);
        var now = TimeProvider.System.GetUtcNow();
        Assert.True(IsTaken(authority, now, Name));
        Assert.True(IsTaken(authority, now, "192.168.1.10"));
        Assert.False(IsTaken(authority, now, "bank.example"));
        Assert.False(IsTaken(authority, now, "192.168.1.11"));

        var before = authority.Thumbprint;
        await made.Renew(Name);
        Assert.Equal(before, made.Authority().Thumbprint);
        await made.Renew("other.example");
        Assert.NotEqual(before, made.Authority().Thumbprint);
    }

    [Fact]
    public async Task An_authority_for_names_vouches_for_no_address()
    {
        await using var made = await Made.For(Name);
        using var authority = X509Certificate2.CreateFromPemFile(made.Files.Authority, made.Files.AuthorityKey);
        Assert.False(IsTaken(authority, TimeProvider.System.GetUtcNow(), "192.168.1.10"));
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        await using var made = await Made.For(Name);
        var reach = new Reach("https://0.0.0.0:443") { Hosts = ["other.example"], Certificate = made.Open() };
        Assert.Contains("not for other.example", Assert.Throws<CommandRefusal>(() => reach.Checked()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_everybody_can_read_is_refused()
    {
        await using var made = await Made.For(Name);
        File.SetUnixFileMode(made.Files.Key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Contains("chmod 600", Assert.Throws<CommandRefusal>(() => made.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_opens_with_its_password_and_without_it_not()
    {
        await using var made = await Made.For(Name);
        var (bundle, password) = made.Bundle("a secret");
        Assert.Equal(X509CertificateLoader.LoadCertificateFromFile(made.Files.Certificate).Thumbprint, Made.Thumbprint(bundle, password));
        File.WriteAllText(password, "another");
        Assert.Throws<CommandRefusal>(() => Made.Thumbprint(bundle, password));
    }

    private static bool IsTaken(X509Certificate2 authority, DateTimeOffset now, string host)
    {
        var (certificate, key) = LocalAuthority.Vouch(authority, [host], now);
        using var vouched = X509Certificate2.CreateFromPem(certificate, key);
        return LocalAuthority.IsVouchedFor(vouched, authority, now);
    }

    private static Task<HttpResponseMessage> Get(HttpClient browser, string address) =>
        browser.GetAsync(address, TestContext.Current.CancellationToken);

    private static async Task<string> Shown(ReachedNode served, Made made)
    {
        using var tcp = new System.Net.Sockets.TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, served.Https, TestContext.Current.CancellationToken);
        await using var tls = new System.Net.Security.SslStream(tcp.GetStream());
        var trusting = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trusting.CustomTrustStore.Add(made.Authority());
        await tls.AuthenticateAsClientAsync(
            new() { TargetHost = Name, CertificateChainPolicy = trusting },
            TestContext.Current.CancellationToken
        );
        return ((X509Certificate2)tls.RemoteCertificate!).Thumbprint;
    }

    /// <summary>A clock whose intervals pass when it is told.</summary>
    private sealed class MovedClock : TimeProvider
    {
        private long moved;

        public void Move() => moved += TimestampFrequency * 10;

        public override long GetTimestamp() => base.GetTimestamp() + moved;
    }

    /// <summary>What <c>tirek certificate</c> made in a node's folder.</summary>
    private sealed class Made(TestNode node) : IAsyncDisposable
    {
        public CertificateFiles Files { get; } = CertificateFiles.In(node.Folder.Path);

        public static async Task<Made> For(params string[] hosts)
        {
            var made = new Made(await TestNode.Make(Provider.Sqlite));
            await made.Renew(hosts);
            return made;
        }

        public async Task Renew(params string[] hosts)
        {
            var (code, said) = await node.Tirek(["certificate", .. hosts.SelectMany(h => new[] { "--host", h })]);
            Assert.True(code == 0, said);
        }

        public X509Certificate2 Authority() => X509CertificateLoader.LoadCertificateFromFile(Files.Authority);

        public KeptCertificate Open(TimeProvider? clock = null) =>
            KeptCertificate.Open(Files.Certificate, Files.Key, null, clock ?? TimeProvider.System);

        /// <summary>A certificate that an intermediate authority signed, with that one after it in the same file.</summary>
        public KeptCertificate BetweenIssuer()
        {
            var now = TimeProvider.System.GetUtcNow();
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=Between", key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
            using var root = Unconstrained(now);
            using var between = request.Create(root, now.AddHours(-1), now.AddDays(90), [1, 2, 3]).CopyWithPrivateKey(key);
            var (leaf, leafKey) = LocalAuthority.Vouch(between, [Name], now);
            File.WriteAllText(Files.Certificate, leaf + between.ExportCertificatePem());
            File.WriteAllText(Files.Key, leafKey);
            File.WriteAllText(Files.Authority, root.ExportCertificatePem());
            return Open();
        }

        public (string Bundle, string Password) Bundle(string password)
        {
            using var own = X509Certificate2.CreateFromPemFile(Files.Certificate, Files.Key);
            var (bundle, file) = (Path.Combine(node.Folder.Path, "own.pfx"), Path.Combine(node.Folder.Path, "own.password"));
            using (var written = PrivateFiles.Create(bundle))
                written.Write(own.Export(X509ContentType.Pkcs12, password));
            PrivateFiles.Write(file, password + "\n");
            return (bundle, file);
        }

        public static string Thumbprint(string bundle, string password) =>
            KeptCertificate
                .Open(bundle, null, password, TimeProvider.System)
                .Current(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance)
                .TargetCertificate.Thumbprint;

        public ValueTask DisposeAsync() => node.DisposeAsync();

        private static X509Certificate2 Unconstrained(DateTimeOffset now)
        {
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=Root", key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
            return request.CreateSelfSigned(now.AddHours(-1), now.AddDays(100));
        }
    }
}
