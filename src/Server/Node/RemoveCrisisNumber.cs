using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Crisis;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;

namespace Tirek.Server.Node;

/// <summary>Takes a crisis number out of a country. When it was the country's last one, Find help closes until there is another.</summary>
internal static class RemoveCrisisNumber
{
    /// <returns>How many numbers the country still has.</returns>
    /// <exception cref="CommandRefusal">The country has no such number.</exception>
    public static async Task<int> Remove(
        AppDb db,
        NodeFolder folder,
        string country,
        string number,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        SetCrisisNumber.RefuseDemonstration(folder);
        country = ServedCountries.Known(country);
        var dialled = CrisisRule.Dialled(number);
        var known = await db.CrisisNumbers.Where(n => n.Country == country).ToListAsync(cancel);
        var removed =
            known.Find(n => dialled is not null && CrisisRule.Dialled(n.Number) == dialled)
            ?? throw new CommandRefusal($"{country} has no such number here. ./tirek crisis list --data FOLDER shows those it has.");
        db.CrisisNumbers.Remove(removed);
        db.Trail("crisis.remove", country, clock);
        await db.SaveChangesAsync(cancel);
        return known.Count - 1;
    }
}
