using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>One browser without a past: its page, everything it asked for, and what another site would have been asked.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly string address;
    private readonly List<IRequest> requests = [];

    private Visitor(IBrowserContext context, IPage page, string address) => (Context, Page, this.address) = (context, page, address);

    public IBrowserContext Context { get; }
    public IPage Page { get; }
    public IReadOnlyList<IRequest> Requests => requests;

    /// <summary>Addresses asked for that are not of the node. They were answered with an empty page.</summary>
    public IReadOnlyList<string> AskedElsewhere => [.. requests.Select(r => r.Url).Where(u => !IsOurs(u))];

    public static async Task<Visitor> Come(IBrowserContext context, string address)
    {
        context.SetDefaultTimeout(10_000);
        var visitor = new Visitor(context, await context.NewPageAsync(), address);
        context.Request += (_, request) => visitor.requests.Add(request);
        await context.RouteAsync(
            url => !IsOurs(url, address),
            route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Elsewhere</title><p>Elsewhere</p>" })
        );
        return visitor;
    }

    /// <summary>Her device can keep passkeys from now on (a virtual authenticator of Chromium's).</summary>
    public async Task GiveAuthenticator()
    {
        var cdp = await Context.NewCDPSessionAsync(Page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
    }

    private bool IsOurs(string url) => IsOurs(url, address);

    private static bool IsOurs(string url, string address) =>
        url.StartsWith(address + "/", StringComparison.Ordinal) || url.StartsWith("about:", StringComparison.Ordinal);

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
