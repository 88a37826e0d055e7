using System.IO.Compression;
using Tirek.Domain.Feeds;
using Tirek.Server.Feeds;

namespace Tirek.Server.Tests.Feeds;

/// <summary>Where a feed is not fetched from, and what becomes of servers that mean ill; over real https.</summary>
public sealed class FetchFeedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<FetchedFeed> Fetch(FeedGuard guard, Uri address, string? tag = null) =>
        new FetchFeed(guard).Fetch(address, tag, null, Cancel);

    [Theory]
    [InlineData("https://127.0.0.1:{0}/")]
    [InlineData("https://localhost:{0}/")]
    [InlineData("https://127.1:{0}/")]
    [InlineData("https://2130706433:{0}/")]
    [InlineData("https://0x7f000001:{0}/")]
    [InlineData("https://[::1]:{0}/")]
    [InlineData("https://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("https://[::ffff:7f00:1]:{0}/")]
    [InlineData("https://[64:ff9b::7f00:1]:{0}/")]
    [InlineData("https://[fe80::1]:{0}/")]
    [InlineData("https://[fd00::1]:{0}/")]
    [InlineData("https://0.0.0.0:{0}/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://172.16.0.1/")]
    [InlineData("https://192.168.1.1/")]
    public async Task As_shipped_nothing_private_is_asked(string address)
    {
        await using var server = await FeedServer.Open();
        var fetched = await Fetch(FeedGuard.OfProduction, new(string.Format(null, address, server.Port)));
        Assert.Equal(FeedFault.PrivateAddress, fetched.Fault);
        Assert.Equal(0, server.Connected);
    }

    [Theory]
    [InlineData("https://10.0.0.1/", FeedFault.PrivateAddress)]
    [InlineData("https://169.254.169.254/", FeedFault.PrivateAddress)]
    [InlineData("https://[::1]/", FeedFault.PrivateAddress)]
    [InlineData("http://127.0.0.1/", FeedFault.NotHttps)]
    [InlineData("file:///etc/passwd", FeedFault.NotHttps)]
    [InlineData("https://her:secret@127.0.0.1/", FeedFault.HoldsPassword)]
    [InlineData("/again", FeedFault.SentOnTooOften)]
    [InlineData("//", FeedFault.NoAddress)]
    public async Task Where_one_is_sent_on_to_is_looked_at_as_the_first(string to, FeedFault fault)
    {
        await using var server = await FeedServer.Open();
        server.Answer = FeedServer.SendOn(to);
        Assert.Equal(fault, (await Fetch(server.Believed(), server.At("/feed"))).Fault);
        Assert.Equal(fault == FeedFault.SentOnTooOften ? 1 + FeedRule.MostSentOn : 1, server.Asked.Count);
    }

    [Fact]
    public async Task Three_times_one_is_sent_on_and_nothing_of_hers_goes_along()
    {
        await using var server = await FeedServer.Open();
        server.Answer = http =>
        {
            http.Response.Headers.SetCookie = "a=b";
            return http.Request.Path.Value switch
            {
                "/1" => FeedServer.SendOn("/2")(http),
                "/2" => FeedServer.SendOn($"https://127.0.0.1:{server.Port}/3")(http),
                "/3" => FeedServer.SendOn("4?key=x")(http),
                _ => FeedServer.Bytes([1, 2, 3], "\"one\"")(http),
            };
        };
        var fetched = await Fetch(server.Believed(), server.At("/1"));
        Assert.Null(fetched.Fault);
        Assert.Equal([1, 2, 3], fetched.Content!);
        Assert.Equal("\"one\"", fetched.Tag);
        Assert.Equal(4, server.Asked.Count);
        foreach (var head in server.Asked)
            Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], head.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_not_changed_is_not_sent()
    {
        await using var server = await FeedServer.Open();
        server.Answer = FeedServer.Bytes([1, 2, 3], "\"one\"");
        Assert.Equal(new(null), await Fetch(server.Believed(), server.At("/feed"), "\"one\""));
        Assert.NotNull((await Fetch(server.Believed(), server.At("/feed"), "\"other\"")).Content);
    }

    [Fact]
    public async Task Who_says_not_changed_without_being_asked_for_it_is_not_believed()
    {
        await using var server = await FeedServer.Open();
        server.Answer = http =>
        {
            http.Response.StatusCode = 304;
            return Task.CompletedTask;
        };
        var fetched = await Fetch(server.Believed(), server.At("/feed"));
        Assert.Equal((FeedFault.Answered, 304), (fetched.Fault, fetched.Answered));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_or_of_another_name_is_refused()
    {
        await using var server = await FeedServer.Open();
        Assert.Equal(FeedFault.Certificate, (await Fetch(FeedServer.Reached, server.At("/feed"))).Fault);
        await using var other = await FeedServer.Open("feeds.example");
        Assert.Equal(FeedFault.Certificate, (await Fetch(other.Believed(), other.At("/feed"))).Fault);
        Assert.Empty(server.Asked);
        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task Who_sends_drop_by_drop_is_left()
    {
        await using var server = await FeedServer.Open();
        server.Answer = async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync(new byte[] { 1 }, http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await Task.Delay(100, http.RequestAborted);
            }
        };
        var began = TimeProvider.System.GetTimestamp();
        Assert.Equal(FeedFault.TooSlow, (await Fetch(server.Believed(TimeSpan.FromSeconds(2)), server.At("/feed"))).Fault);
        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_never_answers_is_left()
    {
        await using var server = await FeedServer.Open();
        server.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        Assert.Equal(FeedFault.TooSlow, (await Fetch(server.Believed(TimeSpan.FromSeconds(2)), server.At("/feed"))).Fault);
    }

    [Fact]
    public async Task Who_sends_without_end_or_promises_too_much_is_refused()
    {
        await using var server = await FeedServer.Open();
        var sent = 0L;
        server.Answer = async http =>
        {
            for (var piece = new byte[1 << 20]; !http.RequestAborted.IsCancellationRequested; sent += piece.Length)
                await http.Response.Body.WriteAsync(piece, http.RequestAborted);
        };
        Assert.Equal(FeedFault.TooLarge, (await Fetch(server.Believed(), server.At("/feed"))).Fault);
        Assert.InRange(sent, FeedRule.Longest - (1 << 20), FeedRule.Longest * 2L);
        server.Answer = http =>
        {
            http.Response.ContentLength = FeedRule.Longest + 1L;
            return http.Response.StartAsync(http.RequestAborted);
        };
        Assert.Equal(FeedFault.TooLarge, (await Fetch(server.Believed(), server.At("/feed"))).Fault);
    }

    [Theory, InlineData(0), InlineData(500)]
    public async Task What_ends_before_its_length_is_not_taken_for_whole(int after)
    {
        await using var server = await FeedServer.Open();
        server.Answer = async http =>
        {
            http.Response.ContentLength = 1_000;
            await http.Response.Body.WriteAsync(new byte[500], http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(TimeSpan.FromMilliseconds(after), http.RequestAborted);
            http.Abort();
        };
        Assert.Equal(FeedFault.CutShort, (await Fetch(server.Believed(), server.At("/feed"))).Fault);
    }

    [Fact]
    public async Task Nothing_is_unpacked_on_the_way()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(new byte[50 << 20]);
        await using var server = await FeedServer.Open();
        server.Answer = http =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            return FeedServer.Bytes(bomb.ToArray())(http);
        };
        Assert.Equal(FeedFault.Packed, (await Fetch(server.Believed(), server.At("/feed"))).Fault);
        server.Answer = FeedServer.Bytes(bomb.ToArray());
        Assert.Equal(bomb.Length, (await Fetch(server.Believed(), server.At("/feed.json.gz"))).Content!.Length);
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        await using var server = await FeedServer.Open();
        server.Answer = http =>
        {
            http.Response.StatusCode = 403;
            return Task.CompletedTask;
        };
        var fetched = await Fetch(server.Believed(), server.At("/feed"));
        Assert.Equal((FeedFault.Answered, 403), (fetched.Fault, fetched.Answered));
        server.Answer = _ => Task.CompletedTask;
        Assert.Equal(FeedFault.NotAFeed, (await Fetch(server.Believed(), server.At("/feed"))).Fault);
        var port = server.Port;
        var guard = server.Believed();
        await server.DisposeAsync();
        Assert.Equal(FeedFault.NotReached, (await Fetch(guard, new($"https://127.0.0.1:{port}/"))).Fault);
        Assert.Equal(FeedFault.NotReached, (await Fetch(guard, new("https://nowhere.invalid/"))).Fault);
    }
}
