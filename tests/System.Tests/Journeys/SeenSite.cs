using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>One visit to every page of the site in one language, on a small phone with an empty past.</summary>
internal sealed record SeenSite(IReadOnlyList<SeenPage> Pages)
{
    /// <summary>Names of cookies that the browser kept.</summary>
    public required IReadOnlyList<string> Cookies { get; init; }

    /// <summary>Addresses elsewhere that were asked for.</summary>
    public required IReadOnlyList<string> AskedElsewhere { get; init; }

    /// <summary>Headers and addresses of answers that are not as they must be.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    public static async Task<SeenSite> In(Stage stage, string language)
    {
        await using var visitor = await stage.Visit(
            new()
            {
                ViewportSize = new() { Width = SeenPage.Width, Height = SeenPage.Height },
            }
        );
        var answers = new List<string>();
        visitor.Page.Response += (_, answer) => answers.AddRange(Faults(answer.Url, answer.Headers));
        var wire = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await wire.SendAsync("Network.enable");
        var bytes = 0.0;
        // Some stops lie behind other pages: each page begins at nothing.
        wire.Event("Network.requestWillBeSent").OnEvent += (_, e) => bytes = e?.GetProperty("type").GetString() == "Document" ? 0 : bytes;
        wire.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e?.GetProperty("encodedDataLength").GetDouble() ?? 0;

        var pages = new List<SeenPage>();
        await Tour.Through(
            visitor,
            language,
            async (name, page) =>
            {
                // Counted once the page was looked at: the last of it may be told later than that it is there.
                pages.Add(await SeenPage.Of(page, name, () => bytes));
            }
        );
        return new(pages)
        {
            Cookies = [.. (await visitor.Context.CookiesAsync()).Select(c => c.Name)],
            AskedElsewhere = visitor.AskedElsewhere,
            Answers = answers,
        };
    }

    internal static IEnumerable<string> Faults(string address, IReadOnlyDictionary<string, string> headers)
    {
        if (headers.ContainsKey("set-cookie"))
            yield return $"{address} sets a cookie";
        if (headers.GetValueOrDefault("cache-control") != "no-store")
            yield return $"{address} may be stored: {headers.GetValueOrDefault("cache-control")}";
        if (headers.GetValueOrDefault("referrer-policy") != "no-referrer")
            yield return $"{address} tells the next site where one came from";
        if (headers.GetValueOrDefault("content-security-policy")?.Contains("default-src 'none'", StringComparison.Ordinal) != true)
            yield return $"{address} may fetch anything";
        if (new Uri(address).Query.Length > 0)
            yield return $"{address} has words in its address";
    }
}
