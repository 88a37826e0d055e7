using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Claims;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Listings;

namespace Tirek.Server.Claims;

/// <summary>
/// A focal point confirms: the entry is the member's. Of several who claim it one is confirmed, the others are told. All that wait of one member are confirmed at
/// once, as many as were shown.
/// </summary>
internal static class ConfirmClaim
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, now, told) = (http.RequestAborted, clock.GetUtcNow(), (await http.Form()).One("count", 6));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var claims = await Hold(db, caller, id, told, cancel);
        var published = new List<Guid>();
        var lines = new List<TrailLine>();
        foreach (var claim in claims)
        {
            var own = await TakeOver.By(db, claim, now, cancel);
            published.AddRange([claim.ListingId, own]);
            (claim.State, claim.DecidedAt, claim.DecidedFor, claim.Words) = (ClaimState.Confirmed, now, caller.Organization, "");
            await TellOthers(db, claim, now, cancel);
            lines.Add(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, own));
            lines.Add(new(claim.OrganizationId, "network.claim-confirm", Guid.Empty, "", own));
        }
        await db.SaveChangesAsync(cancel);
        await PublishListings.Publish(db, published, cancel, clock);
        await lines.Write(db, now, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/claims?done=saved");
    }

    /// <summary>The entries first, in one order for everybody: whoever confirms another claim to one of them waits here, and then finds hers decided.</summary>
    private static async Task<IReadOnlyList<ListingClaim>> Hold(AppDb db, Caller caller, Guid id, string told, CancellationToken cancel)
    {
        var hers = db.ListingClaims.DecidedBy(db, caller);
        var asked = await hers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) ?? throw Problems.NotFound();
        var some = hers.Where(c => c.Id == id || (told != "" && c.OrganizationId == asked.OrganizationId && c.State == ClaimState.Waiting));
        foreach (var entry in await some.Select(c => c.ListingId).Distinct().OrderBy(e => e).ToListAsync(cancel))
            await db.Listings.Where(l => l.Id == entry).ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);
        // Then all claims, before any is read: none is withdrawn meanwhile.
        foreach (var claim in await some.Select(c => c.Id).OrderBy(c => c).ToListAsync(cancel))
            await db.ListingClaims.Where(c => c.Id == claim).ExecuteUpdateAsync(u => u.SetProperty(c => c.IsRead, c => c.IsRead), cancel);
        await hers.Hold(id, ClaimState.Waiting, cancel);
        var claims = await some.OrderBy(c => c.ListingId).ToListAsync(cancel);
        return told == "" || told == $"{claims.Count}" ? claims : throw Problems.ChangedMeanwhile();
    }

    private static async Task TellOthers(AppDb db, ListingClaim claim, DateTimeOffset now, CancellationToken cancel) =>
        await db
            .ListingClaims.Where(c => c.ListingId == claim.ListingId && c.Id != claim.Id && c.State == ClaimState.Waiting)
            .ExecuteUpdateAsync(
                u =>
                    u.SetProperty(c => c.State, ClaimState.OfAnother)
                        .SetProperty(c => c.DecidedAt, now)
                        .SetProperty(c => c.DecidedFor, claim.DecidedFor)
                        .SetProperty(c => c.Words, ""),
                cancel
            );

    /// <summary>In one order for everybody, so that two who write to the same two trails do not wait for each other.</summary>
    public static async Task Write(this IEnumerable<TrailLine> lines, AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var line in lines.OrderBy(l => l.Organization))
            await db.Record(line, now, cancel);
    }
}
