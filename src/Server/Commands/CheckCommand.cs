using System.CommandLine;
using Tirek.Domain.Keeping;
using Tirek.Server.Keeping;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek check</c>: is all well with the node, and what to do if not.</summary>
internal static class CheckCommand
{
    private const string Help = """
        Look whether all is well with the node, and say what to do if not: database, index, files, clock, disk, languages, crisis numbers, last backup. Works while the server runs, and changes nothing. Ends with 0 if all is well, 1 if something needs attention, 2 if something is broken.

        Example:
          ./tirek check --data FOLDER
        """;

    public static Command Create()
    {
        var data = CommandLine.DataOption();
        var command = new Command("check", Help) { data };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var folder = NodeFolder.OpenExisting(parsed.GetRequiredValue(data).FullName);
                using var inUse = NodeLock.Share(folder);
                await using var db = folder.OpenDatabase();
                var worst = Standing.Ok;
                await foreach (var finding in new CheckNode(db, folder, TimeProvider.System).All(cancel))
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(finding.ToString());
                    worst = finding.Standing > worst ? finding.Standing : worst;
                }
                return (int)worst;
            }
        );
        return command;
    }
}
