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
        return Show(programme, against, own?.Document, own?.Document.Assessments ?? [], [], null, 200);
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
        var (cancel, now, form, language) = (http.RequestAborted, clock.GetUtcNow(), await http.Form(), http.Language());
        var against = await LoadStandard.Find(db, standard, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = await SaveSheet.Hold(db, mapping, caller, id, cancel);
        var programme = await mapping.Of(id, caller, cancel);
        var stands = own?.Document ?? new();
        var hers = Read(form, against, language, DateOnly.FromDateTime(now.UtcDateTime));
        var seen = against.Provisions.ToDictionary(p => p.Key, p => form.One($"m-{p.Key}", 40));
        var joined = JoinAssessments.Of(stands.Assessments, hers, seen, language);
        if (hers.Any(a => a is { Grade: Grade.Met or Grade.Partly, Evidence: null }))
            return Show(programme, against, stands, joined.Assessments, [], MappingText.FaultEvidence, 422);
        if (joined.Conflicts.Count > 0)
            return Show(programme, against, stands, joined.Assessments, joined.Conflicts, MappingText.FaultConflict, 409);
        if (!joined.Assessments.SequenceEqual(stands.Assessments))
        {
            var circle = own?.Circle ?? SaveSheet.FirstCircle(caller, programme);
            await SaveSheet.Write(db, http, caller, id, own, stands with { Assessments = joined.Assessments }, circle, now);
            await transaction.CommitAsync(cancel);
        }
        return new SeeOther($"/{language.Code}/mapping/{id}?done=saved");
    }

    /// <summary>What the form answers; a provision that it says nothing of is not touched.</summary>
    private static IReadOnlyList<Assessment> Read(IFormCollection form, Standard standard, Language language, DateOnly today)
    {
        var read = new List<Assessment>();
        foreach (var provision in standard.Provisions)
            if (form.One($"g-{provision.Key}", 10) is { Length: > 0 } said)
            {
                var grade = Grades.FirstOrDefault(g => $"{g}" == said, (Grade)(-1));
                if (!Enum.IsDefined(grade))
                    throw Problems.NotUnderstood();
                var evidence = LocalText.OfOptional(form.Lines($"e-{provision.Key}", LongestEvidence), language);
                read.Add(new(standard.Key, provision.Key, grade) { Evidence = evidence, On = today });
            }
        return read;
    }

    private static readonly Grade[] Grades = Enum.GetValues<Grade>();

    private static RazorComponentResult<AssessPage> Show(
        MappedView programme,
        Standard standard,
        SheetDocument? stands,
        IReadOnlyList<Assessment> shown,
        IReadOnlyList<string> conflicts,
        string? fault,
        int status
    ) =>
        new(
            new
            {
                Programme = programme,
                Standard = standard,
                Shown = shown.Where(a => a.Standard == standard.Key).ToList(),
                Stands = (stands?.Assessments ?? []).Where(a => a.Standard == standard.Key).ToList(),
                Conflicts = conflicts,
                Fault = fault,
            }
        )
        {
            StatusCode = status,
        };
}
