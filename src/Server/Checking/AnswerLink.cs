using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Listings;
using Tirek.Server.Accounts;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Listings;

namespace Tirek.Server.Checking;

/// <summary>
/// Whoever gives a service says by the link of a mail whether its entry is right, without an account. Opening it changes nothing and is not kept, since programs open
/// links too; it shows what everybody reads. Its answer counts once. What is wrong is a correction like any other.
/// </summary>
internal static class AnswerLink
{
    private const int FreeGuesses = 20;
    private const int LongestToken = 64;

    public static async Task<IResult> Page(HttpContext http, AppDb db, SignInLanes lanes, TimeProvider clock, string token) =>
        await Find(http, db, lanes, clock, token) is { } found ? await Show(db, found, http.RequestAborted) : Over();

    /// <summary>After an answer: a page of its own, so that to load it again sends nothing again.</summary>
    public static Task<IResult> Thanks() => Task.FromResult<IResult>(new RazorComponentResult<LinkPage>(new { IsDone = true }));

    public static async Task<IResult> Answer(HttpContext http, AppDb db, SignInLanes lanes, TimeProvider clock, string token)
    {
        var (cancel, form) = (http.RequestAborted, await http.Form());
        if (await Find(http, db, lanes, clock, token) is not { } asked)
            return Over();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Whoever answers by the same link at the same moment waits here, and then finds it used.
        await db
            .Listings.Where(l => l.Id == asked.ListingId)
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);
        if (await Open(db, clock, token).SingleOrDefaultAsync(cancel) is not { } link)
            return Over();
        var isRight = form.One("said", 10) == "right";
        if (isRight && form.One("mark", 40) != CheckListing.MarkOf(await ViewOf(db, link, cancel)))
            return await Show(db, link, cancel, CheckingText.ChangedSince, status: 409);
        if (isRight)
            await Confirm(db, link, clock, cancel);
        else
        {
            var (about, words) = (CorrectionRule.Read(form["about"]), form.Lines("words", CorrectionRule.LongestWords));
            if (about.Count == 0)
                return await Show(db, link, cancel, CheckingText.AboutMissing, words, 422);
            await WriteCorrection.Write(db, link.ListingId, CorrectionOrigin.Provider, about, words, clock, cancel);
        }
        (link.TokenHash, link.AnsweredOn, link.IsRight) = (null, CheckListing.Today(clock), isRight);
        await db.Record(new(link.OrganizationId, http.AuditName(), Guid.Empty, "", link.ListingId), clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/ask/thanks");
    }

    /// <summary>Links that open something: not used, not over, of an entry that is public and that nobody in the network owns.</summary>
    private static IQueryable<ProviderLink> Open(AppDb db, TimeProvider clock, string token)
    {
        var (hash, now) = (SendLink.HashOf(token), clock.GetUtcNow());
        var nobodys = db.Listings.Nobodys(db);
        return db.ProviderLinks.Where(l =>
            l.TokenHash == hash
            && l.ExpiresAt > now
            && l.AnsweredOn == null
            && nobodys.Any(n => n.Id == l.ListingId)
            && db.PublicListings.Any(p => p.Id == l.ListingId)
        );
    }

    /// <summary>Null if it is no link of ours, or opens nothing any more.</summary>
    /// <exception cref="Problem">So many that are none came this way that it has to wait.</exception>
    private static async Task<ProviderLink?> Find(HttpContext http, AppDb db, SignInLanes lanes, TimeProvider clock, string token)
    {
        ProviderLink? link = null;
        var isOurs =
            await lanes.Try(
                SignInLanes.Of("", null, http, "ask"),
                async () =>
                {
                    if (token.Length <= LongestToken)
                        link = await Open(db, clock, token).AsNoTracking().SingleOrDefaultAsync(http.RequestAborted);
                    return link is not null;
                },
                FreeGuesses
            ) ?? throw Problems.TooManyTries();
        return isOurs ? link : null;
    }

    private static async Task Confirm(AppDb db, ProviderLink link, TimeProvider clock, CancellationToken cancel)
    {
        var kept = await db.Listings.SingleAsync(l => l.Id == link.ListingId, cancel);
        // When it was checked is no state of the entry: its history tells what somebody wrote.
        kept.Document = CheckRule.Confirm(kept.Document, CheckListing.Today(clock), CheckingWords.ByProvider());
        kept.ChangedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        await PublishListings.Publish(db, [kept.Id], cancel, clock);
    }

    private static Task<ListingView<PublicReader>> ViewOf(AppDb db, ProviderLink link, CancellationToken cancel) =>
        db.PublicListings.AsNoTracking().Where(p => p.Id == link.ListingId).Select(p => p.View).SingleAsync(cancel);

    private static async Task<IResult> Show(
        AppDb db,
        ProviderLink link,
        CancellationToken cancel,
        string? fault = null,
        string words = "",
        int status = 200
    )
    {
        var view = await ViewOf(db, link, cancel);
        return new RazorComponentResult<LinkPage>(
            new
            {
                Listing = view,
                Mark = CheckListing.MarkOf(view),
                Fault = fault,
                Words = words,
            }
        )
        {
            StatusCode = status,
        };
    }

    private static RazorComponentResult Over() => new RazorComponentResult<LinkPage>(new { }) { StatusCode = 404 };
}
