using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Room;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Listings;

namespace Tirek.Server.Room;

/// <summary>
/// Who may have room in an area, for whoever asks: the shelters that were asked, and listed ones that are not connected, to be called. Only what stands on open
/// pages is found, at the place where everybody finds it; of that a member reads what is for professionals too, a state body what is for everybody.
/// </summary>
internal static class RoomSources
{
    private const int MostListed = 60;
    private const int MostNumbers = 4;
    private static readonly string[] Kinds = ["shelter", "helpline", "crisis-centre"];
    private static readonly Guid Shelter = Taxonomy.Find("shelter")!.Id;

    /// <summary>What was said by those who were asked and still take part, and by those who were called.</summary>
    public static async Task<IReadOnlyList<RoomAnswer>> AnswersTo(AppDb db, Caller caller, RoomQuestion question, CancellationToken cancel)
    {
        var shelters = OpenRooms.Shelters(db, caller.Standing.Kind!.Value);
        return await db
            .RoomAnswers.AsNoTracking()
            .Where(a => a.QuestionId == question.Id && (!a.IsAsked || shelters.Any(s => s.Id == a.ShelterId)))
            .ToListAsync(cancel);
    }

    public static OwnRoom Sum(RoomQuestion question, IReadOnlyList<RoomAnswer> answers, DateTimeOffset now) =>
        new(
            OpenRooms.View(question, now),
            answers.Count(a => a.IsAsked),
            answers.Count(a => a is { IsAsked: true, Reply: not null }),
            answers.Count(a => a.Reply == RoomReply.Yes)
        );

    /// <summary>Those who have room first, then those who want to be called, then those who said nothing yet.</summary>
    public static async Task<IReadOnlyList<RoomSource>> Of(
        AppDb db,
        Caller caller,
        RoomQuestion question,
        IReadOnlyList<RoomAnswer> answers,
        Language language,
        CancellationToken cancel
    )
    {
        var asked = answers.Where(a => a.IsAsked).Select(a => a.ShelterId).ToList();
        var shelters = await db
            .MemberOrganizations.AsNoTracking()
            .Where(o => asked.Contains(o.Id))
            .Select(o => new
            {
                o.Id,
                o.Name,
                o.DirectoryId,
            })
            .ToListAsync(cancel);
        var connected = shelters.Select(s => s.DirectoryId).OfType<Guid>().ToList();
        var ofShelters = await db
            .PublicListings.Where(l => !l.IsProgramme && l.OrganizationId != null && connected.Contains(l.OrganizationId.Value))
            .Select(l => l.Id)
            .ToListAsync(cancel);
        var toCall = await ToCall(db, caller, question, connected, cancel);
        var read = await Read(db, caller, [.. ofShelters, .. toCall.Keys], cancel);
        var said = answers.ToDictionary(a => a.ShelterId, a => OpenRooms.View(a, question.Area));
        var sources = shelters
            .Select(s => new RoomSource(
                s.Id,
                s.Name,
                [],
                [
                    .. read
                        .Values.Where(l => l.Organization == s.DirectoryId)
                        .OrderBy(l => l.Kind)
                        .ThenBy(l => l.Name.Original.Text, StringComparer.Ordinal)
                        .SelectMany(l => l.Numbers.Select(n => n with { Of = l.Name }))
                        .DistinctBy(n => WrittenNumber.Digits(n.Phone))
                        .Take(MostNumbers),
                ],
                IsAsked: true,
                said[s.Id]
            ))
            .Concat(
                toCall
                    .Where(c => read.ContainsKey(c.Key))
                    .Select(c => new RoomSource(
                        c.Key,
                        read[c.Key].Name,
                        c.Value,
                        [.. read[c.Key].Numbers.Take(MostNumbers)],
                        IsAsked: false,
                        said.GetValueOrDefault(c.Key) ?? new(c.Key, null, false, null)
                    ))
            );
        return [.. sources.OrderBy(s => Rank(s.Answer.Reply)).ThenBy(s => s.Name.In(language).Text, Alphabet.Of(language))];
    }

