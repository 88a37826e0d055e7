using System.CommandLine;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary>The command line over a node's folder. Exit codes: 0 done, 2 refused with a sentence that says what to do.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command. Output and errors go to <paramref name="streams"/>, else to the console.</summary>
    public static async Task<int> Run(string[] arguments, InvocationConfiguration? streams = null)
    {
        var root = new RootCommand("Tirek: a node of the network. Finds help, keeps a directory.")
        {
            ServeCommand.Create(),
            CrisisCommand.Create(),
            ExitCommand.Create(),
            CountriesCommand.Create(),
            ListingCommand.Create(),
            ImportCommand.Create(),
        };
        streams ??= new();
        // A refusal is a sentence, not a stack trace.
        streams.EnableDefaultExceptionHandler = false;
        try
        {
            var parsed = root.Parse(arguments);
            var code = await parsed.InvokeAsync(streams);
            return parsed.Errors.Count > 0 ? 2 : code;
        }
        catch (Exception refusal) when (refusal is NodeFolderRefusal or CommandRefusal)
        {
            await streams.Error.WriteLineAsync(refusal.Message);
            return 2;
        }
    }

    /// <summary>The folder of a node that exists.</summary>
    public static Option<DirectoryInfo> DataOption() => new("--data") { Description = "Folder of the node.", Required = true };

    /// <summary>A command that works on the database of the node in <paramref name="data"/>, also while its server runs, and then says what it did.</summary>
    public static Command OnNode(
        this Command command,
        Option<DirectoryInfo> data,
        Func<ParseResult, NodeFolder, AppDb, TextWriter, CancellationToken, Task> act
    )
    {
        command.Add(data);
        command.SetAction(
            async (parsed, cancel) =>
            {
                var folder = NodeFolder.OpenExisting(parsed.GetRequiredValue(data).FullName);
                await using var db = folder.OpenDatabase();
                await db.Prepare(folder, cancel);
                await act(parsed, folder, db, parsed.InvocationConfiguration.Output, cancel);
                return 0;
            }
        );
        return command;
    }
}
