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
internal sealed class ReadResponses(AppDb db, NodeState node, NodeFolder folder)
{
    /// <summary>A town of a country that this node serves.</summary>
    /// <exception cref="Problem">There is none.</exception>
    public Place Town(string key) =>
        Gazetteer.Find(key) is { Kind: PlaceKind.Town } place && node.Current.Countries.Contains(place.Country)
            ? place
            : throw Problems.NotFound();

    /// <inheritdoc cref="Town" path="/exception"/>
    public Place Country(string key) =>
        Gazetteer.Find(key) is { Kind: PlaceKind.Country } place && node.Current.Countries.Contains(place.Key)
            ? place
            : throw Problems.NotFound();

    /// <summary>The sheet of a town; null while there is none.</summary>
    public async Task<ResponseView?> Of(Place town, MemberReader reader, CancellationToken cancel) =>
        (await Read(reader, db.PlaceResponses.Where(r => r.PlaceKey == town.Key), cancel)).SingleOrDefault();

    /// <summary>All sheets of a country, as the reader's alphabet has their towns.</summary>
    public async Task<IReadOnlyList<ResponseView>> OfCountry(
        Place country,
        MemberReader reader,
        Language language,
        CancellationToken cancel
    )
    {
        var all = await Read(reader, db.PlaceResponses.Where(r => r.Country == country.Key), cancel);
        return [.. all.OrderBy(v => v.Place.Name(language), Alphabet.Of(language)).ThenBy(v => v.Place.Key, StringComparer.Ordinal)];
    }

    /// <summary>The sheets that name a listing of this member organisation.</summary>
    public Task<IReadOnlyList<ResponseView>> Naming(Guid organization, MemberReader reader, CancellationToken cancel)
    {
        var own =
            from o in db.MemberOrganizations
            where o.Id == organization
            join l in db.PublicListings on o.DirectoryId equals l.OrganizationId
            select (Guid?)l.Id;
        var which = db.PlaceResponses.Where(r => db.PlaceAnswers.Any(a => a.PlaceKey == r.PlaceKey && own.Contains(a.ListingId)));
        return Read(reader, which, cancel);
    }

    /// <summary>The newest booklet of a country that was given out.</summary>
    public async Task<EditionView?> Booklet(Place country, IReadOnlyList<ResponseView> sheets, CancellationToken cancel)
    {
        var newest = await Newest([country.Key], cancel);
        return newest.TryGetValue(country.Key, out var edition) ? Of(edition, sheets, Lines(country, sheets)) : null;
    }

    /// <summary>Everything with a number on a sheet, or on a booklet with all its sheets; the numbers in danger stand on both.</summary>
    public IReadOnlyList<PrintedLine> Lines(Place place, IEnumerable<ResponseView> sheets) =>
        [
            .. node
                .Current.CrisisNumbers.Where(n => n.Country == place.Country)
                .Select(n => new PrintedLine(place.Key, null, n.Id.ToString("N"), WrittenNumber.Digits(n.Number))),
            .. sheets.SelectMany(s =>
                s.Answers.Where(a => !a.IsGone).Select(a => new PrintedLine(s.Place.Key, a.Task, a.Key, a.Numbers) { Stands = a.Stands })
            ),
        ];

    private async Task<IReadOnlyList<ResponseView>> Read(MemberReader reader, IQueryable<PlaceResponse> which, CancellationToken cancel)
    {
        var sheets = await which.AsNoTracking().ToListAsync(cancel);
        var answers = await db
            .PlaceAnswers.AsNoTracking()
            .Where(a => which.Any(r => r.PlaceKey == a.PlaceKey))
            .OrderBy(a => a.Position)
            .ToListAsync(cancel);
        var today = new Today(
            await ProfessionalListings.Read(db, reader, answers.Select(a => a.ListingId).OfType<Guid>(), cancel),
            (
                await db
                    .MemberOrganizations.AsNoTracking()
                    .Where(o => o.DirectoryId != null && o.State == MemberState.Member)
                    .ToListAsync(cancel)
            ).ToLookup(o => o.DirectoryId!.Value),
            (
                await db.ResponseSignatures.AsNoTracking().Where(s => which.Any(r => r.PlaceKey == s.PlaceKey)).ToListAsync(cancel)
            ).ToDictionary(s => (s.PlaceKey, s.Task, s.ListingId))
        );
        var editions = await Newest([.. sheets.Select(s => s.PlaceKey)], cancel);
        return
        [
            .. sheets.Select(s => View(s, answers.Where(a => a.PlaceKey == s.PlaceKey), today, editions.GetValueOrDefault(s.PlaceKey))),
        ];
    }

