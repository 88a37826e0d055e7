using Tirek.Server.Commands;

namespace Tirek.Server.Tests.Http;

public sealed class ReachTests
{
    [Theory]
    [InlineData("--urls http://0.0.0.0:5080 --host a.example", "--insecure-http")]
    [InlineData("--urls http://192.168.1.10:5080 --host a.example", "--insecure-http")]
    [InlineData("--urls http://[::]:5080 --host a.example", "--insecure-http")]
    [InlineData("--urls http://127.0.0.1:5080;http://tirek.example:80 --host a.example", "--insecure-http")]
    [InlineData("--urls http://0.0.0.0:5080 --insecure-http", "--host help.example.org")]
    [InlineData("--urls http://0.0.0.0:5080 --behind-proxy 10.0.0.2", "--host help.example.org")]
    [InlineData("--urls https://0.0.0.0:443 --host a.example", "./tirek certificate")]
    [InlineData("--urls https://127.0.0.1:443", "./tirek certificate")]
    [InlineData("--behind-proxy proxy.example", "not proxy.example")]
    [InlineData("--host *", "not *")]
    [InlineData("--host https://a.example", "not https://a.example")]
    [InlineData("--host a.example:443", "not a.example:443")]
    [InlineData("--host *.example.org", "not *.example.org")]
    [InlineData("--certificate-key nowhere.pem", "--certificate FILE")]
    [InlineData("--urls https://127.0.0.1:443 --certificate nowhere.pem", "There is no file")]
    public async Task What_would_leave_readers_in_the_open_or_outside_is_refused_before_a_folder_is_made(string options, string advice)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"tirek-none-{Guid.CreateVersion7():N}");
        var errors = new StringWriter();
        var code = await CommandLine.Run(
            ["serve", "--data", folder, .. options.Split(' ')],
            new() { Output = TextWriter.Null, Error = errors }
        );
        Assert.Equal(2, code);
        Assert.Contains(advice, errors.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData("Help.Example.ORG", "help.example.org")]
    [InlineData("помощь.example", "xn--l1adbb7cs.example")]
    [InlineData("192.168.1.10", "192.168.1.10")]
    [InlineData("2001:DB8::1", "[2001:db8::1]")]
    [InlineData("[2001:db8::1]", "[2001:db8::1]")]
    public void A_host_is_known_as_browsers_write_it(string given, string known) => Assert.Equal(known, ReachOptions.Host(given));
}