    /// <summary>Listed shelters of the area, by where they are; those that are told only by their country stand in each of its regions.</summary>
    public static async Task<Dictionary<Guid, IReadOnlyList<string>>> ToCall(
        AppDb db,
        Caller caller,
        RoomQuestion question,
        IReadOnlyCollection<Guid> connected,
        CancellationToken cancel
    )
    {
        var area = Gazetteer.Find(question.Area)!;
        string[] places =
        [
            area.Country,
            area.Key,
            .. area.Kind == PlaceKind.Country ? Gazetteer.Regions(area.Key).Select(r => r.Key) : [],
            .. Gazetteer.Towns(area.Key).Select(t => t.Key),
            // The city that governs a region is often a region of its own, and the houses are there.
            .. Gazetteer.Find(area.SeatTown) is { } seat ? new[] { seat.Key, seat.Region! } : [],
        ];
        var organization = caller.Organization;
        var found = await (
            from l in db.PublicListings
            where db.PublicTerms.Any(t => t.ListingId == l.Id && t.TermId == Shelter)
            where !db.MemberOrganizations.Any(o => o.Id == organization && o.DirectoryId == l.OrganizationId)
            // Whom it reaches is known of those that are at work: nobody is taken in where it is closed for a time.
            where db.PublicReaches.Any(r => r.ListingId == l.Id)
            where l.OrganizationId == null || !connected.Contains(l.OrganizationId.Value)
            where db.PublicPresences.Any(p => p.ListingId == l.Id && places.Contains(p.PlaceKey))
            orderby l.Id
            select l.Id
        )
            .Take(MostListed)
            .ToListAsync(cancel);
        var where = await db
            .PublicPresences.Where(p => found.Contains(p.ListingId) && places.Contains(p.PlaceKey))
            .Select(p => new { p.ListingId, p.PlaceKey })
            .Distinct()
            .ToListAsync(cancel);
        return where.GroupBy(w => w.ListingId).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(w => w.PlaceKey)]);
    }

    /// <summary>As this member may read them, with what everybody reads beside, so that what is for her stands first.</summary>
    private static async Task<Dictionary<Guid, Listed>> Read(AppDb db, Caller caller, Guid[] ids, CancellationToken cancel)
    {
        var views = await ReadForProfessionals.Read(db, caller.Reader, ids, cancel);
        var everybodys = (await ReadForProfessionals.Read(db, MemberReader.OfPaper, ids, cancel)).ToDictionary(
            v => v.Id,
            v => v.Numbers().Select(WrittenNumber.Digits).ToHashSet()
        );
        // Nobody is taken in where it is closed for a time.
        return views
            .Where(v => v.Status == ListingStatus.Active)
            .ToDictionary(
                v => v.Id,
                v => new Listed(
                    v.Name,
                    v.OrganizationId,
                    KindOf(v),
                    [
                        .. v.Numbers()
                            .Select(p => new RoomNumber(p, null, !everybodys[v.Id].Contains(WrittenNumber.Digits(p))))
                            .OrderByDescending(n => n.IsForMembers),
                    ]
                )
            );
    }

    /// <summary>Who may have room first, then who knows of it: the first of these kinds of help that it gives.</summary>
    private static int KindOf(ListingView<ProfessionalReader> view) =>
        Kinds.Index().Where(k => view.Terms.Contains(k.Item)).Select(k => k.Index).DefaultIfEmpty(Kinds.Length).First();

    private static int Rank(RoomReply? reply) =>
        reply switch
        {
            RoomReply.Yes => 0,
            RoomReply.CallUs => 1,
            null => 2,
            RoomReply.Unanswered => 3,
            _ => 4,
        };

    private static IEnumerable<Phone> Numbers(this ListingView<ProfessionalReader> view) =>
        view.AllPhones().Where(p => p.Type is not "fax").DistinctBy(WrittenNumber.Digits);

    /// <summary>All of a listing that is of use here.</summary>
    private sealed record Listed(LocalText Name, Guid? Organization, int Kind, IReadOnlyList<RoomNumber> Numbers);
}
