using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain.Languages;
using Tirek.Domain.Search;
using Tirek.Server.Search;
using Tirek.Server.Tests.Node;

namespace Tirek.System.Tests.Secrets;

/// <summary>
/// From end to end: what is not for everybody is in no page, answer, index or log, in none of the eight languages, and cannot be searched for either. That
/// the search would find it is shown by the public words beside it, which it finds.
/// </summary>
public sealed class SecretsNeverShow
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    /// <summary>Fields whose public words a reader comes upon, so that she would come upon a secret in them.</summary>
    private static readonly string[] ShownToAll =
    [
        "Listing.Name",
        "Listing.Description",
        "Listing.Eligibility",
        "Listing.Email",
        "Organization.Name",
        "Organization.Website",
        "Location.Name",
        "Location.Transportation",
        "ListingAtLocation.Description",
        "Accessibility.Description",
        "PostalAddress.Address1",
        "PostalAddress.City",
        "Phone.Number",
        "Phone.Description",
        "Contact.Name",
        "Contact.Email",
        "Capacity.Available",
        "Schedule.OpensAt",
        "BeforeYouCall.WhatHappens",
        "CostOption.Option",
        "RequiredDocument.Document",
        "ProgrammeExtension.WhomItTakes",
        "ProgrammeExtension.HowToEnrol",
    ];

    private static readonly string[] InTheIndex =
    [
        "Listing.Name",
        "Listing.Description",
        "Organization.Name",
        "Phone.Number",
        "BeforeYouCall.WhatHappens",
        "ForeignTerm.Name",
    ];

    private static IEnumerable<string> FieldsSeen(PlantedSite site, Crawl crawl) =>
        site.Planted.Open.Planted.Where(word => !crawl.Unseen.Contains(word.Key)).Select(word => word.Value);

    /// <summary>All that a reader of the API can ask for: whole lists in both forms, as lines too, and each record by its id.</summary>
    private static IEnumerable<string> ApiOf(IEnumerable<Guid> ids) =>
        new[] { "services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms" }
            .SelectMany(list => new[] { $"/hsds/{list}?per_page=500", $"/hsds/{list}?format=ndjson" })
            .Concat(["/hsds", "/hsds/profile", "/hsds/removals", "/hsds/services?minimal=true"])
            .Concat(["/hsds/services?full=true&format=ndjson", "/hsds/service_at_locations?full=true&format=ndjson"])
            .Concat(["/hsds/organizations?full=true&full_service=true&format=ndjson"])
            .Concat(ids.Select(id => $"/hsds/services/{id}"));

    private static IEnumerable<string> PagesOf(Guid id) =>
        from language in Language.All
        from page in new[] { $"find/{id}", $"find/{id}/card", $"find/{id}/number", $"programmes/{id}" }
        select $"/{language.Code}/{page}";

    [Theory, MemberData(nameof(Providers))]
    public async Task No_page_in_any_language_and_no_line_of_the_log_holds_one(Provider provider)
    {
        await using var site = await PlantedSite.Open(provider);
        var crawl = new Crawl(site.Browser, site.Planted.Secret.Planted.Keys, site.Planted.Open.Planted.Keys);
        var all = site.Planted.Found.Concat(site.Planted.Unfound).ToList();
        await crawl.Everything([.. all.SelectMany(PagesOf), .. ApiOf(all)]);

        Assert.Contains("/hsds/service_at_locations?full=true&format=ndjson", crawl.Pages);
        Assert.Contains("/ru/find", crawl.Pages);
        Assert.Contains(crawl.Pages, p => p.EndsWith("/sheet.pdf", StringComparison.Ordinal));
        Assert.Contains(crawl.Pages, p => p.EndsWith("/list.pdf", StringComparison.Ordinal));
        Assert.All(site.Planted.Found, id => Assert.Contains(crawl.Pages, p => p.Contains(id.ToString(), StringComparison.Ordinal)));
        Assert.All(
            site.Planted.Unfound,
            id => Assert.DoesNotContain(crawl.Pages, p => p.Contains(id.ToString(), StringComparison.Ordinal))
        );
        foreach (var line in site.Log.Lines)
            crawl.Look("log", line);
        Expect.NoFault(crawl.Leaks);
        Expect.NoFault(ShownToAll.Except(FieldsSeen(site, crawl)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Whoever_searches_for_one_is_answered_as_for_a_word_that_does_not_exist(Provider provider)
    {
        await using var site = await PlantedSite.Open(provider);
        const string Nonsense = "xqzwvjkq";
        var languages = Language.All.ToDictionary(l => l.Code, l => "");
        foreach (var code in languages.Keys)
            languages[code] = (await Search(site, code, Nonsense)).Replace(Nonsense, "", StringComparison.Ordinal);

        var faults = new List<string>();
        foreach (var (word, i) in site.Planted.Secret.Planted.Keys.Select((w, i) => (w, i)))
        {
            var code = Language.All[i % Language.All.Count].Code;
            if ((await Search(site, code, word)).Replace(word, "", StringComparison.Ordinal) != languages[code])
                faults.Add($"{code}: {word}");
        }
        Expect.NoFault(faults);

        var open = site.Planted.Open.Planted.Keys.Where(w => w.All(char.IsLetter)).ToList();
        var found = 0;
        foreach (var word in open)
            if ((await Search(site, "en", word)).Contains("class=\"card result\"", StringComparison.Ordinal))
                found++;
        Assert.True(found > 10, $"public words are found: {found} of {open.Count}");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task No_answer_of_the_search_and_no_byte_of_the_index_holds_one(Provider provider)
    {
        await using var site = await PlantedSite.Open(provider);
        var cancel = TestContext.Current.CancellationToken;
        var crawl = new Crawl(
            site.Browser,
            site.Planted.Secret.Planted.Keys.Concat(
                site.Planted.Secret.Planted.Keys.Where(w => w.All(char.IsLetter)).SelectMany(Folding.Words)
            ),
            site.Planted.Open.Planted.Keys
        );
        ListingSearch[] searches = [new(), new() { Near = "KG-bishkek" }, new() { Kinds = ["shelter"] }, new() { Near = "TJ" }];
        foreach (var search in searches)
        {
            crawl.Look("index", JsonSerializer.Serialize(await site.Services.GetRequiredService<Searcher>().Find(search, cancel)));
            await using var db = site.Node.Open();
            crawl.Look(
                "database",
                JsonSerializer.Serialize(await DatabaseSearch.Answer(db, search, TimeProvider.System.GetUtcNow(), cancel))
            );
        }
        await using (var db = site.Node.Open())
            foreach (var reach in await db.PublicReaches.ToListAsync(cancel))
                crawl.Look("coverage", $"{reach.Languages} {reach.Points} {reach.Kinds}");
        var files = Directory
            .GetFiles(site.Node.Folder.Indexes, "*", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var bytes = await ReadShared(file);
            crawl.Look(file, Encoding.Latin1.GetString(bytes));
            crawl.Look(file, Encoding.Unicode.GetString(bytes));
        }
        Expect.NoFault(crawl.Leaks);
        Expect.NoFault(InTheIndex.Except(FieldsSeen(site, crawl)));
    }

    [Fact]
    public void Twin_a_secret_in_an_answer_is_found()
    {
        var crawl = new Crawl(new HttpClient(), ["bafolimeta", "03:17"], ["dekarumopi"]);
        crawl.Look("page", "<p>open <b>dekarumopi</b></p>");
        Assert.Empty(crawl.Leaks);
        Assert.Empty(crawl.Unseen);
        crawl.Look("page", "<p>BafoliMeta</p>");
        crawl.Look("page", "opens 03:17");
        Assert.Equal(2, crawl.Leaks.Count);
    }

    private static async Task<string> Search(PlantedSite site, string language, string word)
    {
        using var answer = await site.Browser.PostAsync(
            $"/{language}/find",
            new FormUrlEncodedContent([KeyValuePair.Create("q", word)]),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<byte[]> ReadShared(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        return bytes;
    }
}
