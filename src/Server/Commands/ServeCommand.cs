using System.CommandLine;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek serve</c>: answers on the web from a node's folder. <c>./run</c> calls it.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = "Folder of the node. Without it: the demonstration." };
        var demonstration = new Option<bool>("--demonstration") { Description = "Make an invented node in that folder." };
        var urls = new Option<string>("--urls")
        {
            Description = "Address to answer on.",
            DefaultValueFactory = _ => "http://localhost:5080",
        };
        var postgres = new Option<string?>("--postgres")
        {
            Description = "PostgreSQL connection string, instead of the embedded database.",
        };
        var command = new Command("serve", "Answer on the web.") { data, demonstration, urls, postgres };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var folder = NodeFolder.Open(
                    parsed.GetValue(data)?.FullName ?? Path.Combine("data", "demonstration"),
                    parsed.GetValue(demonstration) || parsed.GetValue(data) is null ? NodeKind.Demonstration : null,
                    parsed.GetValue(postgres)
                );
                await using var app = WebNode.Build(folder, parsed.GetValue(urls)!);
                await app.PrepareNode(cancel);
                await app.RunAsync(cancel);
                return 0;
            }
        );
        return command;
    }
}
