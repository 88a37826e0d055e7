using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Listings;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.OpenData;

public sealed class ApiTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_real_node_without_crisis_numbers_gives_nothing_away()
    {
        await using var site = await TestSite.Open(Provider.Sqlite, NodeKind.Real);
        using var answer = await site.Browser.GetAsync("/hsds/services", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("3.1", (await new ApiReader(site.Browser).Get("/hsds/"))["version"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_generic_reader_walks_every_link(Provider provider)
    {
        var (site, reader) = await ApiReader.Demonstration(provider);
        await using var _ = site;
        var services = await reader.All("/hsds/services");
        var organizations = await reader.All("/hsds/organizations");
        var sites = await reader.All("/hsds/service_at_locations");
        Assert.True(services.Count >= 40 && organizations.Count >= 16 && sites.Count >= services.Count);
        var terms = (await reader.All("/hsds/taxonomy_terms")).Select(ApiReader.Id).ToHashSet();
        var taxonomies = (await reader.All("/hsds/taxonomies")).Select(ApiReader.Id).ToHashSet();
        foreach (var item in services)
        {
            var service = await reader.Get($"/hsds/services/{ApiReader.Id(item)}");
            Assert.Contains(ApiReader.Id(service["organization"]!), organizations.Select(ApiReader.Id));
            foreach (var attribute in service["attributes"]!.AsArray())
            {
                Assert.Contains(ApiReader.Id(attribute!["taxonomy_term"]!), terms);
                Assert.Contains(ApiReader.Id(attribute["taxonomy_term"]!["taxonomy_detail"]!), taxonomies);
            }
            foreach (var at in service["service_at_locations"]!.AsArray())
                Assert.Contains(ApiReader.Id(at!), sites.Select(ApiReader.Id));
        }
        foreach (var item in organizations)
        {
            var organization = await reader.Get($"/hsds/organizations/{ApiReader.Id(item)}");
            Assert.All(organization["services"]!.AsArray(), s => Assert.Contains(ApiReader.Id(s!), services.Select(ApiReader.Id)));
        }
        foreach (var item in sites.Take(10))
            Assert.Equal(
                ApiReader.Id(item["service"]!),
                ApiReader.Id((await reader.Get($"/hsds/service_at_locations/{ApiReader.Id(item)}"))["service"]!)
            );
        await reader.Get($"/hsds/taxonomy_terms/{terms.First()}");
        await reader.Get($"/hsds/taxonomies/{taxonomies.First()}");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Filters_hold_together(Provider provider)
    {
        var (site, reader) = await ApiReader.Demonstration(provider);
        await using var _ = site;
        var shelter = Taxonomy.Find("shelter")!;
        var shelters = await reader.All("/hsds/services", $"&taxonomy_term_id={shelter.Id}&full=true");
        Assert.NotEmpty(shelters);
        Assert.All(
            shelters,
            s => Assert.Contains(shelter.Id.ToString(), s["attributes"]!.AsArray().Select(a => ApiReader.Id(a!["taxonomy_term"]!)))
        );
        var organization = ApiReader.Id(shelters[0]["organization"]!);
        var both = await reader.All("/hsds/services", $"&taxonomy_term_id={shelter.Id}&organization_id={organization}");
        Assert.All(both, s => Assert.Equal(organization, ApiReader.Id(s["organization"]!)));
        Assert.True(both.Count < shelters.Count);

        var found = await reader.Post("/hsds/services", new { search = "приют", per_page = 500 });
        Assert.Equal(shelters.Count, found["total_items"]!.GetValue<int>());
        var none = await reader.Post("/hsds/services", new { search = "приют", organization_id = Guid.CreateVersion7() });
        Assert.True(none["empty"]!.GetValue<bool>());
        Assert.NotEmpty(await reader.All("/hsds/organizations", $"&taxonomy_term_id={shelter.Id}"));
        Assert.NotEmpty(await reader.All("/hsds/service_at_locations", $"&taxonomy_term_id={shelter.Id}"));
        Assert.NotEmpty((await reader.Post("/hsds/taxonomy_terms", new { search = "приют" }))["contents"]!.AsArray());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Lines_without_pages_say_the_same_as_all_pages(Provider provider)
    {
        var (site, reader) = await ApiReader.Demonstration(provider);
        await using var _ = site;
        foreach (var list in new[] { "services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms" })
        {
            var pages = (await reader.All($"/hsds/{list}")).Select(i => i.ToJsonString()).ToHashSet();
            var lines = (await site.Get($"/hsds/{list}?format=ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(pages.Count, lines.Length);
            Assert.Subset(pages, lines.Select(l => JsonNode.Parse(l)!.ToJsonString()).ToHashSet());
        }
        var minimal = JsonNode.Parse(await site.Get("/hsds/services?minimal=true"))!.AsArray();
        Assert.Equal(
            (await reader.All("/hsds/services")).Select(ApiReader.Id).ToHashSet(),
            minimal.Select(m => ApiReader.Id(m!)).ToHashSet()
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Pages_of_full_services_of_any_size_say_the_same_as_lines(Provider provider)
    {
        var (site, reader) = await ApiReader.Demonstration(provider);
        await using var _ = site;
        var lines = (await site.Get("/hsds/services?full=true&format=ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var all = lines.Select(l => JsonNode.Parse(l)!.ToJsonString()).ToList();
        foreach (var size in new[] { 1, 7, all.Count, 500 })
        {
            var paged = new List<string>();
            for (var page = 1; page <= (all.Count + size - 1) / size; page++)
            {
                var answer = await reader.Get($"/hsds/services?full=true&per_page={size}&page={page}");
                var contents = answer["contents"]!.AsArray();
                Assert.Equal((all.Count, contents.Count), (answer["total_items"]!.GetValue<int>(), answer["size"]!.GetValue<int>()));
                paged.AddRange(contents.Select(c => c!.ToJsonString()));
            }
            Assert.Equal(all, paged);
        }
        Assert.True((await reader.Get("/hsds/services?full=true&page=2147483647&per_page=500"))["empty"]!.GetValue<bool>());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_page_leaves_out_what_vanished_after_its_order_was_read(Provider provider)
    {
        var (site, reader) = await ApiReader.Demonstration(provider);
        await using var _ = site;
        var whole = (await reader.Get("/hsds/services?full=true&per_page=10"))["contents"]!
            .AsArray()
            .Select(c => ApiReader.Id(c!))
            .ToList();
        var vanished = Guid.Parse(whole[9]);
        await using (var db = site.Node.Open())
            await db.PublicListings.Where(l => l.Id == vanished).ExecuteDeleteAsync(Cancel);
        var without = await reader.Get("/hsds/services?full=true&per_page=10");
        Assert.Equal(9, without["size"]!.GetValue<int>());
        Assert.Equal(whole.Take(9), without["contents"]!.AsArray().Select(c => ApiReader.Id(c!)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_keeps_a_copy_learns_what_changed_and_what_to_let_go_of(Provider provider)
    {
        var (site, reader) = await ApiReader.Demonstration(provider);
        await using var _ = site;
        var services = await reader.All("/hsds/services");
        var newest = services.Select(s => s["last_modified"]!.GetValue<string>()).Max(StringComparer.Ordinal)!;
        using var first = await site.Browser.GetAsync("/hsds/services", Cancel);
        Assert.Equal(HttpStatusCode.NotModified, (await Ask(site, "/hsds/services", first.Headers.ETag!.ToString())).StatusCode);
        var leaked = Guid.Parse(ApiReader.Id(services[3]));

        await using (var db = site.Node.Open())
            Assert.True(await HideListing.SetHidden(db, leaked, true, TimeProvider.System, Cancel));
        Assert.Equal(HttpStatusCode.OK, (await Ask(site, "/hsds/services", first.Headers.ETag!.ToString())).StatusCode);
        Assert.DoesNotContain($"{leaked}", await site.Get("/hsds/services?per_page=500&full=true"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await site.Browser.GetAsync($"/hsds/services/{leaked}", Cancel)).StatusCode);
        var removal = Assert.Single((await reader.Get($"/hsds/removals?modified_after={newest}"))["contents"]!.AsArray())!;
        Assert.Equal(($"{leaked}", "service"), (ApiReader.Id(removal), removal["type"]!.GetValue<string>()));

        await using (var db = site.Node.Open())
            Assert.True(await HideListing.SetHidden(db, leaked, false, TimeProvider.System, Cancel));
        Assert.Empty((await reader.Get("/hsds/removals"))["contents"]!.AsArray());
        var changed = await reader.All("/hsds/services", $"&modified_after={removal["removed_at"]}");
        Assert.Equal($"{leaked}", ApiReader.Id(Assert.Single(changed)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_clock_that_goes_back_a_year_hides_no_change(Provider provider)
    {
        var (site, reader) = await ApiReader.Demonstration(provider);
        await using var _ = site;
        var services = await reader.All("/hsds/services");
        var newest = services.Select(s => s["last_modified"]!.GetValue<string>()).Max(StringComparer.Ordinal)!;
        await using var db = site.Node.Open();
        var record = await db.Listings.FirstAsync(Cancel);
        record.Document = record.Document with { WaitTime = "a week" };
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [record.Id], Cancel, new LastYear());
        var changed = await reader.All("/hsds/services", $"&modified_after={newest}");
        Assert.Contains($"{record.Id}", changed.Select(ApiReader.Id));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_published_again_and_looks_the_same_has_not_changed(Provider provider)
    {
        var (site, reader) = await ApiReader.Demonstration(provider);
        await using var _ = site;
        var before = await site.Get("/hsds/services?minimal=true");
        await using var db = site.Node.Open();
        await PublishListings.Publish(db, await db.Listings.Select(l => l.Id).ToListAsync(Cancel), Cancel);
        Assert.Equal(before, await site.Get("/hsds/services?minimal=true"));
    }

    [Theory]
    [InlineData("/hsds/services?page=0", 400)]
    [InlineData("/hsds/services?page=-1", 400)]
    [InlineData("/hsds/services?page=99999999999999999999", 400)]
    [InlineData("/hsds/services?page=2147483647", 200)]
    [InlineData("/hsds/services?per_page=501", 400)]
    [InlineData("/hsds/services?per_page=ten", 400)]
    [InlineData("/hsds/services?format=xml", 400)]
    [InlineData("/hsds/services?full=maybe", 400)]
    [InlineData("/hsds/services?serach=word", 400)]
    [InlineData("/hsds/services?page=1&page=2", 400)]
    [InlineData("/hsds/services?modified_after=yesterday", 400)]
    [InlineData("/hsds/services?organization_id=1", 400)]
    [InlineData("/hsds/service_at_locations?proximity=100", 400)]
    [InlineData("/hsds/service_at_locations?postcode=720000&proximity=-1", 400)]
    [InlineData("/hsds/service_at_locations?postcode=720000&proximity=NaN", 400)]
    [InlineData("/hsds/service_at_locations?postcode=720000&proximity=1e400", 400)]
    [InlineData("/hsds/services/5c2f5a36-1c55-4a6e-9f5f-7a30e57a2f01", 404)]
    [InlineData("/hsds/services/none", 404)]
    [InlineData("/hsds/nothing", 404)]
    public async Task A_wrong_question_is_told_what_is_wrong(string address, int status)
    {
        await using var site = await TestSite.Open(Provider.Sqlite);
        using var answer = await site.Browser.GetAsync(address, Cancel);
        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 200)
            return;
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(status, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["status"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("{", "application/json", 400)]
    [InlineData("[1]", "application/json", 400)]
    [InlineData("""{"search":{"a":1}}""", "application/json", 400)]
    [InlineData("""{"page":1,"page":2}""", "application/json", 400)]
    [InlineData("search=a", "application/x-www-form-urlencoded; charset=utf-7", 400)]
    [InlineData("search=a", "text/plain", 415)]
    [InlineData("search=%D0%BF%D1%80%D0%B8%D1%8E%D1%82&page=1", "application/x-www-form-urlencoded", 200)]
    [InlineData("""{"search":"приют","full":true,"page":1}""", "application/json", 200)]
    [InlineData("", "application/json", 200)]
    public async Task A_body_that_is_none_is_told_what_is_wrong(string body, string type, int status)
    {
        await using var site = await TestSite.Open(Provider.Sqlite);
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await site.Browser.PostAsync("/hsds/services", content, Cancel);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> Ask(TestSite site, string address, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await site.Browser.SendAsync(request, Cancel);
    }

    private sealed class LastYear : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddYears(-1);
    }
}
