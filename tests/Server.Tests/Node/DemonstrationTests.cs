using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Data;
using Tirek.Server.Demonstration;

namespace Tirek.Server.Tests.Node;

/// <summary>The invented network is large enough to show what the system does with one, and nothing of it can be taken for real.</summary>
public sealed class DemonstrationTests
{
    private const int Organizations = 24,
        Services = 80,
        Programmes = 8;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nothing_of_it_can_be_taken_for_real(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        await using var db = site.Node.Open();
        foreach (var view in await db.PublicListings.AsNoTracking().Select(p => p.View).ToListAsync(Cancel))
        {
            Assert.NotEmpty(view.Phones);
            Assert.All(view.Phones, p => Assert.True(p.IsInvented && p.Number.StartsWith("000", StringComparison.Ordinal), p.Number));
            Assert.Null(view.Email);
        }
        // A number that is given twice would make two invented services one.
        var numbers = await Numbers(db);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        foreach (var planned in DemonstrationPlan.Organizations)
        {
            var page = await site.Get($"/en/{PathOf(planned)}");
            Assert.Contains("Demonstration: invented, do not call", page, StringComparison.Ordinal);
            Assert.Contains($"Example {planned.House.ToString().ToLowerInvariant()} {planned.Number}", page, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Everybody_finds_at_least_so_many_organisations_services_and_programmes(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        await using var db = site.Node.Open();
        var found = db.PublicListings.AsNoTracking();
        var programmes = await found.Where(p => p.IsProgramme).Select(p => p.Country).ToListAsync(Cancel);
        Assert.True(await found.CountAsync(p => !p.IsProgramme, Cancel) >= Services);
        Assert.True(await found.Select(p => p.OrganizationId).Distinct().CountAsync(Cancel) >= Organizations);
        Assert.True(programmes.Count >= Programmes);
        Assert.Equal(Gazetteer.Countries.Select(c => c.Key).Order(), programmes.Distinct().Order());
        Assert.Equal(programmes.Count, await db.MappedProgrammes.CountAsync(Cancel));
        // Each stands beside a women's service that is no part of the house that gives it.
        foreach (var programme in await found.Where(p => p.IsProgramme).Select(p => p.View).ToListAsync(Cancel))
        {
            var beside = Assert.Single(programme.Programme!.WomensServices);
            Assert.NotEqual(
                programme.OrganizationId,
                await found.Where(p => p.Id == beside).Select(p => p.OrganizationId).SingleAsync(Cancel)
            );
        }
        Assert.Empty(Taxonomy.Of(Facet.KindOfHelp).Select(k => k.Key).Except(DemonstrationPlan.Organizations.SelectMany(o => o.Kinds)));
    }

    private static string PathOf(PlannedOrganization planned)
    {
        var kind = planned.Kinds[0];
        return $"{(kind == ProgrammeRule.Kind ? "programmes" : "find")}/{DemonstrationListing.Id(planned.Number, kind)}";
    }

    /// <summary>Of what the plan holds; the entry that somebody else wrote down too has the number of the one that it doubles.</summary>
    private static async Task<IReadOnlyList<string>> Numbers(AppDb db)
    {
        var ids = DemonstrationPlan.Organizations.SelectMany(o => o.Kinds.Select(k => DemonstrationListing.Id(o.Number, k))).ToList();
        var kept = await db.Listings.AsNoTracking().Where(l => ids.Contains(l.Id)).Select(l => l.Document).ToListAsync(Cancel);
        return [.. kept.SelectMany(l => l.Phones).Select(p => p.For<OwnerReader>()!.Number)];
    }
}
