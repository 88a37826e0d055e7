using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Crisis;
using Tirek.Domain.Languages;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek crisis set | list | remove</c>: the numbers to call in danger, each with who checked it and when.</summary>
internal static class CrisisCommand
{
    private const string SetHelp = """
        Add a number to call in danger, or renew its check. Call it first: the page says who checked it and when; after 90 days it is shown as unverified.

        Examples:
          ./tirek crisis set --country KG --number 112 --label "emergency service" --label-ru "служба спасения" --languages ru,ky --checked-by "A. Asanova" --checked-on 2026-11-20 --data FOLDER
          ./tirek crisis set --country KG --number 112 --checked-by "A. Asanova" --checked-on 2027-02-10 --data FOLDER     (checked again)
        """;

    public static Command Create() =>
        new("crisis", "Numbers to call in danger, shown first on every page.") { SetNumber(), List(), Remove() };

    private static Command SetNumber()
    {
        var country = Country();
        var number = Number();
        var by = new Option<string>("--checked-by") { Description = "Who called it.", Required = true };
        var on = new Option<string>("--checked-on") { Description = "The day of that call: 2026-11-20.", Required = true };
        var spoken = new Option<string?>("--languages") { Description = "Languages spoken there: ru,ky." };
        var rank = new Option<int?>("--rank") { Description = "Place in the country's list, from 1. Without it: the last." };
        var labels = Language.All.ToDictionary(
            language => language,
            language => new Option<string?>(language == Language.English ? "--label" : $"--label-{language.Code.ToLowerInvariant()}")
            {
                Description = $"What answers, in {language.OwnName}.",
            }
        );
        var command = new Command("set", SetHelp) { country, number, by, on, spoken, rank };
        foreach (var label in labels.Values)
            command.Add(label);
        return command.OnNode(
            CommandLine.DataOption(),
            async (parsed, folder, db, output, cancel) =>
            {
                var given = new CheckedNumber(
                    parsed.GetRequiredValue(country),
                    parsed.GetRequiredValue(number),
                    LabelOf(labels.ToDictionary(l => l.Key, l => parsed.GetValue(l.Value))),
                    parsed.GetValue(spoken)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                    parsed.GetRequiredValue(by),
                    Day(parsed.GetRequiredValue(on)),
                    parsed.GetValue(rank)
                );
                var kept = await SetCrisisNumber.Set(db, folder, given, TimeProvider.System, cancel);
                await output.WriteLineAsync(
                    $"{kept.Country} {kept.Number}: {State(kept, TimeProvider.System)}. Pages show it within two seconds."
                );
                await SayWhatIsMissing(db, output, cancel);
            }
        );
    }

    private static Command List() =>
        new Command(
            "list",
            "Show the numbers of each country, and which country served has none.\n\nExample:\n  ./tirek crisis list --data FOLDER"
        ).OnNode(
            CommandLine.DataOption(),
            async (_, _, db, output, cancel) =>
            {
                foreach (var n in await db.CrisisNumbers.AsNoTracking().OrderBy(n => n.Country).ThenBy(n => n.Rank).ToListAsync(cancel))
                    await output.WriteLineAsync(
                        $"{n.Country} {n.Rank}. {n.Number}  {n.Label.Original.Text} {(n.Languages.Length == 0 ? "" : $"({string.Join(", ", n.Languages)})")}  {State(n, TimeProvider.System)}"
                    );
                await SayWhatIsMissing(db, output, cancel);
            }
        );

    private static Command Remove()
    {
        var country = Country();
        var number = Number();
        return new Command(
            "remove",
            "Take a number out of a country.\n\nExample:\n  ./tirek crisis remove --country KG --number 112 --data FOLDER"
        )
        {
            country,
            number,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, folder, db, output, cancel) =>
            {
                var (code, dialled) = (parsed.GetRequiredValue(country), parsed.GetRequiredValue(number));
                var left = await RemoveCrisisNumber.Remove(db, folder, code, dialled, TimeProvider.System, cancel);
                await output.WriteLineAsync($"Removed. {code.ToUpperInvariant()} has {left} more.");
                await SayWhatIsMissing(db, output, cancel);
            }
        );
    }

    private static Option<string> Country() => new("--country") { Description = "KZ, KG, TJ, TM or UZ.", Required = true };

    private static Option<string> Number() => new("--number") { Description = "As one dials it in that country.", Required = true };

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CommandRefusal("--checked-on takes a day written as 2026-11-20.");

    private static LocalText? LabelOf(Dictionary<Language, string?> given)
    {
        Wording[] wordings =
        [
            .. given
                .Where(l => !string.IsNullOrWhiteSpace(l.Value))
                .Select((l, i) => new Wording(l.Key.Code, l.Value!.Trim(), i == 0 ? TranslationState.Original : TranslationState.Human)),
        ];
        return wordings.Length == 0 ? null : new LocalText(wordings);
    }

    private static string State(Data.CrisisNumber number, TimeProvider clock) =>
        CrisisRule.IsVerified(number.CheckedOn, CrisisRule.LatestCheck(clock.GetUtcNow()))
            ? $"checked by {number.CheckedBy} on {number.CheckedOn:yyyy-MM-dd}"
            : $"UNVERIFIED, since it was last checked on {number.CheckedOn:yyyy-MM-dd}: call it, then set it again";

    private static async Task SayWhatIsMissing(Data.AppDb db, TextWriter output, CancellationToken cancel)
    {
        var settings = await db.NodeSettings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == SettingKeys.Countries, cancel);
        var served = settings?.Value.Split(' ') ?? NodeState.AllCountries;
        var known = await db.CrisisNumbers.Select(n => n.Country).Distinct().ToListAsync(cancel);
        var missing = served.Except(known).ToList();
        if (known.Except(served).ToList() is { Count: > 0 } beside)
            await output.WriteLineAsync(
                $"Not shown, since this node does not serve {string.Join(", ", beside)}: ./tirek countries set says which countries it serves."
            );
        await output.WriteLineAsync(
            missing.Count == 0
                ? "Every country served has a number: Find help is open."
                : $"Find help stays closed: no number yet for {string.Join(", ", missing)}."
        );
    }
}
