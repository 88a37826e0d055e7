using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using Tirek.Domain.Feeds;
using Tirek.Server.Commands;

namespace Tirek.Server.Feeds;

/// <summary>What came of asking for a feed: its bytes; or nothing new, when neither bytes nor a fault are there; or why it did not come.</summary>
/// <param name="Content">All of it.</param>
/// <param name="Fault">Why it did not come.</param>
/// <param name="Answered">The status of the other server, if that is why.</param>
/// <param name="Tag">By which it knows this edition.</param>
/// <param name="ChangedOn">The same as a date.</param>
internal sealed record FetchedFeed(
    byte[]? Content,
    FeedFault? Fault = null,
    int? Answered = null,
    string? Tag = null,
    string? ChangedOn = null
);

/// <summary>
/// Fetches a feed: by https alone, from public addresses (<see cref="FeedGuard"/>), sent on three times at most and looked at each time, no more bytes than a feed may
/// have, within a time, without cookies, passwords, proxies, unpacking or a trace that names the address.
/// </summary>
internal sealed class FetchFeed(FeedGuard guard)
{
    private static readonly TimeSpan ConnectsWithin = TimeSpan.FromSeconds(20);
    private const int LongestHead = 32;
    private const int Piece = 64 * 1024;

    public async Task<FetchedFeed> Fetch(Uri address, string? tag, string? changedOn, CancellationToken cancel)
    {
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = LongestHead,
            ConnectTimeout = ConnectsWithin,
            ConnectCallback = (context, stop) => guard.Connect(context.DnsEndPoint, stop),
            SslOptions = { CertificateChainPolicy = guard.Policy() },
        };
        using var client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(guard.Within);
        try
        {
            return await Follow(client, address, tag, changedOn, time.Token);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && FaultOf(e) is { } fault)
        {
            return new(null, fault);
        }
    }

    private static async Task<FetchedFeed> Follow(HttpClient client, Uri address, string? tag, string? changedOn, CancellationToken cancel)
    {
        for (var sentOn = 0; ; sentOn++)
        {
            if (FeedAddress.FaultOf(address) is { } fault)
                return new(null, fault);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("User-Agent", "Tirek");
            request.Headers.TryAddWithoutValidation("Accept", "application/zip, application/json, application/x-ndjson, */*");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
            if (tag is not null && EntityTagHeaderValue.TryParse(tag, out var known))
                request.Headers.IfNoneMatch.Add(known);
            if (changedOn is not null)
                request.Headers.TryAddWithoutValidation("If-Modified-Since", changedOn);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (answer.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest && answer.Headers.Location is { } on)
            {
                if (sentOn == FeedRule.MostSentOn)
                    return new(null, FeedFault.SentOnTooOften);
                if (!Uri.TryCreate(address, on, out var next))
                    return new(null, FeedFault.NoAddress);
                address = next;
                continue;
            }
            if (answer.StatusCode == HttpStatusCode.NotModified && (tag ?? changedOn) is not null)
                return new(null);
            if (answer.StatusCode != HttpStatusCode.OK)
                return new(null, FeedFault.Answered, (int)answer.StatusCode);
            if (answer.Content.Headers.ContentEncoding.Any(e => !e.Equals("identity", StringComparison.OrdinalIgnoreCase)))
                return new(null, FeedFault.Packed);
            return await Read(answer, cancel);
        }
    }

    private static async Task<FetchedFeed> Read(HttpResponseMessage answer, CancellationToken cancel)
    {
        var promised = answer.Content.Headers.ContentLength;
        if (promised > FeedRule.Longest)
            return new(null, FeedFault.TooLarge);
        using var content = new MemoryStream((int)(promised ?? 0));
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancel);
            var piece = new byte[Piece];
            for (int read; (read = await body.ReadAsync(piece, cancel)) > 0; )
            {
                if (content.Length + read > FeedRule.Longest)
                    return new(null, FeedFault.TooLarge);
                content.Write(piece, 0, read);
            }
        }
        catch (IOException)
        {
            return new(null, FeedFault.CutShort);
        }
        return content.Length == 0
            ? new(null, FeedFault.NotAFeed)
            : new(
                content.ToArray(),
                Tag: answer.Headers.ETag?.ToString(),
                ChangedOn: answer.Content.Headers.LastModified?.ToString("r", System.Globalization.CultureInfo.InvariantCulture)
            );
    }

    /// <summary>Null: a fault of ours.</summary>
    private static FeedFault? FaultOf(Exception thrown)
    {
        for (var e = thrown; e is not null; e = e.InnerException)
            switch (e)
            {
                case CommandRefusal refusal:
                    return refusal.Fault;
                case AuthenticationException:
                    return FeedFault.Certificate;
                case OperationCanceledException:
                    return FeedFault.TooSlow;
                case HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }:
                    return FeedFault.Certificate;
                case HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError }:
                    return Inner(e) ?? FeedFault.NotReached;
                case IOException:
                    return FeedFault.CutShort;
                case System.Net.Sockets.SocketException:
                    return FeedFault.NotReached;
            }
        return thrown is HttpRequestException or IOException ? FeedFault.CutShort : null;

        static FeedFault? Inner(Exception e) => e.InnerException is { } inner ? FaultOf(inner) : null;
    }
}
