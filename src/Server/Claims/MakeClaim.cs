using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Claims;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Claims;

/// <summary>
/// Somebody says that an entry is her organisation's, and how one can check it; others of the same former organisation come along where she ticks them. Nothing
/// changes by it, and an entry that is hidden, controlled or somebody's is as absent as none.
/// </summary>
internal static class MakeClaim
{
    /// <summary>So many entries of one former organisation are offered beside.</summary>
    private const int MostBeside = 60;

    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db, Guid entry) => Show(http, caller, db, entry, "", null);

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid entry)
    {
        var (cancel, form) = (http.RequestAborted, await http.Form());
        var words = form.One("words", ClaimRule.LongestWords);
        if (words.Length < ClaimRule.ShortestWords)
            return await Show(http, caller, db, entry, words, ClaimsText.WordsMissing);
        var own = caller.Organization;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two colleagues who claim the same at once make it one claim.
        await db
            .MemberOrganizations.Where(o => o.Id == own)
            .ExecuteUpdateAsync(u => u.SetProperty(o => o.SortName, o => o.SortName), cancel);
        var found = await Find(db, caller, entry, cancel);
        var beside = await Beside(db, caller, found, cancel);
        var also = form["also"].Select(t => Guid.TryParse(t, out var id) ? id : Guid.Empty).ToHashSet();
        List<Guid> ids = [entry, .. beside.Select(v => v.Id).Where(also.Contains)];
        var known = await db
            .ListingClaims.Of(caller)
            .Where(c => ids.Contains(c.ListingId) && c.State == ClaimState.Waiting)
            .Select(c => c.ListingId)
            .ToListAsync(cancel);
        ids = [.. ids.Except(known)];
        if (await db.ListingClaims.Of(caller).CountAsync(c => c.State == ClaimState.Waiting, cancel) + ids.Count > ClaimRule.MostWaiting)
            throw Problems.TooMuchUndecided();
        var (now, countries) = (
            clock.GetUtcNow(),
            await db.PublicListings.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Country, cancel)
        );
        foreach (var id in ids)
        {
            db.ListingClaims.Add(
                new()
                {
                    Id = Guid.CreateVersion7(now),
                    OrganizationId = own,
                    ListingId = id,
                    Country = countries[id],
                    Words = words,
                    At = now,
                    Reason = "",
                    Seen = [],
                }
            );
            await db.Record(new(own, http.AuditName(), caller.Person, caller.Name, id), now, cancel);
        }
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/claims?done=saved");
    }

    private static async Task<ListingView<PublicReader>> Find(AppDb db, Caller caller, Guid entry, CancellationToken cancel) =>
        await db
            .PublicListings.AsNoTracking()
            .Claimable(db, caller.Standing.Kind == OrganizationKind.StateBody)
            .Where(p => p.Id == entry)
            .Select(p => p.View)
            .SingleOrDefaultAsync(cancel)
        ?? throw Problems.NotFound();

    private static async Task<IReadOnlyList<ListingView<PublicReader>>> Beside(
        AppDb db,
        Caller caller,
        ListingView<PublicReader> entry,
        CancellationToken cancel
    )
    {
        if (entry.OrganizationId is not { } organization)
            return [];
        return await db
            .PublicListings.AsNoTracking()
            .Claimable(db, caller.Standing.Kind == OrganizationKind.StateBody)
            .Where(p => p.OrganizationId == organization && p.Id != entry.Id)
            .OrderBy(p => p.Id)
            .Take(MostBeside)
            .Select(p => p.View)
            .ToListAsync(cancel);
    }

    private static async Task<IResult> Show(HttpContext http, Caller caller, AppDb db, Guid entry, string words, string? fault)
    {
        var cancel = http.RequestAborted;
        var found = await Find(db, caller, entry, cancel);
        var isClaimed = await db.ListingClaims.Of(caller).AnyAsync(c => c.ListingId == entry && c.State == ClaimState.Waiting, cancel);
        return new RazorComponentResult<MakeClaimPage>(
            new
            {
                Entry = new ClaimableEntry(found, isClaimed),
                Beside = await Beside(db, caller, found, cancel),
                Words = words,
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }
}
