using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Tirek.Server.Data;
using Tirek.Server.Keeping;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary>The command line over a node's folder. Exit codes: 0 done, 2 refused with a sentence that says what to do.</summary>
internal static class CommandLine
{
    private const string About = """
        Tirek: a node of the network. Finds help, keeps a directory.

        Begin with:
          ./run                                    a demonstration on http://localhost:5080
          ./run --data FOLDER                      a real node in a new folder
          ./tirek crisis set --help                its numbers to call in danger: Find help opens when each country has one
          ./tirek listing hide ID --data FOLDER    take a listing out at once whose address leaked
          ./tirek backup --to FOLDER --data FOLDER the whole node in one sealed file
          ./tirek check --data FOLDER              is all well, and what to do if not
        """;

    /// <summary>Every command, under the name by which an operator calls it.</summary>
    public static Command Root() =>
        new("./tirek", About)
        {
            new HelpOption { Action = new HelpWithShortList() },
            new VersionOption(),
            ServeCommand.Create(),
            CrisisCommand.Create(),
            StandardCommand.Create(),
            ExitCommand.Create(),
            CountriesCommand.Create(),
            OperatorCommand.Create(),
            InviteCommand.Create(),
            AuditCommand.Create(),
            MailCommand.Create(),
            ObserveCommand.Create(),
            ListingCommand.Create(),
            DuplicatesCommand.Create(),
            PopulationCommand.Create(),
            RatioCommand.Create(),
            ImportCommand.Create(),
            ExportCommand.Create(),
            CertificateCommand.Create(),
            ServiceCommand.Create(),
            UpdateCommand.Create(),
            RollbackCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            MoveCommand.Create(),
            CheckCommand.Create(),
        };

    /// <summary>Runs one command. Output and errors go to <paramref name="streams"/>, else to the console.</summary>
    public static async Task<int> Run(string[] arguments, InvocationConfiguration? streams = null)
    {
        streams ??= new();
        // An old machine needs its time to end a server as it should; without it the next start would take it for killed.
        streams.ProcessTerminationTimeout = TimeSpan.FromSeconds(45);
        // A refusal is a sentence, not a stack trace.
        streams.EnableDefaultExceptionHandler = false;
        var parsed = Root().Parse(arguments);
        try
        {
            if (parsed.Errors.Count == 0)
                return await parsed.InvokeAsync(streams);
            return await SayWhatIsWrong(parsed, streams);
        }
        catch (Exception refusal) when (refusal is NodeFolderRefusal or CommandRefusal or BackupFault)
        {
            await streams.Error.WriteLineAsync(refusal.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            await streams.Error.WriteLineAsync("Stopped. Nothing was changed.");
            return 2;
        }
        catch (Exception e) when (Silence.IsOne(e))
        {
            await streams.Error.WriteLineAsync(
                $"The node's PostgreSQL does not answer ({e.GetType().Name}). Look whether it runs, and whether its user and password are still those in node.json."
            );
            return 2;
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            await streams.Error.WriteLineAsync(fault);
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
                using var inUse = NodeLock.Share(folder);
                await using var db = folder.OpenDatabase();
                await db.Prepare(folder, cancel);
                await act(parsed, folder, db, parsed.InvocationConfiguration.Output, cancel);
                return 0;
            }
        );
        return command;
    }

    /// <summary>What was wrong, and where help is. Only who asked for nothing yet is shown all there is.</summary>
    private static async Task<int> SayWhatIsWrong(ParseResult parsed, InvocationConfiguration streams)
    {
        var command = parsed.CommandResult;
        if (command.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0)
        {
            await Root().Parse([.. Words(command).Skip(1), "--help"]).InvokeAsync(streams);
            return 2;
        }
        if (parsed.Action is ParseErrorAction wrong)
            wrong.ShowHelp = false;
        await parsed.InvokeAsync(streams);
        await streams.Error.WriteLineAsync($"{string.Join(' ', Words(command))} --help says how it is used.");
        return 2;
    }

    /// <summary>In the list of commands each has one sentence; its examples stand in its own help.</summary>
    private sealed class HelpWithShortList : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            foreach (var command in parseResult.CommandResult.Command.Subcommands)
                command.Description = command.Description?.ReplaceLineEndings("\n").Split("\n\n")[0];
            return new HelpAction().Invoke(parseResult);
        }
    }

    private static IEnumerable<string> Words(CommandResult command) =>
        command.Parent is CommandResult parent ? Words(parent).Append(command.Command.Name) : [command.Command.Name];
}
