using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Gaps;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;

namespace Tirek.Server.Gaps;

/// <summary>Keeps and removes a reference ratio that somebody read in a source. Tirek itself knows one: family places in shelters (<see cref="Ratios"/>).</summary>
internal static class SetRatio
{
    private const int LongestSource = 200,
        LongestName = 100;

    /// <exception cref="CommandRefusal">Something of it cannot be.</exception>
    public static async Task Set(AppDb db, ReferenceRatio given, TimeProvider clock, CancellationToken cancel)
    {
        if (!GapRule.AllKinds.Any(k => k.Key == given.Kind))
            throw new CommandRefusal($"--kind takes one of: {string.Join(", ", GapRule.AllKinds.Select(k => k.Key))}.");
        if (given.Inhabitants is < Ratios.FewestInhabitants or > Ratios.MostInhabitants)
            throw new CommandRefusal(
                $"--inhabitants takes a number from {Ratios.FewestInhabitants} to {Ratios.MostInhabitants}: one service for so many people."
            );
        if (given.Source.Trim() is not { Length: > 0 and <= LongestSource })
            throw new CommandRefusal($"Say in at most {LongestSource} letters where it stands: --source \"…, page 12\".");
        if (given.CheckedBy.Trim() is not { Length: > 0 and <= LongestName })
            throw new CommandRefusal($"Say in at most {LongestName} letters who read it there: --checked-by NAME.");
        if (given.CheckedOn > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1))
            throw new CommandRefusal("--checked-on lies in the future. Give the day on which somebody read it in the source.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LoadedRatios.Where(r => r.Kind == given.Kind).ExecuteDeleteAsync(cancel);
        db.LoadedRatios.Add(
            new()
            {
                Kind = given.Kind,
                Inhabitants = given.Inhabitants,
                Source = given.Source.Trim(),
                CheckedBy = given.CheckedBy.Trim(),
                CheckedOn = given.CheckedOn,
            }
        );
        db.Trail("ratio.set", given.Kind, clock);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <returns>False: there was none.</returns>
    public static async Task<bool> Remove(AppDb db, string kind, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var gone = await db.LoadedRatios.Where(r => r.Kind == kind).ExecuteDeleteAsync(cancel) > 0;
        if (gone)
            db.Trail("ratio.remove", kind, clock);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return gone;
    }
}
