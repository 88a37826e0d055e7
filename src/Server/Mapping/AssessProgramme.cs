using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Mapping;

/// <summary>Somebody says how far a programme meets each provision of a standard, with what shows it.</summary>
internal static class AssessProgramme
{
    public const int LongestEvidence = 2000;

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, ReadMapping mapping, Guid id, string standard)
    {
        var cancel = http.RequestAborted;
        var (programme, against) = (await mapping.Of(id, caller, cancel), await LoadStandard.Find(db, standard, cancel));
        var own = await SaveSheet.Own(db, caller, id).AsNoTracking().SingleOrDefaultAsync(cancel);
        return Show(programme, against, own?.Document, Of(own?.Document, standard), null, 200);
    }

    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        ReadMapping mapping,
        TimeProvider clock,
        Guid id,
        string standard
    )
    {
        var (cancel, now, form) = (http.RequestAborted, clock.GetUtcNow(), await http.Form());
        var against = await LoadStandard.Find(db, standard, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = await SaveSheet.Hold(db, mapping, caller, id, cancel);
        var stands = own?.Document ?? new();
        var hers = Read(form, against, stands, http.Language(), DateOnly.FromDateTime(now.UtcDateTime));
        if (hers.Any(a => a is { Grade: Grade.Met or Grade.Partly, Evidence: null }))
            return Show(await mapping.Of(id, caller, cancel), against, own?.Document, hers, MappingText.FaultEvidence, 422);
        if (form.One("state", 40) != Mark(own?.Document))
            return Show(await mapping.Of(id, caller, cancel), against, own?.Document, hers, MappingText.FaultConflict, 409);
        var assessments = stands.Assessments.Where(a => a.Standard != standard).Concat(hers).ToList();
        if (!assessments.SequenceEqual(stands.Assessments))
        {
            await SaveSheet.Write(
                db,
                http,
                caller,
                id,
                own,
                stands with
                {
                    Assessments = assessments,
                },
                own?.Circle ?? SheetCircle.Members,
                now
            );
            await transaction.CommitAsync(cancel);
        }
        return new SeeOther($"/{http.Language().Code}/mapping/{id}?done=saved");
    }

    /// <summary>What she did not change keeps its day.</summary>
    private static IReadOnlyList<Assessment> Read(
        IFormCollection form,
        Standard standard,
        SheetDocument stands,
        Language language,
        DateOnly today
    )
    {
        var read = new List<Assessment>();
        foreach (var provision in standard.Provisions)
        {
            if (!Enum.TryParse<Grade>(form.One($"g-{provision.Key}", 10), out var grade) || !Enum.IsDefined(grade))
                continue;
            var evidence = form.Lines($"e-{provision.Key}", LongestEvidence);
            var before = stands.Assessments.FirstOrDefault(a => a.Standard == standard.Key && a.Provision == provision.Key);
            read.Add(
                before is not null && before.Grade == grade && (before.Evidence?.In(language).Text ?? "") == evidence
                    ? before
                    : new(standard.Key, provision.Key, grade) { Evidence = LocalText.OfOptional(evidence, language), On = today }
            );
        }
        return read;
    }

    private static IReadOnlyList<Assessment> Of(SheetDocument? document, string standard) =>
        [.. (document?.Assessments ?? []).Where(a => a.Standard == standard)];

    private static string Mark(SheetDocument? document) => document is null ? "" : StoredJson.MarkOf(document);

    private static RazorComponentResult<AssessPage> Show(
        MappedView programme,
        Standard standard,
        SheetDocument? stands,
        IReadOnlyList<Assessment> shown,
        string? fault,
        int status
    ) =>
        new(
            new
            {
                Programme = programme,
                Standard = standard,
                Shown = shown,
                State = Mark(stands),
                Fault = fault,
            }
        )
        {
            StatusCode = status,
        };
}
