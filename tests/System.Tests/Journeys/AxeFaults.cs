using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>
/// What Axe finds on a page. Our pages have no frames, so it runs in the page itself (the library's own call opens a second page for each that it looks at), and
/// works out faults alone. Whether letters stand out from their ground is the same in every language: it is looked at in one of each script.
/// </summary>
internal static class AxeFaults
{
    private const string Contrast = "color-contrast";
    private static readonly string[] OneOfEachScript = ["en", "ky"];
    private static readonly string Axe = ReadAxe();

    private const string FindFaults = """
        async options => (await axe.run(document, { ...options, resultTypes: ['violations'] })).violations.map(
          v => `${v.id}: ` + v.nodes.slice(0, 3).map(n => n.html).join('; '))
        """;

    /// <summary>All that Axe knows, or what has one of these tags alone.</summary>
    public static Task<IReadOnlyList<string>> On(IPage page, params string[] tags)
    {
        var rules = new Dictionary<string, object> { [Contrast] = new { enabled = IsForColours(page) } };
        return On(page, tags.Length == 0 ? new { rules } : new { rules, runOnly = new { type = "tag", values = tags } });
    }

    /// <summary>Letters that hardly stand out from their ground, as the page is shown now.</summary>
    public static async Task<IReadOnlyList<string>> OfColours(IPage page) =>
        IsForColours(page) ? await On(page, new { runOnly = new { type = "rule", values = new[] { Contrast } } }) : [];

    private static async Task<IReadOnlyList<string>> On(IPage page, object options)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(FindFaults, options);
    }

    private static bool IsForColours(IPage page) =>
        OneOfEachScript.Contains(new Uri(page.Url).Segments.ElementAtOrDefault(1)?.TrimEnd('/'));

    private static string ReadAxe()
    {
        using var axe = typeof(AxeResult).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!;
        // It ends without a value: what it leaves behind is not sent back.
        return new StreamReader(axe).ReadToEnd() + ";undefined";
    }
}
