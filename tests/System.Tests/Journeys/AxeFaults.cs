using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Tirek.System.Tests.Journeys;

/// <summary>What Axe finds on a page. It is told to work out faults alone: what is well it would describe at length, for a third of the time.</summary>
internal static class AxeFaults
{
    public static async Task<IReadOnlyList<string>> On(IPage page, AxeRunOptions? rules = null)
    {
        rules ??= new();
        rules.ResultTypes = [ResultType.Violations];
        var found = await page.RunAxe(rules);
        return [.. found.Violations.Select(v => $"{v.Id}: {string.Join("; ", v.Nodes.Select(n => n.Html).Take(3))}")];
    }
}
