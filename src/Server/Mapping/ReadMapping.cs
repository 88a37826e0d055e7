using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
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
        (await Read(db.MappedProgrammes.Where(p => p.Id == id), MappingCircle.Of(caller), null, cancel)).SingleOrDefault()
        ?? throw Problems.NotFound();

    /// <summary>All of the countries served, or of one, by country and name.</summary>
    public async Task<IReadOnlyList<MappedView>> All(Caller caller, string? country, Language language, CancellationToken cancel) =>
        MappedView.InOrder(await Read(In(country), MappingCircle.Of(caller), null, cancel), language);

    /// <summary>What every member reads, as it was said up to the cut-off day.</summary>
    public async Task<IReadOnlyList<MappedView>> ForEdition(DateOnly cutOff, CancellationToken cancel) =>
        MappedView.InOrder(await Read(In(null), MappingCircle.Everybody, cutOff, cancel), Language.English);

    /// <summary>Programmes that name an organisation as the women's service beside them, in a sheet that it may read. Quick: every page of hers asks.</summary>
    public async Task<IReadOnlyList<MappedView>> Naming(Caller caller, CancellationToken cancel)
    {
        if (caller.Standing.Organization is not { } own)
            return [];
        var pattern = $"%{own}%";
        // Only where its id stands somewhere a sheet is read and taken apart.
        var maybe = db
            .ProgrammeSheets.FromSql($"SELECT * FROM \"ProgrammeSheets\" WHERE \"Document\" LIKE {pattern}")
            .Select(s => s.ProgrammeId);
        var found = await maybe.ToListAsync(cancel);
        return found.Count == 0
            ? []
            :
            [
                .. (await Read(In(null).Where(p => found.Contains(p.Id)), MappingCircle.Of(caller), null, cancel)).Where(p =>
                    p.NamedServices().Contains(own)
                ),
            ];
    }

    private IQueryable<MappedProgramme> In(string? country)
    {
        var served = node.Current.Countries.Where(c => country is null || c == country).ToArray();
        return db.MappedProgrammes.Where(p => served.Contains(p.Country));
    }

    private async Task<IReadOnlyList<MappedView>> Read(
        IQueryable<MappedProgramme> which,
        MappingCircle circle,
        DateOnly? cutOff,
        CancellationToken cancel
    )
    {
        var programmes = await which.AsNoTracking().ToListAsync(cancel);
        var stored = await circle
            .MayRead(db.ProgrammeSheets.AsNoTracking().Where(s => which.Any(p => p.Id == s.ProgrammeId)))
            .ToListAsync(cancel);
        if (cutOff is { } day)
            stored = await AsOf(stored, day, cancel);
        var sheets = stored.ToLookup(s => s.ProgrammeId);
        var last = cutOff is { } until ? new DateTimeOffset(until.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : DateTimeOffset.MaxValue;
        var said = await db.ProgrammePartnerWords.AsNoTracking().Where(w => which.Any(p => p.Id == w.ProgrammeId)).ToListAsync(cancel);
        var words = said.Where(w => w.SaidAt < last).ToLookup(w => w.ProgrammeId);
        var members = await ShownMembers.Read(
            db,
            stored
                .SelectMany(s => s.Document.NamedServices().Append(s.OrganizationId))
                .Concat(said.Select(w => w.OrganizationId))
                .ToHashSet(),
            circle,
            cancel
        );
        return [.. programmes.Where(p => sheets.Contains(p.Id)).Select(p => View(p, [.. sheets[p.Id]], words[p.Id], members))];
    }

    private static MappedView View(
        MappedProgramme programme,
        IReadOnlyList<ProgrammeSheet> sheets,
        IEnumerable<ProgrammePartnerWord> words,
        ShownMembers members
    )
    {
        var named = sheets.SelectMany(s => s.Document.NamedServices()).ToHashSet();
        var view = new MappedView(
            programme.Id,
            programme.Country,
            [
                .. sheets
                    .OrderByDescending(s => s.Document.IsProvider)
                    .ThenByDescending(s => s.ChangedAt)
                    .ThenBy(s => s.OrganizationId)
                    .Select(s => new SheetView(
                        members.Id(s.OrganizationId),
                        members.Name(s.OrganizationId),
                        s.Circle,
                        s.ChangedAt,
                        members.Of(s.Document)
                    )),
            ]
        )
        {
            ListingId = programme.ListingId,
            // A word without a sheet that asks for it would tell of a sheet which the reader may not read.
            Words =
            [
                .. words
                    .Where(w => named.Contains(w.OrganizationId) && members.IsMember(w.OrganizationId))
                    .OrderBy(w => w.SaidAt)
                    .Select(w => new PartnerWord(
                        members.Id(w.OrganizationId),
                        members.Name(w.OrganizationId),
                        w.IsSo,
                        DateOnly.FromDateTime(w.SaidAt.UtcDateTime)
                    )),
            ],
            Names = named.ToDictionary(id => members.Id(id).ToString(), members.Name),
        };
        return view.WithoutRepliesToOthers();
    }

    /// <summary>Each sheet as it was said up to that day: an answer that was renewed since stands as it was before. What holds nothing then is not there.</summary>
    private async Task<List<ProgrammeSheet>> AsOf(List<ProgrammeSheet> sheets, DateOnly day, CancellationToken cancel)
    {
        var former = (
            await db
                .ProgrammeSheetVersions.AsNoTracking()
                .Where(v => v.Circle == SheetCircle.Members)
                .OrderByDescending(v => v.Sequence)
                .ToListAsync(cancel)
        ).ToLookup(v => (v.ProgrammeId, v.OrganizationId), v => v.Document);
        foreach (var sheet in sheets)
            sheet.Document = sheet.Document.Until(day, former[(sheet.ProgrammeId, sheet.OrganizationId)]);
        return [.. sheets.Where(s => !s.Document.IsEmpty)];
    }
}
