using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Mapping;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Mapping;

/// <summary>A programme with every answer beside its source, points to discuss with the programme's replies, and what the caller's organisation may do here.</summary>
internal static class ShowProgramme
{
    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db, ReadMapping mapping, Guid id) =>
        Show(http, caller, db, mapping, id, null, 200);

    /// <param name="typed">A reply that could not be kept; null: none.</param>
    public static async Task<IResult> Show(
        HttpContext http,
        Caller caller,
        AppDb db,
        ReadMapping mapping,
        Guid id,
        TypedReply? typed,
        int status
    )
    {
        var cancel = http.RequestAborted;
        var programme = await mapping.Of(id, caller, cancel);
        var mayWrite = caller.May(Permission.MapProgrammes);
        var own = mayWrite ? await SaveSheet.Own(db, caller, id).AsNoTracking().SingleOrDefaultAsync(cancel) : null;
        return new RazorComponentResult<ProgrammeSheetsPage>(
            new
            {
                Programme = programme,
                IsListed = programme.ListingId is { } listing
                    && await db.PublicListings.AnyAsync(p => p.Id == listing && p.IsProgramme, cancel),
                MayWrite = mayWrite,
                Own = caller.Standing.Organization,
                HasOwn = own is not null,
                State = own is null ? "" : SaveSheet.MarkOf(own),
                Changes = own is null ? [] : await Changes(db, own, cancel),
                Standards = await LoadStandard.All(db, cancel),
                Partner = caller.May(Permission.ConfirmPartnerContact) && programme.NamedServices().Contains(caller.Organization)
                    ? caller.Organization
                    : (Guid?)null,
                Typed = typed,
            }
        )
        {
            StatusCode = status,
        };
    }

    private static async Task<IReadOnlyList<SheetChange>> Changes(AppDb db, ProgrammeSheet own, CancellationToken cancel)
    {
        var former = await SaveSheet.Versions(db, own).AsNoTracking().OrderByDescending(v => v.Sequence).Take(20).ToListAsync(cancel);
        var after = former.Select(v => v.Document).Prepend(own.Document);
        return [.. former.Zip(after, (v, a) => new SheetChange(v.ReplacedAt, Changed(v.Document, a)))];
    }

    private static IReadOnlyList<Question> Changed(SheetDocument before, SheetDocument after) =>
        [
            .. Questionnaire.All.Where(q =>
                (before.To(q.Key), after.To(q.Key)) switch
                {
                    (null, null) => false,
                    ({ } one, { } other) => !one.SaysSameAs(other),
                    _ => true,
                }
            ),
        ];
}
