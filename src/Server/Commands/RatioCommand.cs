using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Gaps;

namespace Tirek.Server.Commands;

/// <summary><c>tirek ratio set | list | remove</c>: how much help of a kind there should be, from a source that somebody checked.</summary>
internal static class RatioCommand
{
    private const string SetHelp = """
        Load a reference ratio: one service of a kind for so many people. Read it in its source first; the page of gaps names the source, who read it and when. One
        needs no loading: a family place in a shelter for 10,000 inhabitants (Council of Europe, explanatory report to the Convention, on its article 23).

        Example:
          ./tirek ratio set --kind counselling --inhabitants 50000 --source "TITLE, page 12" --checked-by "A. Asanova" --checked-on 2026-11-20 --data FOLDER
        """;

    public static Command Create() =>
        new("ratio", "Reference ratios, for the page of gaps: how much help of a kind there should be.") { SetOne(), List(), Remove() };

    private static Command SetOne()
    {
        var kind = Kind();
        var inhabitants = new Option<int>("--inhabitants") { Description = "One service for so many people.", Required = true };
        var source = new Option<string>("--source") { Description = "Where it stands.", Required = true };
        var by = new Option<string>("--checked-by") { Description = "Who read it there.", Required = true };
        var on = new Option<string>("--checked-on") { Description = "The day of that: 2026-11-20.", Required = true };
        return new Command("set", SetHelp) { kind, inhabitants, source, by, on }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
            {
                var given = new Domain.Gaps.ReferenceRatio(
                    parsed.GetRequiredValue(kind),
                    parsed.GetValue(inhabitants),
                    parsed.GetRequiredValue(source),
                    parsed.GetRequiredValue(by),
                    PopulationCommand.Day("--checked-on", parsed.GetRequiredValue(on))
                );
                await SetRatio.Set(db, given, TimeProvider.System, cancel);
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{given.Kind}: one for {given.Inhabitants} people. The page of gaps shows it now."
                    )
                );
            }
        );
    }

    private static Command List() =>
        new Command("list", "Show the ratios that are loaded.\n\nExample:\n  ./tirek ratio list --data FOLDER").OnNode(
            CommandLine.DataOption(),
            async (_, _, db, output, cancel) =>
            {
                var loaded = await db.LoadedRatios.AsNoTracking().OrderBy(r => r.Kind).ToListAsync(cancel);
                foreach (var r in loaded)
                    await output.WriteLineAsync(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{r.Kind}: one for {r.Inhabitants} people. {r.Source}; read by {r.CheckedBy} on {r.CheckedOn:yyyy-MM-dd}"
                        )
                    );
                if (loaded.Count == 0)
                    await output.WriteLineAsync("None is loaded beside the places in shelters.");
            }
        );

    private static Command Remove()
    {
        var kind = Kind();
        return new Command("remove", "Take a ratio out.\n\nExample:\n  ./tirek ratio remove --kind counselling --data FOLDER")
        {
            kind,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
                await output.WriteLineAsync(
                    await SetRatio.Remove(db, parsed.GetRequiredValue(kind), TimeProvider.System, cancel)
                        ? "Removed."
                        : "There was none of this kind."
                )
        );
    }

    private static Option<string> Kind() => new("--kind") { Description = "Key of a kind of help, such as counselling.", Required = true };
}
