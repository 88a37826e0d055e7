using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Programmes;
using Tirek.Server.Data;
using Tirek.Server.Duplicates;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Programmes;

/// <summary>
/// Programmes for people who use violence, on pages of their own: a man looking for help, a woman whose partner is in one and a man shopping for the
/// easiest one read the same (directory.md §4).
/// </summary>
internal static class ProgrammesFeature
{
    public static IServiceCollection AddProgrammes(this IServiceCollection services) =>
        services.AddSingleton(s => new PerPosition<IReadOnlyList<ProgrammeEntry>>(s.GetRequiredService<Func<AppDb>>(), ReadAll));

    public static void MapProgrammes(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}/programmes");
        pages.MapGet("", List).WhileOpen().Reads(Permission.Public);
        pages.MapGet("/{country:length(2)}", List).WhileOpen().Reads(Permission.Public);
        pages.MapGet("/{id:guid}", One).FollowsAliases().WhileOpen().Reads(Permission.Public);
    }

    private static async Task<RazorComponentResult> List(
        string? country,
        int? page,
        PerPosition<IReadOnlyList<ProgrammeEntry>> programmes,
        NodeState node,
        CancellationToken cancel
    )
    {
        if (country is not null && !node.Current.Countries.Contains(country))
            throw Problems.NotFound();
        var all = await programmes.Current(cancel);
        return new RazorComponentResult<ProgrammesPage>(
            new Dictionary<string, object?>
            {
                [nameof(ProgrammesPage.All)] = all,
                [nameof(ProgrammesPage.Country)] = country,
                [nameof(ProgrammesPage.Page)] = page ?? 1,
            }
        );
    }

    private static async Task<RazorComponentResult> One(Guid id, AppDb db, CancellationToken cancel)
    {
        var found =
            await db.PublicListings.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.IsProgramme, cancel)
            ?? throw Problems.NotFound();
        var services = await db.ThatStandFor(found.View.Programme?.WomensServices ?? [], cancel);
        var beside =
            services.Count == 0
                ? []
                : await db.PublicListings.AsNoTracking().Where(p => services.Contains(p.Id) && !p.IsProgramme).ToListAsync(cancel);
        return new RazorComponentResult<ProgrammePage>(
            new Dictionary<string, object?>
            {
                [nameof(ProgrammePage.Listing)] = found.View,
                [nameof(ProgrammePage.Country)] = found.Country,
                [nameof(ProgrammePage.WomensServices)] = beside.Select(b => b.View).ToList(),
            }
        );
    }

    private static async Task<IReadOnlyList<ProgrammeEntry>> ReadAll(AppDb db, CancellationToken cancel)
    {
        var rows = await db
            .PublicListings.Where(p => p.IsProgramme)
            .Select(p => new
            {
                p.Id,
                p.Country,
                p.View,
            })
            .ToListAsync(cancel);
        return [.. rows.Select(r => ProgrammeEntry.Of(r.Id, r.Country, r.View))];
    }
}
