using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Lists;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;

namespace Tirek.Server.Lists;

/// <summary>The lists that the caller's organisation brought: any other is as if it were not there.</summary>
internal static class OwnLists
{
    public static IQueryable<BroughtList> Of(AppDb db, Caller caller)
    {
        var organization = caller.Organization;
        return db.BroughtLists.Where(l => l.OrganizationId == organization);
    }

    /// <summary>One that waits to be taken.</summary>
    /// <exception cref="Problem">There is none, or it is taken, given up or too old.</exception>
    public static async Task<BroughtList> Open(AppDb db, Caller caller, Guid id, CancellationToken cancel) =>
        await Of(db, caller).SingleOrDefaultAsync(l => l.Id == id && l.TakenAt == null && l.Cells != null, cancel)
        ?? throw Problems.NotFound();

    public static BroughtTable Table(BroughtList list) => StoredJson.Read<BroughtTable>(list.Cells!);

    /// <summary>In the order of the columns; empty until somebody said it.</summary>
    public static IReadOnlyList<ChosenColumn> Columns(BroughtList list) =>
        list.Columns is null ? [] : StoredJson.Read<List<ChosenColumn>>(list.Columns);

    /// <summary>What each row would do to the services of the organisation as they stand.</summary>
    public static async Task<IReadOnlyList<PlannedRow>> Plan(AppDb db, Caller caller, BroughtList list, CancellationToken cancel)
    {
        var table = Table(list);
        var country = await db.MemberOrganizations.Where(o => o.Id == list.OrganizationId).Select(o => o.Country).SingleAsync(cancel);
        var own = await Entries(db, caller, cancel);
        string[] home = [.. own.Select(e => e.Town).OfType<string>().Distinct()];
        var read = new ReadBroughtRow(ListWords.All, [.. Columns(list).Select(c => c.Column)], country, home);
        var rows = table.Rows.Select(read.Read).ToList();
        var codes = rows.Select(r => OwnCode.Of(r.Key)).OfType<OwnCode>();
        return new PlanList(await FormerStates.Of(db, caller, own, codes, cancel), Language.Find(list.Language)!).Of(rows);
    }

    /// <summary>Tells one plan over one state of the services from any other.</summary>
    public static string MarkOf(BroughtList list, IReadOnlyList<PlannedRow> plan) =>
        StoredJson.MarkOf(
            new Marked(
                list.Language,
                [
                    .. plan.Select(r => new MarkedRow(
                        r.Row.Number,
                        r.Act,
                        r.Entry is null ? null : EditHistory.MarkOf(r.Entry),
                        r.Texts,
                        r.Newer.ToDictionary(n => n.Key, n => n.Brought),
                        r.Row.Town?.Key,
                        r.Row.Address,
                        r.Row.Key
                    )),
                ]
            )
        );

    /// <summary>Writes the line of the trail. In the transaction of the act.</summary>
    public static Task Record(HttpContext http, AppDb db, Caller caller, Guid list, TimeProvider clock) =>
        db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, list), clock, http.RequestAborted);

    /// <summary>The services of the organisation in which the rows of a list are looked for.</summary>
    public static async Task<IReadOnlyList<OwnEntry>> Entries(AppDb db, Caller caller, CancellationToken cancel)
    {
        var listings = db.Listings.AsNoTracking().OwnedBy(db, caller);
        var places = await db
            .ListingPlaces.Where(p => listings.Any(l => l.Id == p.ListingId))
            .Join(db.Locations, p => p.LocationId, l => l.Id, (p, l) => new { p.ListingId, l.Document })
            .ToListAsync(cancel);
        var at = places.ToLookup(p => p.ListingId, p => p.Document.Whereabouts);
        var keys = await db
            .ListingVersions.Where(v => v.ListKey != null && listings.Any(l => l.Id == v.ListingId))
            // What was taken back was a mistake, its codes too.
            .Where(v => db.BroughtLists.Any(b => b.Id == v.ListId && b.TakenBackAt == null))
            .Select(v => new { v.ListingId, v.ListKey })
            .ToListAsync(cancel);
        var known = keys.ToLookup(k => k.ListingId, k => k.ListKey!);
        return
        [
            .. (await listings.Select(l => l.Document).ToListAsync(cancel))
                .Where(l => !Domain.Programmes.ProgrammeRule.IsProgramme(l))
                .Select(l => new OwnEntry(
                    l,
                    at[l.Id].Select(TownOf).Distinct().ToList() is [var only] ? only : null,
                    [.. known[l.Id].Distinct()]
                )
                {
                    ShowsAddress = at[l.Id].Any(w => w is Whereabouts.Shown),
                    Address = at[l.Id].ToList() is [Whereabouts.Shown { Addresses: [{ Address1: { } street }] }] ? street : null,
                }),
        ];
    }

    private static string? TownOf(Whereabouts whereabouts) =>
        whereabouts switch
        {
            Whereabouts.Shown shown => shown.TownKey,
            Whereabouts.AreaOnly area => area.DistrictKey,
            _ => null,
        };

    private sealed record Marked(string Language, IReadOnlyList<MarkedRow> Rows);

    private sealed record MarkedRow(
        int Row,
        PlannedAct Act,
        string? Entry,
        IReadOnlyDictionary<string, string> Texts,
        IReadOnlyDictionary<string, string> Newer,
        string? Town,
        string? Address,
        string? Key
    );
}
