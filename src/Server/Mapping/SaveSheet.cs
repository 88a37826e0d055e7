using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Mapping;
using Tirek.Domain.Members;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Mapping;

/// <summary>Writes an organisation's own sheet, and keeps the state that it had before. Nobody has a way to another one's.</summary>
internal static class SaveSheet
{
    /// <summary>So many states are kept of a sheet; the oldest go.</summary>
    public const int Kept = 50;

    /// <summary>The caller's own sheet of a programme that she may write about, held until the transaction ends; null while she has none.</summary>
    /// <exception cref="Problem">There is no such programme for her: nobody tries out ids that she may not read.</exception>
    public static async Task<ProgrammeSheet?> Hold(AppDb db, ReadMapping mapping, Caller caller, Guid programme, CancellationToken cancel)
    {
        await db
            .MappedProgrammes.Where(p => p.Id == programme)
            .ExecuteUpdateAsync(u => u.SetProperty(p => p.BegunAt, p => p.BegunAt), cancel);
        await mapping.Of(programme, caller, cancel);
        return await Own(db, caller, programme).SingleOrDefaultAsync(cancel);
    }

    public static IQueryable<ProgrammeSheet> Own(AppDb db, Caller caller, Guid programme) =>
        db.ProgrammeSheets.Where(s => s.ProgrammeId == programme && s.OrganizationId == caller.Organization);

    /// <summary>A sheet of the state is for all members: it is not kept from the state itself.</summary>
    /// <exception cref="Problem">Nobody chose: a sheet never becomes wider by mistake.</exception>
    public static SheetCircle CircleOf(Caller caller, string said) =>
        (caller.Standing.Kind, said) switch
        {
            (OrganizationKind.StateBody, _) => SheetCircle.Members,
            (_, nameof(SheetCircle.Members)) => SheetCircle.Members,
            (_, nameof(SheetCircle.CivilSociety)) => SheetCircle.CivilSociety,
            _ => throw Problems.NotUnderstood(),
        };

    /// <summary>For a sheet that she begins: where only sheets for civil society tell of a programme, hers does not tell the state of it unless she says so.</summary>
    public static SheetCircle FirstCircle(Caller caller, MappedView programme) =>
        caller.Standing.Kind != OrganizationKind.StateBody && programme.Sheets.All(s => s.Circle == SheetCircle.CivilSociety)
            ? SheetCircle.CivilSociety
            : SheetCircle.Members;

    /// <summary>Tells one state of a sheet from another, its circle too: an undo undoes what she saw.</summary>
    public static string MarkOf(ProgrammeSheet sheet) =>
        StoredJson.MarkOf(
            new
            {
                sheet.Sequence,
                sheet.Circle,
                sheet.Document,
            }
        );

    /// <summary>In a transaction; saves and records it.</summary>
    public static async Task Write(
        AppDb db,
        HttpContext http,
        Caller caller,
        Guid programme,
        ProgrammeSheet? before,
        SheetDocument document,
        SheetCircle circle,
        DateTimeOffset now
    )
    {
        var cancel = http.RequestAborted;
        if (before is null)
        {
            before = new()
            {
                ProgrammeId = programme,
                OrganizationId = caller.Organization,
                Document = document,
                Circle = circle,
                ChangedAt = now,
            };
            db.ProgrammeSheets.Add(before);
        }
        else
        {
            before.Sequence++;
            db.ProgrammeSheetVersions.Add(
                new()
                {
                    ProgrammeId = programme,
                    OrganizationId = before.OrganizationId,
                    Sequence = before.Sequence,
                    Circle = before.Circle,
                    Document = before.Document,
                    ReplacedAt = now,
                }
            );
            var oldest = before.Sequence - Kept;
            await Versions(db, before).Where(v => v.Sequence <= oldest).ExecuteDeleteAsync(cancel);
            (before.Document, before.Circle, before.ChangedAt) = (document, circle, now);
        }
        await db.SaveChangesAsync(cancel);
        await ForgetWords(db, programme, cancel);
        await Record(db, http, caller, programme, now);
    }

    /// <summary>A women's service that no sheet names any more is asked anew when one names it again.</summary>
    public static async Task ForgetWords(AppDb db, Guid programme, CancellationToken cancel)
    {
        var sheets = await db.ProgrammeSheets.AsNoTracking().Where(s => s.ProgrammeId == programme).ToListAsync(cancel);
        var named = sheets.SelectMany(s => s.Document.NamedServices()).ToArray();
        await db
            .ProgrammePartnerWords.Where(w => w.ProgrammeId == programme && !named.Contains(w.OrganizationId))
            .ExecuteDeleteAsync(cancel);
    }

    public static IQueryable<ProgrammeSheetVersion> Versions(AppDb db, ProgrammeSheet sheet) =>
        db.ProgrammeSheetVersions.Where(v => v.ProgrammeId == sheet.ProgrammeId && v.OrganizationId == sheet.OrganizationId);

    public static Task Record(
        AppDb db,
        HttpContext http,
        Caller caller,
        Guid programme,
        DateTimeOffset now,
        params IReadOnlyList<string> details
    ) =>
        db.Record(
            new(caller.Organization, http.AuditName(), caller.Person, caller.Name, programme, Details: [.. details]),
            now,
            http.RequestAborted
        );
}
