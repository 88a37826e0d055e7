using System.CommandLine;
using System.Data.Common;
using Npgsql;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek serve</c>: answers on the web from a node's folder. <c>./run</c> calls it.</summary>
internal static class ServeCommand
{
    private const string Help = """
        Answer on the web until Ctrl+C.

        Examples:
          ./tirek serve                                                    the demonstration, in data/demonstration
          ./tirek serve --data FOLDER                                      a real node; a new folder becomes an empty one
          ./tirek serve --data FOLDER --demonstration                      an invented network in a new folder
          ./tirek serve --data FOLDER --urls http://127.0.0.1:8080         on another address
          ./tirek serve --data FOLDER --urls "http://0.0.0.0:80;https://0.0.0.0:443" --host help.example.org --certificate FILE.pem --certificate-key FILE.pem
          ./tirek serve --data FOLDER --behind-proxy 127.0.0.1 --host help.example.org
          ./tirek serve --data FOLDER --postgres "Host=…;Database=…"       on PostgreSQL; asked for once, the folder remembers it
        """;

    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = "Folder of the node. Without it: the demonstration." };
        var demonstration = new Option<bool>("--demonstration") { Description = "Make an invented node in that folder." };
        var reach = new ReachOptions();
        var postgres = new Option<string?>("--postgres")
        {
            Description = "PostgreSQL connection string, instead of the embedded database; with a password: file:PATH.",
        };
        var command = new Command("serve", Help) { data, demonstration, postgres };
        reach.AddTo(command);
        command.SetAction(
            async (parsed, cancel) =>
            {
                var path = parsed.GetValue(data)?.FullName ?? Path.Combine("data", "demonstration");
                var asked = reach.Read(parsed, path);
                var connection = parsed.GetValue(postgres) is { } given ? PostgresConnection.Read(given) : null;
                if (connection is not null)
                    await RefuseSilent(connection, cancel);
                var folder = NodeFolder.Open(
                    path,
                    parsed.GetValue(demonstration) || parsed.GetValue(data) is null ? NodeKind.Demonstration : null,
                    connection
                );
                await using var app = WebNode.Build(folder, asked);
                await app.PrepareNode(cancel);
                try
                {
                    await app.StartAsync(cancel);
                }
                catch (IOException taken)
                {
                    throw new CommandRefusal(
                        $"Nobody can answer on {asked.Urls}: {taken.Message} Stop what answers there, or choose another address with --urls."
                    );
                }
                await SayWhatIsServed(parsed.InvocationConfiguration.Output, folder, app, asked.Urls);
                await app.WaitForShutdownAsync(cancel);
                return 0;
            }
        );
        return command;
    }

    /// <summary>What kind of node this is, where to look, and what it still lacks: an operator should not have to guess.</summary>
    private static async Task SayWhatIsServed(TextWriter output, NodeFolder folder, WebApplication app, string addresses)
    {
        await output.WriteLineAsync(
            folder.IsDemonstration
                ? $"A demonstration in {folder.Path}: everything in it is invented. Open {addresses} · Ctrl+C ends it."
                : $"A real node in {folder.Path}. Open {addresses} · Ctrl+C ends it."
        );
        var state = app.Services.GetRequiredService<NodeState>();
        if (!state.IsOpen)
            await output.WriteLineAsync(
                $"Find help is closed: no crisis number yet for {string.Join(", ", state.MissingCountries)}. See ./tirek crisis set --help and ./tirek countries set --help."
            );
    }

    /// <summary>Before a folder is bound to a database for ever, that database has to answer.</summary>
    private static async Task RefuseSilent(string connection, CancellationToken cancel)
    {
        try
        {
            await using var tried = new NpgsqlConnection(connection);
            await tried.OpenAsync(cancel);
        }
        catch (Exception e) when (e is DbException or ArgumentException or System.Net.Sockets.SocketException)
        {
            // The reason may quote the connection, and a connection may hold a password.
            throw new CommandRefusal(
                $"PostgreSQL does not answer under this --postgres ({e.GetType().Name}). Look at its host, database and user, and whether it runs."
            );
        }
    }
}
