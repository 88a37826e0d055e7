using System.CommandLine;
using Tirek.Domain.Languages;
using Tirek.Server.Audit;
using Tirek.Server.Imports;
using Tirek.Server.Node;
using Tirek.Server.OpenData;

namespace Tirek.Server.Commands;

/// <summary><c>tirek export package | json | excel</c>: take the public directory along.</summary>
internal static class ExportCommand
{
    private const string Help = """
        Write the public directory into a file: what anybody may read on the pages, and nothing narrower. Moving a whole node is backup and restore.

        Examples:
          ./tirek export package --to directory.zip --data FOLDER
          ./tirek export json --to directory.json --data FOLDER
          ./tirek export excel --to directory.xlsx --language ru --data FOLDER
          ./tirek export source "Osh directory" --to osh --data FOLDER
        """;

    private const string SourceHelp = """
        Give one imported source back, as it is kept here: a new folder with an HSDS 3.1 data package and JSON. For you alone: it holds what only the owner may
        read. What its privacy flags withheld was never kept and does not come back.

        Example:
          ./tirek export source "Osh directory" --to osh --data FOLDER
        """;

    public static Command Create() => new("export", Help) { Package(), Json(), Excel(), Source() };

    private static Command Package() =>
        Into(
            new(
                "package",
                "An HSDS 3.1 data package with our profile: a .zip, or a new folder of CSV files. Another node can import it.\n\nExample:\n  ./tirek export package --to directory.zip --data FOLDER"
            ),
            (export, to, cancel) => export.Package(to, cancel)
        );

    private static Command Json() =>
        Into(
            new(
                "json",
                "One JSON file of all services in full (HSDS 3.1 with our profile). Another node can import it.\n\nExample:\n  ./tirek export json --to directory.json --data FOLDER"
            ),
            (export, to, cancel) => export.Json(to, cancel)
        );

    private static Command Excel()
    {
        var language = new Option<string>("--language")
        {
            Description = $"Language of the sheet: {string.Join(' ', Language.All.Select(l => l.Code))}.",
            DefaultValueFactory = _ => Language.English.Code,
        };
        var to = To();
        return new Command(
            "excel",
            "An Excel workbook for people, in one language.\n\nExample:\n  ./tirek export excel --to directory.xlsx --language ru --data FOLDER"
        )
        {
            to,
            language,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, folder, db, output, cancel) =>
            {
                var reader =
                    Language.Find(parsed.GetValue(language))
                    ?? throw new CommandRefusal($"--language is one of {string.Join(' ', Language.All.Select(l => l.Code))}.");
                var path = parsed.GetRequiredValue(to);
                if (!path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
                    throw new CommandRefusal("--to takes a name that ends with .xlsx.");
                var count = await new ExportDirectory(db, folder.IsDemonstration).Workbook(
                    path,
                    reader,
                    TimeProvider.System.GetUtcNow(),
                    cancel
                );
                await output.WriteLineAsync(Done(count, path, folder));
            }
        );
    }

    private static Command Source()
    {
        var name = new Argument<string>("name") { Description = "Its name in ./tirek import list." };
        var to = new Option<string>("--to") { Description = "Folder to write. It must not exist yet.", Required = true };
        return new Command("source", SourceHelp) { name, to }.OnNode(
            CommandLine.DataOption(),
            async (parsed, folder, db, output, cancel) =>
            {
                var export = new ExportSource(db);
                var path = parsed.GetRequiredValue(to);
                var source = parsed.GetRequiredValue(name);
                var count = await export.Write(source, path, cancel);
                db.Trail("export.source", export.Source.ToString(), TimeProvider.System);
                await db.SaveChangesAsync(cancel);
                await output.WriteLineAsync(
                    $"{count:N0} services of {source} in {path}. It holds what only the owner may read: keep it to yourself."
                );
                if (export.FromFields > 0)
                    await output.WriteLineAsync(
                        $"{export.FromFields:N0} records are written from the fields that Tirek keeps, and not as their source wrote them: something of them is withheld, or it is no HSDS 3.x."
                    );
                if (export.Lost > 0)
                    await output.WriteLineAsync(
                        $"{export.Lost:N0} rows that could not be kept are not in it; ./tirek import report names them."
                    );
            }
        );
    }

    private static Command Into(Command command, Func<ExportDirectory, string, CancellationToken, Task<int>> write)
    {
        var to = To();
        command.Add(to);
        return command.OnNode(
            CommandLine.DataOption(),
            async (parsed, folder, db, output, cancel) =>
            {
                var path = parsed.GetRequiredValue(to);
                var count = await write(new(db, folder.IsDemonstration), path, cancel);
                await output.WriteLineAsync(Done(count, path, folder));
            }
        );
    }

    private static Option<string> To() => new("--to") { Description = "File to write. It must not exist yet.", Required = true };

    private static string Done(int count, string path, NodeFolder folder) =>
        $"{count:N0} public services in {path}.{(folder.IsDemonstration ? " They are invented." : "")}";
}
