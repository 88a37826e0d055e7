using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Mapping;

/// <summary>
/// Reads programmes as somebody may know them. A sheet for civil society only, and the name of an organisation that does not want to be seen by the state, reach no
/// state body; what everybody of the network reads is also what an edition holds.
/// </summary>
internal sealed class ReadMapping(AppDb db, NodeState node)
{
    /// <exception cref="Problem">There is none that she may know of.</exception>
    public async Task<MappedView> Of(Guid id, Caller caller, CancellationToken cancel) =>
        (await Read(db.MappedProgrammes.Where(p => p.Id == id), Circle.Of(caller), cancel)).SingleOrDefault() ?? throw Problems.NotFound();

    /// <summary>All of the countries served, or of one, by country and name.</summary>
    public async Task<IReadOnlyList<MappedView>> All(Caller caller, string? country, Language language, CancellationToken cancel) =>
        MappedView.InOrder(await Read(In(country), Circle.Of(caller), cancel), language);

    /// <summary>What every member reads, without answers from after the cut-off day.</summary>
    public async Task<IReadOnlyList<MappedView>> ForEdition(DateOnly cutOff, CancellationToken cancel) =>
        [
            .. MappedView
                .InOrder(await Read(In(null), Circle.Everybody, cancel), Language.English)
                .Select(p => p with { Sheets = [.. p.Sheets.Select(s => s with { Document = Until(s.Document, cutOff) })] }),
        ];

    /// <summary>Programmes that name an organisation as the women's service beside them, in a sheet that it may read.</summary>
    public async Task<IReadOnlyList<MappedView>> Naming(Caller caller, CancellationToken cancel) =>
        caller.Standing.Organization is { } own
            ? [.. (await Read(In(null), Circle.Of(caller), cancel)).Where(p => p.NamedServices().Contains(own))]
            : [];

    private IQueryable<MappedProgramme> In(string? country)
    {
        var served = node.Current.Countries.Where(c => country is null || c == country).ToArray();
        return db.MappedProgrammes.Where(p => served.Contains(p.Country));
    }

    private async Task<IReadOnlyList<MappedView>> Read(IQueryable<MappedProgramme> which, Circle circle, CancellationToken cancel)
    {
        var programmes = await which.AsNoTracking().ToListAsync(cancel);
        var sheets = circle.MayRead(db.ProgrammeSheets.AsNoTracking().Where(s => which.Any(p => p.Id == s.ProgrammeId)));
        var read = (await sheets.ToListAsync(cancel)).ToLookup(s => s.ProgrammeId);
        var words = (
            await db.ProgrammePartnerWords.AsNoTracking().Where(w => which.Any(p => p.Id == w.ProgrammeId)).ToListAsync(cancel)
        ).ToLookup(w => w.ProgrammeId);
        var names = await Names(read.SelectMany(r => r), words.SelectMany(w => w), circle, cancel);
        return [.. programmes.Where(p => read.Contains(p.Id)).Select(p => View(p, read[p.Id], words[p.Id], names))];
    }

    private static MappedView View(
        MappedProgramme programme,
        IEnumerable<ProgrammeSheet> sheets,
        IEnumerable<ProgrammePartnerWord> words,
        Dictionary<Guid, LocalText> names
    )
    {
        var view = new MappedView(
            programme.Id,
            programme.Country,
            [
                .. sheets
                    .OrderByDescending(s => s.Document.IsProvider)
                    .ThenByDescending(s => s.ChangedAt)
                    .ThenBy(s => s.OrganizationId)
                    .Select(s => new SheetView(s.OrganizationId, names[s.OrganizationId], s.Circle, s.ChangedAt, s.Document)),
            ]
        )
        {
            ListingId = programme.ListingId,
        };
        var named = view.NamedServices().ToHashSet();
        return view with
        {
            // A word without a sheet that asks for it would tell of a sheet which the reader may not read.
            Words =
            [
                .. words
                    .Where(w => named.Contains(w.OrganizationId))
                    .OrderBy(w => w.SaidAt)
                    .Select(w => new PartnerWord(
                        w.OrganizationId,
                        names[w.OrganizationId],
                        w.IsSo,
                        DateOnly.FromDateTime(w.SaidAt.UtcDateTime)
                    )),
            ],
            Names = named.Where(names.ContainsKey).ToDictionary(id => id.ToString(), id => names[id]),
        };
    }

    private async Task<Dictionary<Guid, LocalText>> Names(
        IEnumerable<ProgrammeSheet> sheets,
        IEnumerable<ProgrammePartnerWord> words,
        Circle circle,
        CancellationToken cancel
    )
    {
        var all = sheets
            .SelectMany(s =>
                (s.Document.To(Keys.WomensService)?.Values ?? [])
                    .Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty)
                    .Append(s.OrganizationId)
            )
            .Concat(words.Select(w => w.OrganizationId))
            .ToHashSet();
        var known = await db
            .MemberOrganizations.AsNoTracking()
            .Where(o => all.Contains(o.Id))
            .Select(o => new
            {
                o.Id,
                o.Name,
                o.Kind,
                o.IsSeenByState,
            })
            .ToDictionaryAsync(o => o.Id, cancel);
        return all.ToDictionary(
            id => id,
            id => known.TryGetValue(id, out var o) && (circle.MayName(o.Id, o.Kind, o.IsSeenByState)) ? o.Name : Questionnaire.SomeMember
        );
    }

    private static SheetDocument Until(SheetDocument document, DateOnly cutOff) =>
        document with
        {
            Answers = [.. document.Answers.Where(a => a.AsOf <= cutOff)],
            Replies = [.. document.Replies.Where(r => r.On <= cutOff)],
            Assessments = [.. document.Assessments.Where(a => a.On <= cutOff)],
        };

    /// <summary>Who reads: a professional, a state body, or every member at once.</summary>
    private sealed record Circle(bool IsProfessional, Guid? Own)
    {
        public static Circle Everybody { get; } = new(false, null);

        public static Circle Of(Caller caller) => new(caller.Reader.IsProfessional, caller.Standing.Organization);

        public IQueryable<ProgrammeSheet> MayRead(IQueryable<ProgrammeSheet> sheets) =>
            IsProfessional ? sheets : sheets.Where(s => s.Circle == SheetCircle.Members || s.OrganizationId == Own);

        public bool MayName(Guid id, OrganizationKind kind, bool isSeenByState) =>
            IsProfessional || isSeenByState || kind == OrganizationKind.StateBody || id == Own;
    }
}
