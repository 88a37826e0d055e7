using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Domain.Members;
using Tirek.Server.Data;

namespace Tirek.Server.Mapping;

/// <summary>
/// Member organisations as a reader may know them. Of one whose name is not for her the id is not either: it can be looked up elsewhere, and ties what one
/// organisation wrote together. Another stands for it, made anew for each answer and each edition.
/// </summary>
internal sealed class ShownMembers
{
    private readonly Dictionary<Guid, (Guid Id, LocalText Name, bool IsMember)> known;

    private ShownMembers(Dictionary<Guid, (Guid, LocalText, bool)> known) => this.known = known;

    public static async Task<ShownMembers> Read(AppDb db, IReadOnlySet<Guid> ids, MappingCircle circle, CancellationToken cancel)
    {
        var found = await db
            .MemberOrganizations.AsNoTracking()
            .Where(o => ids.Contains(o.Id))
            .Select(o => new
            {
                o.Id,
                o.Name,
                o.Kind,
                o.State,
                o.IsSeenByState,
            })
            .ToDictionaryAsync(o => o.Id, cancel);
        return new(
            ids.ToDictionary(
                id => id,
                id =>
                    found.GetValueOrDefault(id) is { } o
                        ? circle.MayName(o.Id, o.Kind, o.IsSeenByState)
                            ? (id, o.Name, o.State == MemberState.Member)
                            : (Guid.CreateVersion7(), Questionnaire.SomeMember, o.State == MemberState.Member)
                        : (Guid.CreateVersion7(), Questionnaire.SomeMember, false)
            )
        );
    }

    public Guid Id(Guid organization) => known[organization].Id;

    public LocalText Name(Guid organization) => known[organization].Name;

    /// <summary>Whether its word counts: one that left the network, or is suspended, confirms nothing.</summary>
    public bool IsMember(Guid organization) => known[organization].IsMember;

    /// <summary>A sheet with the ids that the reader may know in place of those that are stored.</summary>
    public SheetDocument Of(SheetDocument document) =>
        document with
        {
            Answers =
            [
                .. document.Answers.Select(a =>
                    a.Question == Keys.WomensService
                        ? a with
                        {
                            Values = [.. a.Values.Select(v => Guid.TryParse(v, out var id) ? Id(id).ToString() : v)],
                        }
                        : a
                ),
            ],
        };
}

/// <summary>Who reads: a professional, a state body, or every member at once. <see cref="Own"/> is her organisation, whose sheet and name she always reads.</summary>
internal sealed record MappingCircle(bool IsProfessional, Guid? Own)
{
    public static MappingCircle Everybody { get; } = new(false, null);

    public static MappingCircle Of(Http.Caller caller) => new(caller.Reader.IsProfessional, caller.Standing.Organization);

    public IQueryable<ProgrammeSheet> MayRead(IQueryable<ProgrammeSheet> sheets) =>
        IsProfessional ? sheets : sheets.Where(s => s.Circle == SheetCircle.Members || s.OrganizationId == Own);

    public bool MayName(Guid id, OrganizationKind kind, bool isSeenByState) =>
        IsProfessional || isSeenByState || kind == OrganizationKind.StateBody || id == Own;
}
