using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Server.Data;
using Tirek.Server.Duplicates;

namespace Tirek.Server.Commands;

/// <summary><c>tirek duplicates</c>: compare the public directory with itself now, and say which entries probably are one service.</summary>
internal static class DuplicatesCommand
{
    private const int Most = 1_000;

    public static Command Create()
    {
        var best = new Option<int>("--best") { Description = "How many of the likeliest pairs to print.", DefaultValueFactory = _ => 20 };
        best.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is < 0 or > Most)
                r.AddError($"--best takes a number from 0 to {Most}.");
        });
        return new Command(
            "duplicates",
            """
            Look now for entries of the public directory that probably are one service, and print the likeliest pairs. A running server does so by itself; people
            merge them on its page /duplicates.

            Example:
              ./tirek duplicates --best 50 --data FOLDER
            """
        )
        {
            best,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
            {
                await output.WriteLineAsync($"Pairs of entries that may be one service: {await LookForPairs.Look(db, cancel)}");
                await Print(db, parsed.GetValue(best), output, cancel);
            }
        );
    }

    private static async Task Print(AppDb db, int best, TextWriter output, CancellationToken cancel)
    {
        var pairs = await db
            .DuplicatePairs.AsNoTracking()
            .Where(p => p.State == PairState.Open)
            .OrderByDescending(p => p.Score)
            .ThenBy(p => p.Id)
            .Take(best)
            .Select(p => new
            {
                p.Score,
                p.Reasons,
                First = db.PublicListings.First(l => l.Id == p.FirstId).View,
                Second = db.PublicListings.First(l => l.Id == p.SecondId).View,
            })
            .ToListAsync(cancel);
        foreach (var pair in pairs)
        {
            await output.WriteLineAsync($"{pair.Score, 3}  {pair.First.Id}  {pair.First.Name.Original.Text}");
            await output.WriteLineAsync($"     {pair.Second.Id}  {pair.Second.Name.Original.Text}");
            await output.WriteLineAsync($"     {string.Join(", ", pair.Reasons)}");
        }
    }
}
