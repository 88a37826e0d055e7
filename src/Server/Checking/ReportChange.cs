using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Feeds;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Checking;

/// <summary>
/// A call found something changed: a correction for who decides; and a number that is wrong goes from the public at once, or comes back.
/// </summary>
internal static class ReportChange
{
    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db, NodeState node, TimeProvider clock, Guid id) =>
        Show(http, caller, db, node, clock, id);

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, NodeState node, TimeProvider clock, Guid id)
    {
        var (cancel, form) = (http.RequestAborted, await http.Form());
        var about = CorrectionRule.Read(form["about"]);
        var words = form.Lines("words", CorrectionRule.LongestWords);
        if (about.Count == 0)
            return await Show(http, caller, db, node, clock, id, CheckingText.AboutMissing, about, words);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await InHerReach.Hold(db, caller, id, cancel);
        await WriteCorrection.Write(db, id, CorrectionOrigin.Call, about, words, clock, cancel);
        await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, id), clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/checks?done=passed-on&entry={id}");
    }

    public static async Task<IResult> Withdraw(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var phone = await PhoneOf(http);
        await CheckListing.Write(http, caller, db, clock, id, l => WithdrawNumber.From(l, phone));
        return new SeeOther($"/{http.Language().Code}/checks/{id}?done=saved");
    }

    public static async Task<IResult> PutBack(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var phone = await PhoneOf(http);
        await CheckListing.Write(http, caller, db, clock, id, l => WithdrawNumber.PutBack(l, phone));
        return new SeeOther($"/{http.Language().Code}/checks/{id}?done=saved");
    }

    private static async Task<Guid> PhoneOf(HttpContext http) =>
        Guid.TryParse((await http.Form()).One("phone", 40), out var phone) ? phone : throw Problems.NotUnderstood();

    public static async Task<IResult> Show(
        HttpContext http,
        Caller caller,
        AppDb db,
        NodeState node,
        TimeProvider clock,
        Guid id,
        string? fault = null,
        IReadOnlyList<CorrectionAbout>? about = null,
        string words = ""
    )
    {
        var cancel = http.RequestAborted;
        var found =
            await db
                .PublicListings.AsNoTracking()
                .CheckedBy(db, caller)
                .Where(p => p.Id == id)
                .Select(p => p.View)
                .SingleOrDefaultAsync(cancel)
            ?? throw Problems.NotFound();
        var document = await db.Listings.AsNoTracking().Where(l => l.Id == id).Select(l => l.Document).SingleAsync(cancel);
        var isOwn = await InHerReach.IsOwn(db, caller, id, cancel);
        return new RazorComponentResult<ReportChangePage>(
            new
            {
                Listing = ListChecks.Of(found, document, isOwn) with
                {
                    Link = await SendLink.Newest(db, id, cancel),
                },
                MayAsk = await SendLink.IsPossible(db, caller, node, id, CheckListing.Today(clock), cancel),
                Source = await EntrySources.Of(db, id, cancel),
                MaySayWhose = await db.PublicListings.SaidBy(db, caller).AnyAsync(p => p.Id == id, cancel),
                Withdrawn = WithdrawNumber.Of(document),
                About = about ?? [],
                Words = words,
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }
}
