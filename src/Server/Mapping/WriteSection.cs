using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Mapping;

/// <summary>
/// Somebody answers a section in the sheet of her own organisation. What she changed gets the source and the day that she gives; what she did not touch keeps its
/// own. Two colleagues who write at once lose nothing.
/// </summary>
internal static class WriteSection
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, ReadMapping mapping, Guid id, string section)
    {
        var (cancel, asked) = (http.RequestAborted, Of(section));
        var programme = await mapping.Of(id, caller, cancel);
        var own = await SaveSheet.Own(db, caller, id).AsNoTracking().SingleOrDefaultAsync(cancel);
        var services = await Services(db, caller, programme, own?.Document, cancel);
        var circle = own?.Circle ?? SaveSheet.FirstCircle(caller, programme);
        return Show(http, caller, programme, asked, own, own?.Document ?? new(), circle, services, null, null, [], 200);
    }

    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        ReadMapping mapping,
        TimeProvider clock,
        Guid id,
        string section
    )
    {
        var (cancel, now, asked, form) = (http.RequestAborted, clock.GetUtcNow(), Of(section), await http.Form());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = await SaveSheet.Hold(db, mapping, caller, id, cancel);
        var programme = await mapping.Of(id, caller, cancel);
        var stands = own?.Document ?? new();
        var services = await Services(db, caller, programme, stands, cancel);
        var read = MappingForm.Read(form, asked, [.. services.Select(s => s.Id)], http.Language(), DateOnly.FromDateTime(now.UtcDateTime));
        var joined = JoinSheets.Of(stands, asked, read.Answers, read.Seen, http.Language());
        // What she left as she saw it stays as it is now: nobody widens a sheet that a colleague has just narrowed.
        var chosen = SaveSheet.CircleOf(caller, form.One("circle", 20));
        var circle = own is not null && $"{chosen}" == form.One("seen-circle", 20) ? own.Circle : chosen;
        var ours = form.One("ours", 3);
        var document = stands with
        {
            Answers = joined.Answers,
            IsProvider =
                asked == Questionnaire.Sections[0]
                    ? (ours == form.One("seen-ours", 3) ? stands.IsProvider : ours == Keys.Yes)
                    : stands.IsProvider,
        };
        var fault =
            read.Faults.Count > 0 ? read.Faults.Values.First()
            : joined.Conflicts.Count > 0 ? MappingText.FaultConflict
            : !joined.IsChanged ? null
            : read.Source.Length < 3 ? MappingText.FaultSource
            : read.AsOf is null ? MappingText.FaultDay
            : null;
        if (fault is not null)
            return Show(
                http,
                caller,
                programme,
                asked,
                own,
                document,
                circle,
                services,
                read,
                fault,
                joined.Conflicts,
                joined.Conflicts.Count > 0 ? 409 : 422
            );
        var saved = "";
        if (joined.IsChanged || document.IsProvider != stands.IsProvider || own is not null && own.Circle != circle)
        {
            await SaveSheet.Write(db, http, caller, id, own, document, circle, now);
            await transaction.CommitAsync(cancel);
            saved = "?done=saved";
        }
        var onwards = Next(asked, form.One("then", 40)) is { } next ? $"/write/{next.Key}" : "";
        return new SeeOther($"/{http.Language().Code}/mapping/{id}{onwards}{saved}");
    }

    /// <summary>The section to write in after this one; null: to the programme.</summary>
    private static Section? Next(Section asked, string then) =>
        then == "next" ? Questionnaire.Sections.SkipWhile(s => s != asked).Skip(1).FirstOrDefault() : Questionnaire.FindSection(then);

    private static Section Of(string section) => Questionnaire.FindSection(section) ?? throw Problems.NotFound();

    /// <summary>Members of the programme's country who work with survivors, as far as she may know of them; and one that her sheet names already.</summary>
    private static async Task<IReadOnlyList<NamedMember>> Services(
        AppDb db,
        Caller caller,
        MappedView programme,
        SheetDocument? own,
        CancellationToken cancel
    )
    {
        var named = own?.NamedServices().ToArray() ?? [];
        var circle = MappingCircle.Of(caller);
        var found = await db
            .MemberOrganizations.AsNoTracking()
            .Where(o =>
                named.Contains(o.Id)
                || (
                    o.State == MemberState.Member
                    && o.Country == programme.Country
                    && o.Kind != OrganizationKind.StateBody
                    && o.Kind != OrganizationKind.University
                    && o.Kind != OrganizationKind.PerpetratorProgramme
                )
            )
            .OrderBy(o => o.SortName)
            .Select(o => new
            {
                o.Id,
                o.Name,
                o.Kind,
                o.IsSeenByState,
            })
            .ToListAsync(cancel);
        return
        [
            .. found
                .Select(o => (o.Id, Name: circle.MayName(o.Id, o.Kind, o.IsSeenByState) ? o.Name : null))
                .Where(o => o.Name is not null || named.Contains(o.Id))
                .Select(o => new NamedMember(o.Id, o.Name ?? Questionnaire.SomeMember)),
        ];
    }

    private static RazorComponentResult<SectionPage> Show(
        HttpContext http,
        Caller caller,
        MappedView programme,
        Section section,
        ProgrammeSheet? own,
        SheetDocument shown,
        SheetCircle circle,
        IReadOnlyList<NamedMember> services,
        MappingForm? read,
        string? fault,
        IReadOnlyList<string> conflicts,
        int status
    ) =>
        new(
            new
            {
                Programme = programme,
                Section = section,
                Shown = shown,
                Services = services,
                Circle = circle,
                SeenCircle = own?.Circle,
                SeenOurs = own?.Document.IsProvider == true,
                IsOfState = caller.Standing.Kind == OrganizationKind.StateBody,
                Source = read?.Source ?? "",
                AsOf = read?.AsOfTyped ?? "",
                Fault = fault,
                Asked = section
                    .Questions.Select(q => new AskedQuestion(
                        q,
                        GivenAnswer.MarkOf(own?.Document.To(q.Key), http.Language()),
                        shown.To(q.Key)
                    )
                    {
                        Typed = read?.Typed.GetValueOrDefault(q.Key),
                        Fault = read?.Faults.GetValueOrDefault(q.Key),
                        StandsNow = conflicts.Contains(q.Key)
                            ? MappingWords.Of(q, own?.Document.To(q.Key), programme, http.Language())
                            : null,
                    })
                    .ToList(),
            }
        )
        {
            StatusCode = status,
        };
}
