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
/// look at a sheet or to save it as a file is no edition.
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
        var (cancel, language) = (http.RequestAborted, http.Language());
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
            isBooklet ? await responses.OfCountry(what, language, cancel)
            : await responses.Of(what, cancel) is { } sheet ? [sheet]
            : [];
        if (sheets.Count == 0)
            throw Problems.NotFound();
        var edition = await Next(db, what, clock.GetUtcNow(), cancel);
        edition.Lines = [.. responses.Lines(what, sheets).Select(l => l.Sealed(edition.Id))];
        db.PrintedEditions.Add(edition);
        await db.Record(
            new(
                caller.Organization,
                http.AuditName(),
                caller.Person,
                caller.Name,
                edition.Id,
                Details: [what.Key, $"{edition.Year}-{edition.Number}"]
            ),
            edition.GivenOutAt,
            cancel
        );
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{language.Code}/places/{what.Key}{(isBooklet ? "/booklet" : "")}");
    }

    private static async Task<PrintedEdition> Next(AppDb db, Place what, DateTimeOffset now, CancellationToken cancel)
    {
        var (key, year) = (what.Key, now.UtcDateTime.Year);
        var last = await db.PrintedEditions.Where(e => e.PlaceKey == key && e.Year == year).MaxAsync(e => (int?)e.Number, cancel);
        return new()
        {
            Id = Guid.CreateVersion7(now),
            PlaceKey = key,
            Year = year,
            Number = (last ?? 0) + 1,
            GivenOutAt = now,
        };
    }
}
