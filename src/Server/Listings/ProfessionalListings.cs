using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Programmes;
using Tirek.Domain.Responses;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Data;

namespace Tirek.Server.Listings;

/// <summary>
/// A listing as a member of the network may read it: what is for this member in <see cref="View"/>, what everybody knows in <see cref="Shown"/> (null if it is
/// in no public list). A controlled one is a number to call: its view has neither organisation nor place.
/// </summary>
/// <param name="View">For the reader.</param>
/// <param name="OnPaper">The numbers that may stand on a paper which goes to everybody whom it names, state bodies too.</param>
/// <param name="Bound">All that a professional may call, as a signature binds it: for no page.</param>
/// <param name="Shown">For everybody.</param>
/// <param name="Organization">Whose it is.</param>
/// <param name="IsControlled">It is in no public list.</param>
internal sealed record ProfessionalListing(
    ListingView<ProfessionalReader> View,
    IReadOnlyList<Phone> OnPaper,
    IReadOnlyList<Phone> Bound,
    ListingView<PublicReader>? Shown,
    Guid Organization,
    bool IsControlled
)
{
    /// <summary>Its own numbers, those of its places, then those of its organisation; faxes left out, each once.</summary>
    public static IReadOnlyList<Phone> ToCall(ListingView<ProfessionalReader> view) =>
        [
            .. view
                .Phones.Concat(view.Sites.SelectMany(s => s.Phones))
                .Concat(view.OrganizationPhones)
                .Where(p => p.Type is not "fax")
                .DistinctBy(WrittenNumber.Digits),
        ];

    public bool IsProgramme => ProgrammeRule.IsProgramme(View);
}

/// <summary>
/// The door to the directory for pages of members: reads what is kept with the eyes of the member that asks, and hands on nothing else. What was hidden by hand, is gone
/// or closed for good is not there.
/// </summary>
internal static class ProfessionalListings
{
    private const int Batch = 500;

    public static async Task<IReadOnlyDictionary<Guid, ProfessionalListing>> Read(
        AppDb db,
        MemberReader reader,
        IEnumerable<Guid> ids,
        CancellationToken cancel
    )
    {
        var asked = ids.Distinct().ToArray();
        var merged = await Merged(db, asked, cancel);
        var found = new Dictionary<Guid, ProfessionalListing>();
        foreach (var batch in asked.Select(id => merged.GetValueOrDefault(id, id)).Distinct().Chunk(Batch))
        foreach (var listing in await Read(db, reader, batch, cancel))
            found[listing.View.Id] = listing;
        foreach (var (id, kept) in merged)
            if (found.TryGetValue(kept, out var listing))
                found[id] = listing;
        return found;
    }

    /// <summary>
    /// Who gives one of these kinds of help in the country of a town, and where, as far as everybody may know; of those that are in no public list, that they are
    /// somewhere in the country.
    /// </summary>
    public static async Task<IReadOnlyList<Serving>> Who(
        AppDb db,
        MemberReader reader,
        string country,
        IEnumerable<string> kinds,
        CancellationToken cancel
    )
    {
        var terms = kinds.Distinct().Select(Taxonomy.Find).OfType<Term>().ToDictionary(t => t.Id, t => t.Key);
        var ids = terms.Keys.ToList();
        var places = Gazetteer.Regions(country).Concat(Gazetteer.Towns(country)).Select(p => p.Key).Append(country).ToList();
        var present = await db
            .PublicPresences.Where(p => places.Contains(p.PlaceKey))
            .Join(db.PublicTerms.Where(t => ids.Contains(t.TermId)), p => p.ListingId, t => t.ListingId, (p, t) => new { p, t.TermId })
            .Select(x => new
            {
                x.p.ListingId,
                x.p.PlaceKey,
                x.TermId,
            })
            .ToListAsync(cancel);
        var serving = present.Select(x => new Serving(x.ListingId, terms[x.TermId], x.PlaceKey)).ToList();
        serving.AddRange(await Programmes(db, country, cancel));
        serving.AddRange(await Controlled(db, reader, country, cancel));
        return serving;
    }

    /// <summary>A programme stands at no place of the map of help: it counts where its houses or the areas it serves are.</summary>
    private static async Task<IEnumerable<Serving>> Programmes(AppDb db, string country, CancellationToken cancel)
    {
        var programmes = await db
            .PublicListings.AsNoTracking()
            .Where(l => l.IsProgramme && l.Country == country)
            .Select(l => l.View)
            .ToListAsync(cancel);
        return programmes.SelectMany(view =>
            view.Sites.Select(s => s.IsAreaOnly ? s.AreaKey : s.TownKey)
                .Concat(view.ServiceAreas.Select(a => a.PlaceKey))
                .Select(key => new Serving(view.Id, ProgrammeRule.Kind, key ?? country))
        );
    }

