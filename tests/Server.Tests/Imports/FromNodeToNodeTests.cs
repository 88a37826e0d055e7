using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Hsds;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Imports;

/// <summary>What one node shows to everybody, another shows after reading it.</summary>
public sealed class FromNodeToNodeTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task The_public_directory_of_a_node_is_the_same_on_the_next(Provider provider)
    {
        await using var first = await TestNode.Make(provider);
        await first.Tirek("import", "hsds", TestFeed.Small);
        using var richer = Hsds3Tests.Feed();
        await first.Tirek("import", "hsds", richer.Path);
        using var programmes = Programmes();
        await first.Tirek("import", "hsds", "--yes", programmes.Path);
        var shown = await Shown(first);
        Assert.Equal(13, shown.Count);

        await using var next = await TestNode.Make(provider);
        using var feed = new TestJson(("services.ndjson", string.Join('\n', shown)));
        var (code, said) = await next.Tirek("import", "hsds", feed.Path);
        Assert.True(code == 0, said);
        Assert.Equal(shown, await Shown(next));
    }

    /// <summary>Programmes for people who use violence in each state, with a status and without.</summary>
    private static TestFeed Programmes() =>
        new TestFeed("programmes")
            .With("organization", "id,name", "o77,House for men")
            .With(
                "service",
                "id,organization_id,name,status",
                "s71,o77,First,active",
                "s72,o77,Second,",
                "s73,o77,Third,",
                "s74,o77,Fourth,temporarily closed",
                "s75,o77,Fifth,active",
                "s76,o77,Sixth,active"
            )
            .With(
                "programme",
                "service_id,state,since_year",
                "s71,planned,2020",
                "s72,suspended,2020",
                "s73,pilot,2020",
                "s74,active,2020",
                "s75,,2020",
                "s76,closed,2020"
            );

    /// <summary>Each public service in full, but for the name of its source, which is another on each node.</summary>
    private static async Task<List<string>> Shown(TestNode node)
    {
        await using var db = node.Open();
        var organizations = await db.PublicOrganizations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.View, Cancel);
        var shown = new List<string>();
        foreach (var row in await db.PublicListings.AsNoTracking().OrderBy(p => p.Id).ToListAsync(Cancel))
        {
            var organization = row.View.OrganizationId is { } id ? organizations.GetValueOrDefault(id) : null;
            using var stream = new MemoryStream();
            await using (var json = new Utf8JsonWriter(stream))
                WriteHsds.Service(
                    json,
                    row.View with
                    {
                        Source = null,
                    },
                    organization is null ? null : organization with { Source = null },
                    null,
                    HsdsForm.Full
                );
            shown.Add(Encoding.UTF8.GetString(stream.ToArray()));
        }
        return shown;
    }
}
