using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>What there is to say about a page as a small phone shows it. Each list holds faults, and is empty when there is none.</summary>
internal sealed record SeenPage(string Name)
{
    /// <summary>Narrowest phone in use, in CSS pixels.</summary>
    public const int Width = 320;
    public const int Height = 640;

    public required string Title { get; init; }

    /// <summary>Bytes that came over the wire for it.</summary>
    public required double Bytes { get; init; }

    /// <summary>What keeps somebody out, light and dark.</summary>
    public required IReadOnlyList<string> Barriers { get; init; }

    /// <summary>What reaches beyond its edge.</summary>
    public required string Beyond { get; init; }

    /// <summary>What it keeps on the phone.</summary>
    public required IReadOnlyList<string> Kept { get; init; }

    /// <summary>Where the way out stands when one has read to the end.</summary>
    public required LocatorBoundingBoxResult? WayOut { get; init; }

    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    public static async Task<SeenPage> Of(IPage page, string name, Func<double> bytes)
    {
        var barriers = new List<string>(await AxeFaults.On(page, Rules));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        barriers.AddRange(await AxeFaults.OfColours(page));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var beyond = await page.EvaluateAsync<string>(ReachesBeyond);
        var kept = await page.EvaluateAsync<string[]>(Keeps);
        await page.EvaluateAsync("window.scrollTo(0, document.body.scrollHeight)");
        return new(name)
        {
            Title = await page.TitleAsync(),
            Bytes = bytes(),
            Barriers = barriers,
            Beyond = beyond,
            Kept = kept,
            WayOut = await page.Locator("a[data-leave]:not(.skip)").First.BoundingBoxAsync(),
        };
    }

    /// <summary>As far as a reader could scroll to it.</summary>
    private const string ReachesBeyond = """
        () => {
          const wide = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= wide) return '';
          const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > wide + 1);
          return `${document.documentElement.scrollWidth} px: ` + out.slice(0, 4).map(e => e.outerHTML.slice(0, 90)).join(' | ');
        }
        """;

    /// <summary>Everything in which a page can keep something.</summary>
    private const string Keeps = """
        async () => {
          const kept = {
            cookie: document.cookie.length,
            local: localStorage.length,
            session: sessionStorage.length,
            databases: (await indexedDB.databases()).length,
            caches: 'caches' in window ? (await caches.keys()).length : 0,
            workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
          };
          return Object.keys(kept).filter(k => kept[k] > 0);
        }
        """;
}