    private static async Task<IEnumerable<Serving>> Controlled(AppDb db, MemberReader reader, string country, CancellationToken cancel)
    {
        var ids = await db
            .Listings.Where(l => l.IsControlled && !l.IsGone && !l.IsHidden)
            .Standing(db)
            .Select(l => l.Id)
            .ToListAsync(cancel);
        var read = await Read(db, reader, ids, cancel);
        return read
            .Values.Where(l => l.IsControlled && l.View.Phones.Count > 0 && ListingCountry.Of(l.View) == country)
            .SelectMany(l => l.View.Terms.Select(term => new Serving(l.View.Id, term, country)));
    }

    /// <summary>Of those that were merged into another, the one that stands for them.</summary>
    private static async Task<Dictionary<Guid, Guid>> Merged(AppDb db, Guid[] asked, CancellationToken cancel)
    {
        var merged = new Dictionary<Guid, Guid>();
        foreach (var batch in asked.Chunk(Batch))
        foreach (var id in await db.Away().Where(a => batch.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancel))
            if (await db.StandsFor(id, cancel) is { } kept)
                merged[id] = kept;
        return merged;
    }

    private static async Task<IEnumerable<ProfessionalListing>> Read(AppDb db, MemberReader reader, Guid[] ids, CancellationToken cancel)
    {
        var kept = await db
            .Listings.AsNoTracking()
            .Where(l => ids.Contains(l.Id) && !l.IsGone && !l.IsHidden)
            .Standing(db)
            .Select(l => new { Record = l, Shown = db.PublicListings.Where(p => p.Id == l.Id).Select(p => p.View).FirstOrDefault() })
            .ToListAsync(cancel);
        var open = kept.Where(k => k.Record.Document.Status is ListingStatus.Active or ListingStatus.TemporarilyClosed).ToList();
        var ofWhom = open.Select(k => k.Record.OrganizationId).Distinct().ToList();
        var organizations = await db
            .Organizations.AsNoTracking()
            .Where(o => ofWhom.Contains(o.Id) && !o.IsControlled && !o.IsHidden && !o.IsGone)
            .ToDictionaryAsync(o => o.Id, o => o.Document, cancel);
        var at = open.SelectMany(k => k.Record.Document.At).Select(a => a.LocationId).Distinct().ToList();
        var locations = await db
            .Locations.AsNoTracking()
            .Where(l => at.Contains(l.Id) && !l.IsHidden && !l.IsGone)
            .ToDictionaryAsync(l => l.Id, cancel);
        return open.Select(k => Of(reader, k.Record, k.Shown, organizations, locations));
    }

    private static ProfessionalListing Of(
        MemberReader reader,
        ListingRecord record,
        ListingView<PublicReader>? shown,
        Dictionary<Guid, Organization> organizations,
        Dictionary<Guid, LocationRecord> locations
    )
    {
        var places = locations.ToDictionary(
            l => l.Key,
            l => record.IsControlled || l.Value.IsControlled ? Nowhere(l.Value) : new PublishedLocation(l.Value.Document, l.Value.AreaKey())
        );
        var organization = record.IsControlled ? null : organizations.GetValueOrDefault(record.OrganizationId);
        ListingView<ProfessionalReader> For(MemberReader who) => ListingView.For(who, record.Document, organization, places);
        return new(
            For(reader),
            ProfessionalListing.ToCall(For(MemberReader.OfPaper)),
            ProfessionalListing.ToCall(For(MemberReader.OfProfessional)),
            record.IsControlled ? null : shown,
            record.OrganizationId,
            record.IsControlled
        );
    }

    /// <summary>Of a place that is controlled, nobody is told more than the country.</summary>
    private static PublishedLocation Nowhere(LocationRecord kept)
    {
        var country = kept.Document.Whereabouts switch
        {
            Whereabouts.AreaOnly area => Gazetteer.Find(area.DistrictKey)?.Country ?? area.Country,
            Whereabouts.Shown shown => Gazetteer.Find(shown.TownKey)?.Country ?? shown.Addresses.Select(a => a.Country).FirstOrDefault(),
            _ => null,
        };
        var bare = new Location(kept.Id) { Whereabouts = new Whereabouts.AreaOnly(null, country) };
        return new(bare, Gazetteer.Find(country)?.Key);
    }
}
