using Microsoft.Playwright;
using Tirek.Domain.Languages;

namespace Tirek.System.Tests.Journeys;

/// <summary>Pictures of every page to look at, by <c>./dev screenshots FOLDER [LANGUAGE …]</c>. No test of anything, so it runs only when asked for.</summary>
[Collection(nameof(Stage))]
public sealed class Screenshots(Stage stage)
{
    private const string FolderVariable = "TIREK_SCREENSHOTS";
    private const string LanguagesVariable = "TIREK_SCREENSHOT_LANGUAGES";
    private static readonly int[] Widths = [360, 1200];

    [Fact(Explicit = true)]
    public async Task Photograph_every_page()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException("./dev screenshots FOLDER");
        foreach (var language in AskedFor())
        foreach (var width in Widths)
            await Photograph(folder, language, width);
    }

    private async Task Photograph(string folder, string language, int width)
    {
        await using var visitor = await stage.Visit(
            new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
            }
        );
        await Tour.Through(
            visitor,
            language,
            async (name, page) =>
            {
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                {
                    await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                    var file = $"{language}-{name.Replace(' ', '-')}-{width}-{scheme.ToString().ToLowerInvariant()}.png";
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true });
                }
            }
        );
    }

    private static IEnumerable<string> AskedFor()
    {
        var asked = (Environment.GetEnvironmentVariable(LanguagesVariable) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return asked.Length == 0 ? Language.All.Select(l => l.Code) : asked;
    }
}
