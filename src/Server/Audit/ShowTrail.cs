using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Audit;

/// <summary>The caller's organisation's trail: newest first, fifty lines a page, with the head that she can print and keep.</summary>
internal static class ShowTrail
{
    private const int PerPage = 50;

    /// <param name="http">The request.</param>
    /// <param name="caller">Whose organisation's trail it is.</param>
    /// <param name="db">Where it stands.</param>
    /// <param name="before">Lines older than this one; null: the newest.</param>
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, long? before)
    {
        var end = before ?? long.MaxValue;
        var lines = await (
            from e in db.TrailEntries.AsNoTracking()
            where e.OrganizationId == caller.Organization && e.Sequence < end
            orderby e.Sequence descending
            from w in db.TrailWords.Where(w => w.OrganizationId == e.OrganizationId && w.Sequence == e.Sequence).DefaultIfEmpty()
            select new TrailView(e.Sequence, e.At, e.Act, w.Actor, w.Subject, e.Actor == Guid.Empty, e.Actor, e.Subject, e.Details)
        )
            .Take(PerPage)
            .ToListAsync(http.RequestAborted);
        lines = await Named(db, caller.Organization, lines, http.RequestAborted);
        var head = await db
            .TrailHeads.AsNoTracking()
            .SingleOrDefaultAsync(h => h.OrganizationId == caller.Organization, http.RequestAborted);
        return new RazorComponentResult<TrailPage>(
            new
            {
                Lines = lines,
                Head = head is null ? null : TrailHeadText.Of(head),
                Organization = caller.Organization,
                Older = lines.Count > 0 && lines[^1].Sequence > 1 ? lines[^1].Sequence : (long?)null,
            }
        );
    }

    /// <summary>
    /// Where one of the two whom a line names was erased, both names are gone from it. The other's is taken from a line that binds it, never from her account:
    /// what stands there is bound by nothing.
    /// </summary>
    private static async Task<List<TrailView>> Named(AppDb db, Guid organization, List<TrailView> lines, CancellationToken cancel)
    {
        var ids = lines.Where(l => l.Actor is null).SelectMany(l => new[] { l.ActorId, l.SubjectId }).Distinct().ToList();
        if (ids.Count == 0)
            return lines;
        var erased = await VerifyTrail.Erased(db, organization, cancel);
        var bound = await (
            from e in db.TrailEntries
            where e.OrganizationId == organization && ids.Contains(e.Actor)
            join w in db.TrailWords on new { e.OrganizationId, e.Sequence } equals new { w.OrganizationId, w.Sequence }
            select new { e.Actor, Name = w.Actor }
        )
            .Distinct()
            .ToListAsync(cancel);
        var names = bound.ToLookup(b => b.Actor, b => b.Name);
        string? NameOf(Guid id) => names[id].FirstOrDefault() ?? (erased.Contains(id) ? AuditText.Erased : null);
        return
        [
            .. lines.Select(l =>
                l.Actor is not null
                    ? l
                    : l with
                    {
                        Actor = NameOf(l.ActorId),
                        Subject = l.SubjectId == l.ActorId ? null : NameOf(l.SubjectId),
                    }
            ),
        ];
    }

    /// <summary>Everything that binds the chain, a line of JSON each, oldest first: whoever has it can check the hashes herself.</summary>
    public static async Task Export(HttpContext http, Caller caller, AppDb db)
    {
        http.Response.ContentType = "application/x-ndjson";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"trail.ndjson\"";
        var rows =
            from e in db.TrailEntries.AsNoTracking()
            where e.OrganizationId == caller.Organization
            from w in db.TrailWords.Where(w => w.OrganizationId == e.OrganizationId && w.Sequence == e.Sequence).DefaultIfEmpty()
            orderby e.Sequence
            select new { Entry = e, Words = w };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(http.RequestAborted))
        {
            await JsonSerializer.SerializeAsync(http.Response.Body, row, JsonSerializerOptions.Web, http.RequestAborted);
            await http.Response.WriteAsync("\n", http.RequestAborted);
        }
    }
}
