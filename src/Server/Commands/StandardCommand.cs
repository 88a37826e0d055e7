using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Server.Audit;
using Tirek.Server.Mapping;

namespace Tirek.Server.Commands;

/// <summary><c>tirek standard load | list | remove</c>: what programmes for people who use violence assess themselves against.</summary>
internal static class StandardCommand
{
    private const string LoadHelp = """
        Load a standard for the mapping of programmes, or a newer state of it: a CSV file with the columns key, number, text, and where there are any text-ru (and
        the other languages), question and at-least: a figure that the standard names, such as sessions and 24. Use your own words where the text is not free.
        Assessments made before stay with the keys of their provisions.

        Example:
          ./tirek standard load guidelines.csv --key guidelines --name "Example guidelines" --source https://www.example.org/ --checked-on 2026-11-20 --data FOLDER
        """;

    public static Command Create() => new("standard", "What programmes assess themselves against.") { Load(), List(), Remove() };

    private static Command Load()
    {
        var file = new Argument<FileInfo>("file") { Description = "The provisions, as CSV in UTF-8." };
        var key = Key();
        var name = new Option<string>("--name") { Description = "What it is called.", Required = true };
        var source = new Option<string>("--source") { Description = "Where it can be read.", Required = true };
        var on = new Option<string>("--checked-on")
        {
            Description = "The day on which it was compared with its source: 2026-11-20.",
            Required = true,
        };
        return new Command("load", LoadHelp) { file, key, name, source, on }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
            {
                var given = parsed.GetRequiredValue(file);
                if (!given.Exists)
                    throw new CommandRefusal($"There is no file {given.Name}.");
                using var reader = given.OpenText();
                var standard = new Standard(
                    KeyOf(parsed.GetRequiredValue(key)),
                    LocalText.Of(parsed.GetRequiredValue(name)),
                    parsed.GetRequiredValue(source),
                    Day(parsed.GetRequiredValue(on)),
                    ReadStandard.Provisions(reader)
                );
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                await db.LoadedStandards.Where(s => s.Key == standard.Key).ExecuteDeleteAsync(cancel);
                db.Trail("standard.load", standard.Key, TimeProvider.System);
                db.LoadedStandards.Add(
                    new()
                    {
                        Key = standard.Key,
                        Document = standard,
                        LoadedAt = TimeProvider.System.GetUtcNow(),
                    }
                );
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                await output.WriteLineAsync(
                    $"{standard.Name.Original.Text}: {standard.Provisions.Count} provisions. It stands on the page of every programme."
                );
            }
        );
    }

    private static Command List() =>
        new Command("list", "Show the standards of this node.\n\nExample:\n  ./tirek standard list --data FOLDER").OnNode(
            CommandLine.DataOption(),
            async (_, _, db, output, cancel) =>
            {
                foreach (var s in await LoadStandard.All(db, cancel))
                    await output.WriteLineAsync(
                        $"{s.Key}  {s.Name.Original.Text}: {s.Provisions.Count} provisions, checked {s.CheckedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {s.Source}"
                    );
            }
        );

    private static Command Remove()
    {
        var key = Key();
        return new Command(
            "remove",
            "Take a standard away. Assessments against it stay with their sheets, and are shown again when it is loaded again.\n\nExample:\n  ./tirek standard remove --key guidelines --data FOLDER"
        )
        {
            key,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
            {
                var which = KeyOf(parsed.GetRequiredValue(key));
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                if (await db.LoadedStandards.Where(s => s.Key == which).ExecuteDeleteAsync(cancel) == 0)
                    throw new CommandRefusal($"No standard {which} was loaded. ./tirek standard list shows them.");
                db.Trail("standard.remove", which, TimeProvider.System);
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                await output.WriteLineAsync("Removed.");
            }
        );
    }

    private static Option<string> Key() =>
        new("--key") { Description = "A short name of letters a-z, digits and hyphens.", Required = true };

    private static string KeyOf(string key) =>
        ReadStandard.IsKey(key) && key != Standard.Convention.Key
            ? key
            : throw new CommandRefusal($"--key takes letters a-z, digits and hyphens; {Standard.Convention.Key} comes with the node.");

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CommandRefusal("--checked-on takes a day written as 2026-11-20.");
}
