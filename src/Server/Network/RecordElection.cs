using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Network;

/// <summary>
/// Records that the civil-society members of a country, or of the region, have elected their admission group: the day, the minutes, who was elected. Two other
/// members confirm it. The election itself is held elsewhere.
/// </summary>
internal static class RecordElection
{
    public const int FewestSeats = 3;
    public const int MostSeats = 9;

    /// <summary>A country's own group begins with three civil-society members; with fewer, the regional group decides (network.md §3).</summary>
    private const int FewestMembers = 3;

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, string? of) =>
        await Show(http, caller, db, Scope(caller, of), [], "", "", null);

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock)
    {
        var (cancel, form, now) = (http.RequestAborted, await http.Form(), clock.GetUtcNow());
        var country = Scope(caller, form.One("of", 2));
        var (day, minutes) = (form.One("held", 10), form.Lines("reason", OpenMotion.LongestReason));
        var candidates = await Candidates(db, country, cancel);
        var chosen = form["seat"]
            .Select(s => Guid.TryParse(s, out var id) ? id : Guid.Empty)
            .Where(candidates.ContainsKey)
            .Distinct()
            .ToList();
        var fault =
            candidates.Count < FewestMembers ? NetworkText.TooFewMembers
            : chosen.Count is < FewestSeats or > MostSeats ? NetworkText.SeatsWrong
            : Held(day, now) is null ? NetworkText.DayWrong
            : minutes.Length < OpenMotion.ShortestReason ? NetworkText.MinutesMissing
            : null;
        if (fault is not null)
            return await Show(http, caller, db, country, chosen, day, minutes, fault);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LastCoordinator.Hold(db, caller.Organization, cancel);
        var same = OpenMotion.Undecided(db, caller).Where(m => m.Kind == MotionKind.Election && m.Country == country);
        if (await same.Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancel) is { } undecided)
            return new SeeOther($"/{http.Language().Code}/network/motions/{undecided}");
        var motion = OpenMotion.Of(MotionKind.Election, country, null, now);
        (motion.HeldOn, motion.Organizations) = (Held(day, now), [.. chosen.Select(c => c.ToString())]);
        await db.Open(motion, caller, minutes, "motion.open", clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/network/motions/{motion.Id}");
    }

    /// <summary>A day that was, as a browser sends it (2026-06-20); null for one that is not or is still to come.</summary>
    public static DateOnly? Held(string day, DateTimeOffset now) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var held)
        && held.Year >= 2000
        && held <= DateOnly.FromDateTime(now.UtcDateTime.AddDays(1))
            ? held
            : null;

    /// <summary>Her own country, unless she asks for the region. Only civil society elects.</summary>
    private static string Scope(Caller caller, string? of) =>
        caller.Standing.Kind?.IsCivilSociety() != true ? throw Problems.NotForYou()
        : of == "" ? ""
        : caller.Standing.Country!;

    private static async Task<Dictionary<Guid, LocalText>> Candidates(AppDb db, string country, CancellationToken cancel)
    {
        var members = await db
            .MemberOrganizations.AsNoTracking()
            .Where(o => o.State == MemberState.Member && (country == "" || o.Country == country))
            .OrderBy(o => o.SortName)
            .Select(o => new
            {
                o.Id,
                o.Name,
                o.Kind,
            })
            .ToListAsync(cancel);
        return members.Where(m => m.Kind.IsCivilSociety()).ToDictionary(m => m.Id, m => m.Name);
    }

    private static async Task<IResult> Show(
        HttpContext http,
        Caller caller,
        AppDb db,
        string country,
        List<Guid> chosen,
        string day,
        string minutes,
        string? fault
    ) =>
        new RazorComponentResult<ElectionPage>(
            new
            {
                Country = country,
                Own = Gazetteer.Find(caller.Standing.Country)!.Name(http.Language()),
                Candidates = await Candidates(db, country, http.RequestAborted),
                Chosen = chosen,
                Day = day,
                Minutes = minutes,
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
}
