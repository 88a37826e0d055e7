using System.CommandLine;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek operator set</c>: who runs the node, as its readers are told.</summary>
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
        return new Command("operator", "Who runs this node.") { set };
    }
}
