using System.CommandLine;
using Tirek.Server.Keeping;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek move</c>: a node from the embedded database to PostgreSQL.</summary>
internal static class MoveCommand
{
    private const string Help = """
        Move the node from the embedded database into an empty PostgreSQL database, while its server is stopped. Everything is compared before the node is switched over; stopped on the way, it stays as it was. The old file is kept.

        Example:
          ./tirek move --to-postgres "Host=localhost;Database=tirek;Username=tirek" --data FOLDER
        """;

    public static Command Create()
    {
        var postgres = new Option<string>("--to-postgres")
        {
            Description = "PostgreSQL connection string of an empty database; with a password: file:PATH.",
            Required = true,
        };
        var data = CommandLine.DataOption();
        var command = new Command("move", Help) { postgres, data };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var folder = NodeFolder.OpenExisting(parsed.GetRequiredValue(data).FullName);
                var (rows, kept) = await MoveToPostgres.Move(
                    folder,
                    PostgresConnection.Read(parsed.GetRequiredValue(postgres)),
                    TimeProvider.System,
                    cancel
                );
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    $"Moved: {rows:N0} rows, compared. The node is on PostgreSQL now. When it runs well, delete {kept}: it holds everything as it was."
                );
                return 0;
            }
        );
        return command;
    }
}
