using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Mapping;

/// <summary>A round: its method, its days, what members say about it, and, once frozen, what the edition holds and how it is cited.</summary>
internal static class ShowRound
{
    public static async Task<IResult> Page(
        HttpContext http,
        Caller caller,
        AppDb db,
        ReadMapping mapping,
        TimeProvider clock,
        int number
    ) => await Show(http, caller, db, mapping, clock, number, null, null, null, 200);

    public static async Task<IResult> Show(
        HttpContext http,
        Caller caller,
        AppDb db,
        ReadMapping mapping,
        TimeProvider clock,
        int number,
        string? fault,
        string? written,
        Guid? about,
        int status
    )
    {
        var cancel = http.RequestAborted;
        var round = await ListRounds.Find(db, number, cancel);
        var programmes = await mapping.All(caller, null, http.Language(), cancel);
        return new RazorComponentResult<RoundPage>(
            new
            {
                Round = round,
                Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
                Comments = await Comments(db, caller, round, programmes, cancel),
                Programmes = programmes,
                Frozen = round.FrozenAt is null
                    ? []
                    : MappedView.InOrder((await ShowEdition.Read(db, number, cancel)).Programmes, http.Language()),
                MayComment = caller.May(Permission.MapProgrammes),
                MayLead = caller.May(Permission.LeadMapping),
                Fault = fault,
                Written = written,
                About = about,
            }
        )
        {
            StatusCode = status,
        };
    }

    /// <summary>A comment on a programme that she may not know is not shown: it could tell of it. Nor is the name of who does not want to be seen by the state.</summary>
    private static async Task<IReadOnlyList<CommentView>> Comments(
        AppDb db,
        Caller caller,
        RoundView round,
        IReadOnlyList<MappedView> programmes,
        CancellationToken cancel
    )
    {
        var circle = MappingCircle.Of(caller);
        var written = await (
            from c in db.RoundComments.AsNoTracking()
            where c.RoundId == round.Id
            join o in db.MemberOrganizations on c.OrganizationId equals o.Id into organizations
            from o in organizations.DefaultIfEmpty()
            orderby c.WrittenAt, c.Id
            select new
            {
                c.Id,
                c.OrganizationId,
                c.ProgrammeId,
                c.Words,
                c.WrittenAt,
                By = o,
            }
        ).ToListAsync(cancel);
        var names = programmes.ToDictionary(p => p.Id, p => p.Name ?? LocalText.Of(MappingText.NoName));
        return
        [
            .. written
                .Where(c => c.ProgrammeId is not { } id || names.ContainsKey(id))
                .Select(c => new CommentView(
                    c.Id,
                    c.OrganizationId == caller.Organization,
                    c.By is { } o && circle.MayName(o.Id, o.Kind, o.IsSeenByState) ? o.Name : Questionnaire.SomeMember,
                    c.ProgrammeId is { } id ? names[id] : null,
                    c.Words,
                    c.WrittenAt
                )),
        ];
    }
}
