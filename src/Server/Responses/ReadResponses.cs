using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Domain.Places;
using Tirek.Domain.Responses;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Node;

namespace Tirek.Server.Responses;

/// <summary>Reads sheets with what the directory says today of everybody they name, who has signed, and whether paper that was given out is still right.</summary>
internal sealed class ReadResponses
{
    private readonly NodeState node;
    private readonly bool isDemonstration;
    private IReadOnlyDictionary<Guid, ProfessionalListing> listings = new Dictionary<Guid, ProfessionalListing>();
    private ILookup<Guid, MemberOrganization> members = Array.Empty<MemberOrganization>().ToLookup(_ => Guid.Empty);
    private Dictionary<(string Place, ResponseTask Task, Guid Listing), ResponseSignature> signatures = [];
    private Dictionary<string, PrintedEdition> editions = [];

    private ReadResponses(NodeState node, bool isDemonstration) => (this.node, this.isDemonstration) = (node, isDemonstration);

    /// <summary>A town of a country that this node serves.</summary>
    /// <exception cref="Problem">There is none.</exception>
    public static Place Town(string key, NodeState node) =>
        Gazetteer.Find(key) is { Kind: PlaceKind.Town } place && node.Current.Countries.Contains(place.Country)
            ? place
            : throw Problems.NotFound();

    /// <inheritdoc cref="Town" path="/exception"/>
    public static Place Country(string key, NodeState node) =>
        Gazetteer.Find(key) is { Kind: PlaceKind.Country } place && node.Current.Countries.Contains(place.Key)
            ? place
            : throw Problems.NotFound();

    /// <summary>The sheet of a town; null while there is none.</summary>
    public static async Task<ResponseView?> Of(AppDb db, Place town, NodeState node, NodeFolder folder, CancellationToken cancel) =>
        (await Read(db, db.PlaceResponses.Where(r => r.PlaceKey == town.Key), node, folder, cancel)).SingleOrDefault();

    /// <summary>All sheets of a country, as the reader's alphabet has their towns.</summary>
    public static async Task<IReadOnlyList<ResponseView>> OfCountry(
        AppDb db,
        Place country,
        Language reader,
        NodeState node,
        NodeFolder folder,
        CancellationToken cancel
    )
    {
        var all = await Read(db, db.PlaceResponses.Where(r => r.Country == country.Key), node, folder, cancel);
        return [.. all.OrderBy(v => v.Place.Name(reader), Alphabet.Of(reader)).ThenBy(v => v.Place.Key, StringComparer.Ordinal)];
    }

    /// <summary>The sheets that name a listing of this member organisation.</summary>
    public static Task<IReadOnlyList<ResponseView>> Naming(
        AppDb db,
        Guid organization,
        NodeState node,
        NodeFolder folder,
        CancellationToken cancel
    )
    {
        var own =
            from o in db.MemberOrganizations
            where o.Id == organization
            join l in db.PublicListings on o.DirectoryId equals l.OrganizationId
            select (Guid?)l.Id;
        var which = db.PlaceResponses.Where(r => db.PlaceAnswers.Any(a => a.PlaceKey == r.PlaceKey && own.Contains(a.ListingId)));
        return Read(db, which, node, folder, cancel);
    }

    /// <summary>The newest booklet of a country that was given out.</summary>
    public static async Task<EditionView?> Booklet(
        AppDb db,
        Place country,
        IReadOnlyList<ResponseView> sheets,
        NodeState node,
        CancellationToken cancel
    )
    {
        var newest = await Newest(db, [country.Key], cancel);
        return newest.TryGetValue(country.Key, out var edition) ? Of(edition, Lines(country, sheets, node)) : null;
    }

    /// <summary>Everything with a number on a sheet, or on a booklet with all its sheets; the numbers in danger stand on both.</summary>
    public static IReadOnlyList<PrintedLine> Lines(Place place, IEnumerable<ResponseView> sheets, NodeState node) =>
        [
            .. node
                .Current.CrisisNumbers.Where(n => n.Country == place.Country)
                .Select(n => new PrintedLine(place.Key, null, n.Id.ToString("N"), PrintedLine.Digits(n.Number))),
            .. sheets.SelectMany(s => s.Answers.Where(a => !a.IsGone).Select(a => new PrintedLine(s.Place.Key, a.Task, a.Key, a.Numbers))),
        ];

