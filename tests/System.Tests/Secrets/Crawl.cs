using System.Buffers;
using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Tests.Documents;

namespace Tirek.System.Tests.Secrets;

/// <summary>
/// A reader who follows every link and presses every button in all eight languages, and searches for everything there is to choose. She looks for some words
/// in all that she is answered, headers and addresses too.
/// </summary>
internal sealed partial class Crawl(HttpClient browser, IEnumerable<string> secrets, IEnumerable<string> open)
{
    private readonly SearchValues<string> secret = SearchValues.Create([.. secrets], StringComparison.OrdinalIgnoreCase);
    private readonly HashSet<string> unseen = new(open, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> asked = [];
    private readonly Queue<(HttpMethod Method, string Address)> ahead = [];

    /// <summary>Where a secret was found, and its first letters' surroundings.</summary>
    public List<string> Leaks { get; } = [];

    /// <summary>Public words that no answer held.</summary>
    public IReadOnlyCollection<string> Unseen => unseen;

    public int Answers { get; private set; }

    /// <summary>Addresses that were answered with a page.</summary>
    public HashSet<string> Pages { get; } = [];

    public async Task Everything(IEnumerable<string> startingWith)
    {
        ahead.Enqueue((HttpMethod.Get, "/"));
        foreach (var address in startingWith)
            ahead.Enqueue((HttpMethod.Get, address));
        foreach (var language in Language.All)
        {
            ahead.Enqueue((HttpMethod.Get, $"/{language.Code}/find"));
            foreach (var search in Searches())
                await Ask(HttpMethod.Post, $"/{language.Code}/find", search);
        }
        while (ahead.TryDequeue(out var next))
            if (asked.Add($"{next.Method} {next.Address}"))
                await Ask(next.Method, next.Address);
    }

    private static IEnumerable<(string, string)[]> Searches()
    {
        yield return [];
        foreach (var situation in new[] { "danger", "stay", "children", "talk", "papers", "other" })
            yield return [("s", situation)];
        foreach (var term in Taxonomy.All)
            yield return
            [
                (
                    term.Facet switch
                    {
                        Facet.KindOfHelp => "kind",
                        Facet.FormOfViolence => "form",
                        _ => "for",
                    },
                    term.Key
                ),
            ];
        foreach (var place in Gazetteer.Countries.Where(c => c.Key is "KG" or "TJ").SelectMany(c => Gazetteer.Regions(c.Key).Prepend(c)))
            yield return [("near", place.Key)];
        foreach (var name in new[] { "open", "always", "free", "access", "anon", "children" })
            yield return [(name, "1")];
    }

    private async Task Ask(HttpMethod method, string address, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await Read(answer.Content);
        Answers++;
        if (answer.IsSuccessStatusCode)
            Pages.Add(address);
        Look($"{method} {address} {string.Join('&', fields)}", $"{answer.Headers}{answer.Content.Headers}{page}");
        foreach (Match link in Link().Matches(page))
            if (IsRead(link.Groups[1].Value))
                ahead.Enqueue((HttpMethod.Get, link.Groups[1].Value));
        foreach (Match form in Action().Matches(page))
            ahead.Enqueue((HttpMethod.Post, form.Groups[1].Value));
    }

    /// <summary>A PDF says in each language what its page says, which is read in all eight: one of each script is enough.</summary>
    private static bool IsRead(string address) =>
        !address.EndsWith(".pdf", StringComparison.Ordinal)
        || address.StartsWith("/ru/", StringComparison.Ordinal)
        || address.StartsWith("/uz/", StringComparison.Ordinal);

    /// <summary>Of a PDF everything that is in the file, unpacked.</summary>
    private static async Task<string> Read(HttpContent content)
    {
        if (content.Headers.ContentType?.MediaType != "application/pdf")
            return await content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var pdf = new ReadPdf(await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return pdf.Everything;
    }

    /// <summary>Looks through anything that came out of the node.</summary>
    public void Look(string where, string text)
    {
        if (text.AsSpan().IndexOfAny(secret) is >= 0 and var at)
            Leaks.Add($"{where}: …{text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 40)]}…");
        unseen.RemoveWhere(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("\\shref=\"(/[^\"#]*)")]
    private static partial Regex Link();

    [GeneratedRegex("\\s(?:form)?action=\"(/[^\"#]*)")]
    private static partial Regex Action();
}
