using System.CommandLine;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek exit set</c>: the page that <em>Leave this site</em> opens.</summary>
internal static class ExitCommand
{
    public static Command Create()
    {
        var address = new Argument<string>("address")
        {
            Description = "An https address of another site that loads fast and raises no question.",
        };
        var set = new Command(
            "set",
            "Choose the page that \"Leave this site\" opens.\n\nExample:\n  ./tirek exit set https://www.wikipedia.org/ --data FOLDER"
        )
        {
            address,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
                await output.WriteLineAsync(
                    $"\"Leave this site\" now opens {await SetExit.Set(db, parsed.GetRequiredValue(address), TimeProvider.System, cancel)}"
                )
        );
        return new Command("exit", "The page that \"Leave this site\" opens.") { set };
    }
}