    private static async Task<IReadOnlyList<ResponseView>> Read(
        AppDb db,
        IQueryable<PlaceResponse> which,
        NodeState node,
        NodeFolder folder,
        CancellationToken cancel
    )
    {
        var sheets = await which.AsNoTracking().ToListAsync(cancel);
        var answers = await db
            .PlaceAnswers.AsNoTracking()
            .Where(a => which.Any(r => r.PlaceKey == a.PlaceKey))
            .OrderBy(a => a.Position)
            .ToListAsync(cancel);
        var read = new ReadResponses(node, folder.IsDemonstration)
        {
            listings = await ProfessionalListings.Read(db, answers.Select(a => a.ListingId).OfType<Guid>(), cancel),
            members = (
                await db
                    .MemberOrganizations.AsNoTracking()
                    .Where(o => o.DirectoryId != null && o.State == MemberState.Member)
                    .ToListAsync(cancel)
            ).ToLookup(o => o.DirectoryId!.Value),
            signatures = (
                await db.ResponseSignatures.AsNoTracking().Where(s => which.Any(r => r.PlaceKey == s.PlaceKey)).ToListAsync(cancel)
            ).ToDictionary(s => (s.PlaceKey, s.Task, s.ListingId)),
            editions = await Newest(db, [.. sheets.Select(s => s.PlaceKey)], cancel),
        };
        return [.. sheets.Select(s => read.View(s, answers.Where(a => a.PlaceKey == s.PlaceKey)))];
    }

    private static async Task<Dictionary<string, PrintedEdition>> Newest(AppDb db, string[] places, CancellationToken cancel)
    {
        var all = await db.PrintedEditions.AsNoTracking().Where(e => places.Contains(e.PlaceKey)).ToListAsync(cancel);
        return all.GroupBy(e => e.PlaceKey).ToDictionary(g => g.Key, g => g.OrderBy(e => (e.Year, e.Number)).Last());
    }

    private static EditionView Of(PrintedEdition edition, IEnumerable<PrintedLine> now) =>
        new(edition.Year, edition.Number, edition.GivenOutAt, PrintedLine.Changed(edition.Id, edition.Lines, now));

    private ResponseView View(PlaceResponse sheet, IEnumerable<PlaceAnswer> answers)
    {
        var place = Gazetteer.Find(sheet.PlaceKey)!;
        var view = new ResponseView(place, sheet.ChangedAt, [.. answers.Select(a => View(sheet.PlaceKey, a.Read()))]);
        return editions.TryGetValue(place.Key, out var edition) ? view with { Edition = Of(edition, Lines(place, [view], node)) } : view;
    }

    private AnswerView View(string placeKey, ResponseAnswer answer)
    {
        if (answer.ListingId is not { } id)
            return new(answer)
            {
                Name = LocalText.Of(answer.Name),
                Phones = [new(Guid.Empty, answer.Number) { IsInvented = isDemonstration }],
                CheckedOn = answer.ConfirmedOn,
            };
        return listings.TryGetValue(id, out var listing) && answer.Task.Fits(listing.IsProgramme)
            ? Sign(placeKey, Of(answer, listing), listing.Organization)
            : new(answer) { IsGone = true };
    }

    private static AnswerView Of(ResponseAnswer answer, ProfessionalListing listing) =>
        new(answer)
        {
            Name = listing.IsControlled ? null : listing.View.Name,
            Organization = listing.View.OrganizationName,
            Phones = ToCall(listing.View),
            Shown = listing.Shown,
            IsHidden = listing.IsControlled || listing.View.Sites.Any(s => s.IsAreaOnly),
            Status = listing.View.Status,
            CheckedOn = listing.View.CheckedOn,
            CheckedBy = listing.IsControlled ? null : listing.View.CheckedBy,
        };

    private AnswerView Sign(string placeKey, AnswerView view, Guid organization)
    {
        // Whose listing it is, is not told by who may sign for it, where it may not be told.
        if (view.Organization is null || members[organization].FirstOrDefault() is not { } member)
            return view;
        var signature = signatures.GetValueOrDefault((placeKey, view.Task, view.Answer.ListingId!.Value));
        var isHers = signature is not null && signature.OrganizationId == member.Id;
        return view with
        {
            Member = member.Id,
            MemberName = member.Name,
            SignedAt = isHers ? signature!.SignedAt : null,
            Signature =
                !isHers ? SignatureState.Asked
                : signature!.State.AsSpan().SequenceEqual(SignedState.Of(placeKey, view.Answer, view.Numbers)) ? SignatureState.Signed
                : SignatureState.Earlier,
        };
    }

    /// <summary>Its own numbers, those of its places, then those of its organisation.</summary>
    public static IReadOnlyList<Phone> ToCall(ListingView<ProfessionalReader> listing) =>
        [
            .. listing
                .Phones.Concat(listing.Sites.SelectMany(s => s.Phones))
                .Concat(listing.OrganizationPhones)
                .Where(p => p.Type is not "fax")
                .DistinctBy(PrintedLine.Digits),
        ];
}
