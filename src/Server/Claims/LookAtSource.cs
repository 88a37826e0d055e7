using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Claims;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Duplicates;
using Tirek.Server.Http;

namespace Tirek.Server.Claims;

/// <summary>What the source of an entry that a member claimed says otherwise since somebody last looked, beside what the member says.</summary>
internal static class LookAtSource
{
    private static readonly TimeSpan LongestImport = TimeSpan.FromDays(1);

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, Guid id)
    {
        var cancel = http.RequestAborted;
        var claim =
            await db
                .ListingClaims.AsNoTracking()
                .Of(caller)
                .SingleOrDefaultAsync(c => c.Id == id && c.State == ClaimState.Confirmed, cancel)
            ?? throw Problems.NotFound();
        return await Show(http, db, claim);
    }

    public static async Task<IResult> Show(HttpContext http, AppDb db, ListingClaim claim, int status = 200)
    {
        var cancel = http.RequestAborted;
        var own = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == claim.OwnId, cancel);
        var former = await db.Listings.AsNoTracking().SingleOrDefaultAsync(l => l.Id == claim.ListingId, cancel);
        var marks = await SourceMarks.Of(db, claim, former, cancel);
        var isGone = marks is [SourceMarks.Gone] or [SourceMarks.Withheld];
        return new RazorComponentResult<SourcePage>(
            new
            {
                claim.Id,
                OwnId = own.Id,
                own.Document.Name,
                IsGone = isGone,
                IsWithheld = marks is [SourceMarks.Withheld],
                Changes = isGone ? [] : await Changes(http, db, claim, own.Document, former!.Document, marks),
                Mark = MarkOf(marks),
            }
        )
        {
            StatusCode = status,
        };
    }

    /// <summary>Tells one state of a source from another in a form.</summary>
    public static string MarkOf(string[] marks) => StoredJson.MarkOf(marks);

    private static async Task<IReadOnlyList<SourceChange>> Changes(
        HttpContext http,
        AppDb db,
        ListingClaim claim,
        Listing own,
        Listing former,
        string[] marks
    )
    {
        var (cancel, language) = (http.RequestAborted, http.Language());
        var reader = claim.Reads > Audience.Public ? MemberReader.OfProfessional : MemberReader.OfPaper;
        var theirs = ListingView.For(reader, former, null, await SourceMarks.PlacesOf(db, former, cancel));
        var hers = ListingView.Of<OwnerReader>(own, null, await SourceMarks.PlacesOf(db, own, cancel));
        return
        [
            .. News(claim, own, former, marks)
                .Select(f => new SourceChange(f.Key, MergeWords.Lines(theirs, f.Key, language), MergeWords.Lines(hers, f.Key, language))),
        ];
    }

    /// <summary>Fields that the source says otherwise now, and that she may take: none that would make help a programme, or a programme help.</summary>
    private static IEnumerable<MergeField> News(ListingClaim claim, Listing own, Listing former, string[] marks) =>
        MergeFields.Between(own, former).Where(f => marks.Except(claim.Seen).Any(m => m.StartsWith($"{f.Key}:", StringComparison.Ordinal)));

    /// <summary>Confirmed claims of her organisation whose source says something else now, and since when. Few records are read: those that were written since.</summary>
    public static async Task<IReadOnlyList<(Guid Id, Guid ListingId, DateTimeOffset At)>> WithNews(
        AppDb db,
        Caller caller,
        CancellationToken cancel
    )
    {
        var claims = await db.ListingClaims.AsNoTracking().Of(caller).Where(c => c.State == ClaimState.Confirmed).ToListAsync(cancel);
        var ids = claims.Select(c => c.ListingId).ToList();
        var written = await db
            .Listings.AsNoTracking()
            .Where(l => ids.Contains(l.Id))
            .Select(l => new
            {
                l.Id,
                l.ChangedAt,
                Places = db
                    .ListingPlaces.Where(p => p.ListingId == l.Id)
                    .Join(db.Locations, p => p.LocationId, o => o.Id, (_, o) => (DateTimeOffset?)o.ChangedAt)
                    .Max(),
            })
            .ToDictionaryAsync(l => l.Id, l => l.Places > l.ChangedAt ? l.Places.Value : l.ChangedAt, cancel);
        var found = new List<(Guid, Guid, DateTimeOffset)>();
        foreach (var claim in claims)
        {
            DateTimeOffset? at = written.TryGetValue(claim.ListingId, out var last) ? last : null;
            // An import writes when it began, and may have ended long after.
            if (at < claim.SeenAt - LongestImport)
                continue;
            var former = await db.Listings.AsNoTracking().SingleOrDefaultAsync(l => l.Id == claim.ListingId, cancel);
            var marks = await SourceMarks.Of(db, claim, former, cancel);
            if (!marks.Except(claim.Seen).Any())
                continue;
            var own = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == claim.OwnId, cancel);
            if (marks is [SourceMarks.Gone] or [SourceMarks.Withheld] || News(claim, own.Document, former!.Document, marks).Any())
                found.Add((claim.Id, claim.OwnId!.Value, at ?? claim.DecidedAt!.Value));
        }
        return found;
    }
}