    private async Task<Dictionary<string, PrintedEdition>> Newest(string[] places, CancellationToken cancel)
    {
        var all = await db.PrintedEditions.AsNoTracking().Where(e => places.Contains(e.PlaceKey)).ToListAsync(cancel);
        return all.GroupBy(e => e.PlaceKey).ToDictionary(g => g.Key, g => g.OrderBy(e => (e.Year, e.Number)).Last());
    }

    private static EditionView Of(PrintedEdition edition, IEnumerable<ResponseView> sheets, IReadOnlyList<PrintedLine> now) =>
        new(edition.Year, edition.Number, edition.GivenOutAt, PrintedLine.Changed(edition.Id, edition.Lines, now))
        {
            IsSame = sheets.All(s => s.ChangedAt <= edition.GivenOutAt) && PrintedLine.AreSame(edition.Id, edition.Lines, now),
        };

    private ResponseView View(PlaceResponse sheet, IEnumerable<PlaceAnswer> answers, Today today, PrintedEdition? edition)
    {
        var place = Gazetteer.Find(sheet.PlaceKey)!;
        var view = new ResponseView(place, sheet.ChangedAt, [.. answers.Select(a => View(sheet.PlaceKey, a.Read(), today))]);
        return edition is null ? view : view with { Edition = Of(edition, [view], Lines(place, [view])) };
    }

    private AnswerView View(string placeKey, ResponseAnswer answer, Today today)
    {
        if (answer.ListingId is not { } id)
            return new(answer)
            {
                Name = LocalText.Of(answer.Name),
                Phones = [OwnPhone(answer)],
                OnPaper = [OwnPhone(answer)],
                CheckedOn = answer.ConfirmedOn,
            };
        return today.Listings.TryGetValue(id, out var listing) && answer.Task.Fits(listing.IsProgramme)
            ? Sign(placeKey, Of(answer, listing), listing, today)
            : new(answer) { IsGone = true };
    }

    /// <summary>What somebody wrote herself; its extension stands in the same text.</summary>
    private Phone OwnPhone(ResponseAnswer answer)
    {
        var number = WrittenNumber.Read(answer.Number) ?? new(answer.Number);
        return new(Guid.Empty, number.Number) { Extension = number.Extension, IsInvented = folder.IsDemonstration };
    }

    private static AnswerView Of(ResponseAnswer answer, ProfessionalListing listing) =>
        new(answer)
        {
            Name = listing.IsControlled ? null : listing.View.Name,
            Organization = listing.View.OrganizationName,
            Phones = ProfessionalListing.ToCall(listing.View),
            OnPaper = listing.OnPaper,
            Shown = listing.Shown,
            IsHidden = listing.IsControlled || listing.View.Sites.Any(s => s.IsAreaOnly),
            Status = listing.View.Status,
            CheckedOn = listing.View.CheckedOn,
            CheckedBy = listing.IsControlled ? null : listing.View.CheckedBy,
        };

    private static AnswerView Sign(string placeKey, AnswerView view, ProfessionalListing listing, Today today)
    {
        // Whose listing it is, is not told by who may sign for it, where it may not be told.
        if (view.Organization is null || today.Members[listing.Organization].FirstOrDefault() is not { } member)
            return view;
        var signature = today.Signatures.GetValueOrDefault((placeKey, view.Task, view.Answer.ListingId!.Value));
        // She signs all of her numbers, whoever else may read which of them.
        var state = SignedState.Of(placeKey, view.Answer, AnswerView.Compared(listing.Bound));
        var isHers = signature is not null && signature.OrganizationId == member.Id;
        return view with
        {
            Member = member.Id,
            MemberName = member.Name,
            ToSign = state,
            SignedAt = isHers ? signature!.SignedAt : null,
            Signature =
                !isHers ? SignatureState.Asked
                : signature!.State.AsSpan().SequenceEqual(state) ? SignatureState.Signed
                : SignatureState.Earlier,
        };
    }

    /// <summary>What the directory and the network say now of everybody whom the sheets name.</summary>
    private sealed record Today(
        IReadOnlyDictionary<Guid, ProfessionalListing> Listings,
        ILookup<Guid, MemberOrganization> Members,
        IReadOnlyDictionary<(string Place, ResponseTask Task, Guid Listing), ResponseSignature> Signatures
    );
}
