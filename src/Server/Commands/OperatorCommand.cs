using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Node;
using Tirek.Server.Operating;

namespace Tirek.Server.Commands;

/// <summary><c>tirek operator</c>: who runs the node, as its readers are told; and whose accounts may, and no longer may.</summary>
internal static class OperatorCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The organisation's name and country, as it wants to be known." };
        var set = new Command(
            "set",
            "Say who runs this node: the page \"What is stored here\" tells it to readers.\n\n"
                + "Example:\n  ./tirek operator set \"Example association, Kyrgyzstan\" --data FOLDER"
        )
        {
            name,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, folder, db, output, cancel) =>
                await output.WriteLineAsync(
                    $"Readers are told: {await SetOperator.Set(db, folder, parsed.GetRequiredValue(name), TimeProvider.System, cancel)}"
                )
        );
        return new Command("operator", "Who runs this node.") { set, List(), End() };
    }

    private static Command List() =>
        new Command("list", "Say which accounts may run this node by its page.\n\nExample:\n  ./tirek operator list --data FOLDER").OnNode(
            CommandLine.DataOption(),
            async (_, _, db, output, cancel) =>
            {
                foreach (var person in await db.People.Where(p => p.IsOperator).OrderBy(p => p.CreatedAt).ToListAsync(cancel))
                    await output.WriteLineAsync($"{person.Id}  {person.Name}, since {person.CreatedAt:yyyy-MM-dd}");
            }
        );

    private static Command End()
    {
        var id = new Argument<Guid>("id") { Description = "As ./tirek operator list says it." };
        return new Command(
            "end",
            "Take the right to run this node away from an account: she is signed out within a minute. The last one keeps it.\n\n"
                + "Example:\n  ./tirek operator end ID --data FOLDER"
        )
        {
            id,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
            {
                try
                {
                    await EndOperator.End(db, parsed.GetRequiredValue(id), TimeProvider.System, cancel);
                }
                catch (Problem)
                {
                    throw new CommandRefusal("No operator has this id: ./tirek operator list --data FOLDER");
                }
                await output.WriteLineAsync("She may not run this node any more.");
            }
        );
    }
}
