using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Duplicates;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;

namespace Tirek.Server.Duplicates;

/// <summary>A pair side by side, to choose field by field; or, of one that was merged, what stands and the way back.</summary>
internal static class ShowPair
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, Guid id)
    {
        var cancel = http.RequestAborted;
        if (await Merged(http, caller, db, id) is { } merged)
            return merged;
        var pair =
            await db
                .DuplicatePairs.AsNoTracking()
                .SeenBy(db, caller)
                .SingleOrDefaultAsync(p => p.Id == id && p.State != PairState.Merged, cancel)
            ?? throw Problems.NotFound();
        var seen = (await ReadPairs.Read(db, caller, [pair], cancel))[0];
        if (!seen.IsHers || pair.State == PairState.Distinct)
            return new RazorComponentResult<PairPage>(new { Pair = seen, pair.State });
        var two = await db
            .Listings.AsNoTracking()
            .Where(l => l.Id == pair.FirstId || l.Id == pair.SecondId)
            .ToDictionaryAsync(l => l.Id, cancel);
        return await Form(http, caller, db, seen, two[pair.FirstId], two[pair.SecondId], null);
    }

    /// <param name="chosen">What she sent, when an entry was changed meanwhile: her choices stand in the page, and nothing else has happened.</param>
    public static async Task<IResult> Form(
        HttpContext http,
        Caller caller,
        AppDb db,
        SeenPair seen,
        ListingRecord first,
        ListingRecord second,
        IFormCollection? chosen
    )
    {
        var isOwn = await AreOwn(db, caller, first.Id, second.Id, http.RequestAborted);
        var marks = http.RequestServices.GetRequiredService<PairMarks>();
        var form = await MergeForm.Of(db, first, second, isOwn, chosen, http.RequestAborted);
        return new RazorComponentResult<PairPage>(
            new
            {
                Pair = seen,
                State = PairState.Open,
                form.Rows,
                form.KeepsFirst,
                Marks = (marks.Of(first.Document), marks.Of(second.Document)),
                IsConflict = chosen is not null,
            }
        )
        {
            StatusCode = chosen is null ? 200 : 409,
        };
    }

    /// <summary>Whether both are of her own organisation, who may read all of them.</summary>
    public static async Task<bool> AreOwn(AppDb db, Caller caller, Guid first, Guid second, CancellationToken cancel) =>
        caller.May(Permission.EditListings)
        && await db.Listings.OwnedBy(db, caller).CountAsync(l => l.Id == first || l.Id == second, cancel) == 2;

    private static async Task<IResult?> Merged(HttpContext http, Caller caller, AppDb db, Guid id)
    {
        var hers = db.ListingAliases.AsNoTracking().DecidedBy(db, caller).Where(a => a.PairId == id);
        return (await ListMerges.Read(db, hers, http.RequestAborted)) is [var merge]
            ? new RazorComponentResult<MergedPage>(new { Merge = merge })
            : null;
    }
}
