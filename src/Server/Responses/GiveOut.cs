using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Places;
using Tirek.Domain.Responses;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Responses;

/// <summary>
/// Somebody says that this edition of a sheet, or of a country's booklet, goes out on paper: from then on each number on it is compared with the directory. To
/// look at a sheet or to save it as a file is no edition, and what is as the last edition is that edition.
/// </summary>
internal static class GiveOut
{
    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        ReadResponses responses,
        TimeProvider clock,
        string place
    )
    {
        var (cancel, now, language) = (http.RequestAborted, clock.GetUtcNow(), http.Language());
        var isBooklet = Gazetteer.Find(place) is { Kind: PlaceKind.Country };
        var what = isBooklet ? responses.Country(place) : responses.Town(place);
        if (!ListPlaces.MayBuild(caller, what))
            throw Problems.NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // All sheets of the country: two who give out the same are one after the other.
        await db
            .PlaceResponses.Where(r => r.Country == what.Country)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.ChangedAt, r => r.ChangedAt), cancel);
        var sheets =
            isBooklet ? await responses.OfCountry(what, caller.Reader, language, cancel)
            : await responses.Of(what, caller.Reader, cancel) is { } sheet ? [sheet]
            : [];
        if (sheets.Count == 0)
            throw Problems.NotFound();
        var back = $"/{language.Code}/places/{what.Key}{(isBooklet ? "/booklet" : "")}";
        var last = isBooklet ? await responses.Booklet(what, sheets, cancel) : sheets[0].Edition;
        if (last is { IsSame: true })
            return new SeeOther($"{back}?done=same-edition");
        var (year, number) = EditionView.After(last, now);
        var edition = new PrintedEdition
        {
            Id = Guid.CreateVersion7(now),
            PlaceKey = what.Key,
            Year = year,
            Number = number,
            GivenOutAt = now,
        };
        edition.Lines = [.. responses.Lines(what, sheets).Select(l => l.Sealed(edition.Id))];
        db.PrintedEditions.Add(edition);
        await db.Record(
            new(caller.Organization, http.AuditName(), caller.Person, caller.Name, edition.Id, Details: [what.Key, $"{year}-{number}"]),
            now,
            cancel
        );
        await transaction.CommitAsync(cancel);
        return new SeeOther($"{back}?done=given-out");
    }
}
